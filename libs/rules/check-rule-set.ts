import { visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { openDocument } from '#libs/yaml-documents/open-document.js';
import type { PlacedDocument } from '#libs/yaml-documents/placed-document.js';
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

/**
 * Checks a rule set document as a whole and completes it with the defaults; names every problem at once. An empty
 * document is the set of defaults. `longest` is how many characters it may have.
 */
export function checkRuleSet(text: string, longest = LONGEST_DOCUMENT): RuleCheck {
  if (text.length > longest) {
    return { ruleSet: null, problems: [{ path: '', line: 1, column: 1, value: `${text.length} characters`, allowed: 'at most 1,000,000 characters' }] };
  }
  const { document: placed, problems: unreadable } = openDocument(text);
  if (placed === null) {
    return { ruleSet: null, problems: unreadable.map(({ message, ...place }) => ({ path: '', ...place, value: '', allowed: `YAML: ${message}` })) };
  }
  const { document } = placed;
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
  const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, content, placed));
  return { ruleSet: null, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** Numbers stay the texts that they were written as: a binary float could not be rounded once and honestly. */
function keepDecimals(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number') node.value = (node.source ?? String(node.value)).replace(/^\+/, '');
    },
  });
}

function describeIssue(issue: z.core.$ZodIssue, content: unknown, placed: PlacedDocument): RuleProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => ({
      ...placed.placeOf([...issue.path, key], 'key'),
      path: [...issue.path, key].join('.'),
      value: write(valueAt(content, [...issue.path, key])),
      allowed: suggest(key, keysAt(issue.path)),
    }));
  }
  if (issue.code === 'invalid_union') {
    const inner = pickBranch(issue.errors);
    if (inner.length > 0) {
      return inner.flatMap((each) => describeIssue({ ...each, path: [...issue.path, ...each.path] }, content, placed));
    }
  }
  return [
    {
      ...placed.placeOf(issue.path, 'value'),
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
