import { LineCounter, isCollection, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { ruleSetJsonSchema } from './json-schema.js';
import type { RuleSet } from './rule-set.js';
import { ruleSetSchema } from './rule-set.js';

/** What is wrong with a document: where, what stands there, and what is allowed. */
export interface RuleProblem {
  /** The place in the document, for example `scoring.modules.sales.head_count`; '' for the whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly value: string;
  readonly allowed: string;
}

export type RuleCheck =
  | { readonly ruleSet: RuleSet; readonly problems: readonly [] }
  | { readonly ruleSet: null; readonly problems: readonly RuleProblem[] };

/** Documents are written by people; a larger one is an accident. */
const LONGEST_DOCUMENT = 1_000_000;

/** A problem shows what stands there, but not a whole section of it. */
const LONGEST_VALUE = 200;
/** Of one mapping no more are named: looking each up takes its time. */
const MOST_UNKNOWN_KEYS = 500;
/** Rule sets are five levels deep; parsing takes very long for very many. */
const DEEPEST_NESTING = 50;

/**
 * Checks a rule set document as a whole and completes it with the defaults; names every problem at once. An empty
 * document is the set of defaults. `longest` is how many characters it may have.
 */
export function checkRuleSet(text: string, longest = LONGEST_DOCUMENT): RuleCheck {
  const unreadable = findUnreadable(text, longest);
  if (unreadable !== null) return { ruleSet: null, problems: [unreadable] };
  const lineCounter = new LineCounter();
  // Looking for keys that stand twice is done here: the parser compares each with each.
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, schema: 'core' });
  const place = (offset: number) => lineCounter.linePos(offset);
  // A tag or a version of YAML that is not understood is a warning to the parser, but not to us.
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const problems = broken.map(({ code, message, pos }) => {
      const { line, col } = place(pos[0]);
      return { path: '', line, column: col, value: '', allowed: `YAML: ${describeYamlError(code, message)}` };
    });
    return { ruleSet: null, problems };
  }
  const repeated = findRepeatedKeys(document, place);
  if (repeated.length > 0) return { ruleSet: null, problems: repeated };
  keepDecimals(document);
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ruleSet: null, problems: [{ path: '', line: 1, column: 1, value: '', allowed: `YAML: ${reason}` }] };
  }
  const parsed = ruleSetSchema.safeParse(content);
  if (parsed.success) return { ruleSet: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, content, document, place));
  return { ruleSet: null, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** What keeps a document from being parsed at all: its size, or a depth that nobody writes. */
function findUnreadable(text: string, longest: number): RuleProblem | null {
  if (text.length > longest) {
    return { path: '', line: 1, column: 1, value: `${text.length} characters`, allowed: 'at most 1,000,000 characters' };
  }
  let depth = 0;
  for (const [lineIndex, line] of text.split('\n').entries()) {
    // Brackets count wherever they stand: even quoted ones nest less than that.
    for (let column = 0; column < line.length; column++) {
      const sign = line[column];
      if (sign === '[' || sign === '{') depth += 1;
      if (sign === ']' || sign === '}') depth -= 1;
      if (depth > DEEPEST_NESTING) return tooDeep(lineIndex + 1, column + 1);
    }
    const marks = /^(?:[ \t]*[-?](?=[ \t]))+/.exec(line)?.[0].replaceAll(/[ \t]/g, '').length ?? 0;
    if (marks > DEEPEST_NESTING) return tooDeep(lineIndex + 1, 1);
  }
  return null;
}

function tooDeep(line: number, column: number): RuleProblem {
  return { path: '', line, column, value: '', allowed: `YAML: at most ${DEEPEST_NESTING} levels of nesting` };
}

/** The first line of what the parser says, without the place, which stands beside it. */
function describeYamlError(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'a single document';
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

/** Keys that stand twice in a mapping: which value would count? */
function findRepeatedKeys(document: Document, place: (offset: number) => { line: number; col: number }): RuleProblem[] {
  const problems: RuleProblem[] = [];
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? (key.source ?? String(key.value)) : null;
        if (name === null) continue;
        if (seen.has(name)) {
          const { line, col } = place((isScalar(key) ? key.range?.[0] : undefined) ?? 0);
          problems.push({ path: '', line, column: col, value: '', allowed: 'YAML: Map keys must be unique' });
        }
        seen.add(name);
      }
    },
  });
  return problems.slice(0, MOST_UNKNOWN_KEYS);
}

/** Numbers stay the texts that they were written as: a binary float could not be rounded once and honestly. */
function keepDecimals(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number') node.value = (node.source ?? String(node.value)).replace(/^\+/, '');
    },
  });
}

function describeIssue(
  issue: z.core.$ZodIssue,
  content: unknown,
  document: Document,
  place: (offset: number) => { line: number; col: number },
): RuleProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => ({
      ...locate(document, [...issue.path, key], place, 'key'),
      path: [...issue.path, key].join('.'),
      value: write(valueAt(content, [...issue.path, key])),
      allowed: suggest(key, keysAt(issue.path)),
    }));
  }
  if (issue.code === 'invalid_union') {
    const inner = pickBranch(issue.errors);
    if (inner.length > 0) {
      return inner.flatMap((each) => describeIssue({ ...each, path: [...issue.path, ...each.path] }, content, document, place));
    }
  }
  return [
    {
      ...locate(document, issue.path, place, 'value'),
      path: issue.path.join('.'),
      value: write(valueAt(content, issue.path)),
      allowed: issue.message,
    },
  ];
}

/** Of a union that nothing fits, the problems of the branch that was meant: one that found fault within the value. */
function pickBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return branches.find((issues) => issues.some(({ code, path }) => path.length > 0 || code === 'unrecognized_keys')) ?? [];
}

const SCHEMA: SchemaNode = ruleSetJsonSchema();

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
}

/** The keys that a mapping at a path may have. */
function keysAt(path: readonly PropertyKey[]): string[] {
  const nodes = path.reduce<SchemaNode[]>((above, key) => above.flatMap((node) => below(node, String(key))), [SCHEMA]);
  return nodes.flatMap((node) => [node, ...(node.anyOf ?? [])]).flatMap(({ properties = {} }) => Object.keys(properties));
}

function below(node: SchemaNode, key: string): SchemaNode[] {
  return [node, ...(node.anyOf ?? [])].flatMap(({ properties, additionalProperties }) => {
    const next = properties?.[key] ?? additionalProperties;
    return typeof next === 'object' ? [next] : [];
  });
}

function suggest(key: string, known: readonly string[]): string {
  const [near] = known
    .map((name) => ({ name, distance: editDistance(key.toLowerCase(), name) }))
    .filter(({ distance }) => distance <= 2)
    .toSorted((a, b) => a.distance - b.distance);
  const list = known.length > 0 ? `one of ${known.join(', ')}` : 'no such key';
  return near === undefined ? list : `${list} (did you mean ${near.name}?)`;
}

/** The place of the value or of the key at a path, or of the nearest thing around it. */
function locate(
  document: Document,
  path: readonly PropertyKey[],
  place: (offset: number) => { line: number; col: number },
  part: 'key' | 'value',
): { line: number; column: number } {
  if (part === 'key') {
    const mapping: unknown = document.getIn(path.slice(0, -1), true);
    const pair = isMap(mapping) ? mapping.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    if (isScalar(pair?.key) && pair.key.range) {
      const { line, col } = place(pair.key.range[0]);
      return { line, column: col };
    }
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if ((isScalar(node) || isCollection(node)) && node.range) {
      const { line, col } = place(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], content);
}

function write(value: unknown): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  const written = JSON.stringify(value).replaceAll(/"(-?\d+(?:\.\d+)?)"/g, '$1');
  return written.length > LONGEST_VALUE ? `${written.slice(0, LONGEST_VALUE)}…` : written;
}

/** Levenshtein's distance, for names that were mistyped. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
