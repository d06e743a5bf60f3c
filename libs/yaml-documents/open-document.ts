import type { Document } from 'yaml';
import { LineCounter, isScalar, parseDocument, visit } from 'yaml';
import type { Place } from './placed-document.js';
import { PlacedDocument } from './placed-document.js';

/** Why a text is no YAML document that we read. */
export interface YamlProblem extends Place {
  readonly message: string;
}

/** Documents of people are a few levels deep; parsing takes very long for very many. */
const DEEPEST_NESTING = 50;
/** Of one document no more are named. */
const MOST_REPEATED = 500;

/** Opens a YAML document that somebody wrote, of whatever length the caller allows: the document, or all that keeps it from being one. */
export function openDocument(text: string): { readonly document: PlacedDocument; readonly problems: readonly [] } | { readonly document: null; readonly problems: readonly YamlProblem[] } {
  const tooDeep = findDepth(text);
  if (tooDeep !== null) return { document: null, problems: [{ ...tooDeep, message: `at most ${DEEPEST_NESTING} levels of nesting` }] };
  const lines = new LineCounter();
  // Looking for keys that stand twice is done here: the parser compares each with each.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'core' });
  const placed = new PlacedDocument(document, lines);
  // A tag or a version of YAML that is not understood is a warning to the parser, but not to us.
  const broken = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({ ...placed.placeAt(pos[0]), message: describeError(code, message) }));
  const problems = broken.length > 0 ? broken : findRepeatedKeys(document, placed);
  return problems.length > 0 ? { document: null, problems } : { document: placed, problems: [] };
}

/** Where a text nests deeper than anybody writes; null where it does not. */
function findDepth(text: string): Place | null {
  let depth = 0;
  for (const [lineIndex, line] of text.split('\n').entries()) {
    // Brackets count wherever they stand: even quoted ones nest less than that.
    for (let column = 0; column < line.length; column++) {
      const sign = line[column];
      if (sign === '[' || sign === '{') depth += 1;
      if (sign === ']' || sign === '}') depth -= 1;
      if (depth > DEEPEST_NESTING) return { line: lineIndex + 1, column: column + 1 };
    }
    const marks = /^(?:[ \t]*[-?](?=[ \t]))+/.exec(line)?.[0].replaceAll(/[ \t]/g, '').length ?? 0;
    if (marks > DEEPEST_NESTING) return { line: lineIndex + 1, column: 1 };
  }
  return null;
}

/** The first line of what the parser says, without the place, which stands beside it. */
function describeError(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'a single document';
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

/** Keys that stand twice in a mapping: which value would count? */
function findRepeatedKeys(document: Document, placed: PlacedDocument): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? (key.source ?? String(key.value)) : null;
        if (name === null) continue;
        if (seen.has(name)) problems.push({ ...placed.placeAt((isScalar(key) ? key.range?.[0] : undefined) ?? 0), message: 'Map keys must be unique' });
        seen.add(name);
      }
    },
  });
  return problems.slice(0, MOST_REPEATED);
}
