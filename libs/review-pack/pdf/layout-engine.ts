import { createRequire } from 'node:module';
import type { Content, CustomTableLayout, DynamicContent, Style } from 'pdfmake/interfaces.js';

/**
 * The parts of pdfmake that lay pages out and draw them. Its front door keeps a whole document in memory, laid out, before it draws the
 * first page of it; by its parts, pages are drawn and given away section by section.
 */

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface PageMargins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page that is laid out and not drawn yet. */
export interface LaidOutPage {
  /** Lines, vectors and pictures; a line has the id of the title that it is. */
  readonly items: readonly { readonly item: { readonly id?: string } }[];
}

/** What a content says of itself while it is laid out. */
export interface LaidOutNode {
  readonly headlineLevel?: number;
}

/** A font that is open in a document. */
export interface OpenFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  layoutCache: Record<string, unknown>;
}

export interface OpenDocument {
  provideFont(family: string, isBold: boolean, isItalic: boolean): OpenFont;
  read(): Uint8Array | null;
  end(): void;
}

interface DocumentOptions {
  readonly size: readonly [number, number];
  readonly pdfVersion: string;
  readonly compress: boolean;
  readonly autoFirstPage: boolean;
  readonly font: null;
  readonly displayTitle: boolean;
  readonly lang: string;
  readonly info: Readonly<Record<string, string | Date>>;
}

interface LayoutBuilder {
  registerTableLayouts(layouts: Readonly<Record<string, CustomTableLayout>>): void;
  layoutDocument(
    content: Content,
    document: OpenDocument,
    styles: Readonly<Record<string, Style>>,
    defaultStyle: Style,
    background: undefined,
    header: DynamicContent | undefined,
    footer: DynamicContent | undefined,
    watermark: undefined,
    pageBreakBefore: (node: LaidOutNode, nodes: { readonly getFollowingNodesOnPage: () => LaidOutNode[] }) => boolean,
  ): LaidOutPage[];
}

interface Renderer {
  renderPages(pages: readonly LaidOutPage[]): void;
}

interface LayoutEngine {
  readonly PdfDocument: new (
    fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
    images: object,
    patterns: object,
    attachments: object,
    options: DocumentOptions,
    virtualFiles: null,
    mayRead: (path: string) => boolean,
  ) => OpenDocument;
  readonly LayoutBuilder: new (size: PageSize, margins: PageMargins, svgMeasure: object) => LayoutBuilder;
  readonly Renderer: new (document: OpenDocument) => Renderer;
  readonly SvgMeasure: new () => object;
}

/** Loads the parts. They are CommonJS and have no types of their own. */
export function loadLayoutEngine(): LayoutEngine {
  const require = createRequire(import.meta.url);
  const load = <Part>(name: string): Part => (require(`pdfmake/js/${name}.js`) as { default: Part }).default;
  return { PdfDocument: load('PDFDocument'), LayoutBuilder: load('LayoutBuilder'), Renderer: load('Renderer'), SvgMeasure: load('SVGMeasure') };
}
