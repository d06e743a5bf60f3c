import type { Content } from 'pdfmake/interfaces.js';
import type { ReviewPack } from '../review-pack.js';
import type { Words } from './words.js';

/** A line of the contents. */
export interface PackEntry {
  /** The id of the title that it leads to. */
  readonly id: string;
  readonly title: string;
  /** 1 for a section, 2 for a manager. */
  readonly level: 1 | 2;
  /** What stands behind the title. */
  readonly note?: string;
  /** Under which entries are gathered: a division. */
  readonly group?: string;
}

/** A part of the document that begins on a page of its own, and what of it stands in the contents. */
export interface PackSection {
  readonly entries: readonly PackEntry[];
  /** Makes the content anew each time: laying it out uses it up. */
  readonly content: () => Content[];
}

/** What all pages are made from. */
export interface PackSource {
  readonly pack: ReviewPack;
  readonly words: Words;
}
