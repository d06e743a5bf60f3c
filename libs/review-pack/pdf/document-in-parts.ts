import type { Content, DynamicContent } from 'pdfmake/interfaces.js';
import { findFonts } from './fonts.js';
import type { LaidOutNode, LaidOutPage, OpenDocument } from './layout-engine.js';
import { loadLayoutEngine } from './layout-engine.js';
import { COLOURS, FONT, PAGE, TABLE_LAYOUTS, TEXT } from './look.js';
import { FRAME_LEVEL, TITLE_LEVEL } from './pieces.js';
import { makeReadable } from './readable-text.js';

export interface DocumentProperties {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly madeAt: Date;
}

/** What stands above and below the text of a page, by its number in the document. */
export interface PageFrame {
  readonly header: (page: number) => Content;
  readonly footer: (page: number) => Content;
}

/** Whether a title would be the last on its page: then it goes over to the next one with what it is the title of. */
function standsAlone(node: LaidOutNode, { getFollowingNodesOnPage }: { readonly getFollowingNodesOnPage: () => LaidOutNode[] }): boolean {
  if (node.headlineLevel !== TITLE_LEVEL) return false;
  return getFollowingNodesOnPage().every(({ headlineLevel }) => headlineLevel === TITLE_LEVEL || headlineLevel === FRAME_LEVEL);
}

/**
 * A PDF that is written section by section: a section is laid out, drawn, and forgotten, so that memory does not grow with the pages.
 * Nothing is fetched, and no file read but the two fonts.
 */
export class DocumentInParts {
  private readonly engine = loadLayoutEngine();
  private readonly document: OpenDocument;
  private readonly renderer: { renderPages(pages: readonly LaidOutPage[]): void };
  private readonly known = new Map<number, boolean>();
  private readonly isChinese: boolean;
  private pages = 0;

  constructor({ title, subject, language, madeAt }: DocumentProperties) {
    this.isChinese = language.startsWith('zh');
    const fonts = findFonts();
    const allowed: ReadonlySet<string> = new Set([fonts.normal, fonts.bold]);
    const { PdfDocument, Renderer } = this.engine;
    this.document = new PdfDocument(
      { [FONT]: { ...fonts } },
      {},
      {},
      {},
      {
        size: [PAGE.width, PAGE.height],
        pdfVersion: '1.7',
        compress: true,
        autoFirstPage: false,
        font: null,
        displayTitle: true,
        lang: language,
        info: { Title: title, Subject: subject, Author: 'opscore', Creator: 'opscore', Producer: 'opscore', CreationDate: madeAt, ModDate: madeAt },
      },
      null,
      (path) => allowed.has(path),
    );
    this.renderer = new Renderer(this.document);
  }

  /** How many pages a content takes, and on which of them (from 1) a title stands. */
  measure(content: Content): { readonly pages: number; readonly pageOf: (id: string) => number } {
    const pages = this.layOut(content);
    const places = new Map(pages.flatMap(({ items }, page) => items.flatMap(({ item: { id } }): [string, number][] => (id === undefined ? [] : [[id, page + 1]]))));
    this.forgetWords();
    return { pages: pages.length, pageOf: (id) => places.get(id) ?? 1 };
  }

  /** Draws a content on pages of its own. */
  draw(content: Content, frame: PageFrame): void {
    const before = this.pages;
    const laidOut = this.layOut(content, { header: (page) => frame.header(before + page), footer: (page) => frame.footer(before + page) });
    this.renderer.renderPages(laidOut);
    this.pages += laidOut.length;
    this.forgetWords();
  }

  /** Ends the document; the last bytes can be taken then. */
  end(): void {
    this.renderer.renderPages([]);
    this.document.end();
  }

  /** The bytes that were written since they were last taken; null where there are none. */
  takeBytes(): Uint8Array | null {
    return this.document.read();
  }

  private layOut(content: Content, frame?: { readonly header: DynamicContent; readonly footer: DynamicContent }): LaidOutPage[] {
    const { LayoutBuilder, SvgMeasure } = this.engine;
    const builder = new LayoutBuilder(PAGE, PAGE.margins, new SvgMeasure());
    builder.registerTableLayouts(TABLE_LAYOUTS);
    const readable = (make: DynamicContent | undefined): DynamicContent | undefined =>
      make === undefined ? undefined : (page, pages, size) => this.readableContent(make(page, pages, size) ?? '');
    return builder.layoutDocument(this.readableContent(content), this.document, {}, { font: FONT, fontSize: TEXT.body, color: COLOURS.ink }, undefined, readable(frame?.header), readable(frame?.footer), undefined, standsAlone);
  }

  /** Every text of a content, so that no font lacks a character of it. */
  private readableContent<T>(content: T): T {
    if (typeof content === 'string') return this.readable(content) as T;
    if (Array.isArray(content)) return content.map((each: unknown) => this.readableContent(each)) as T;
    if (content === null || typeof content !== 'object') return content;
    return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, this.readableContent(value as unknown)])) as T;
  }

  private readable(text: string): string {
    // The font draws quotation marks as wide as Chinese characters.
    const quoted = this.isChinese ? text : text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'");
    return makeReadable(quoted, (codePoint) => {
      let isKnown = this.known.get(codePoint);
      if (isKnown === undefined) {
        isKnown = this.fonts().every(({ font }) => font.hasGlyphForCodePoint(codePoint));
        this.known.set(codePoint, isKnown);
      }
      return isKnown;
    });
  }

  /** The fonts keep every word that they have laid out, and figures hardly ever come twice. */
  private forgetWords(): void {
    for (const font of this.fonts()) font.layoutCache = Object.create(null) as Record<string, unknown>;
  }

  private fonts() {
    return [false, true].map((isBold) => this.document.provideFont(FONT, isBold, false));
  }
}
