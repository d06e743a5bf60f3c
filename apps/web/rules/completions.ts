import type { DocumentPlace } from './document-place.js';

/** What we read of a JSON Schema. */
export interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Something that may stand at a place. */
export interface Offer {
  readonly word: string;
  /** The path of the key, whose meaning is shown beside it. */
  readonly path: readonly string[];
  readonly kind: 'section' | 'choice' | 'value' | 'word';
}

/** What the schema allows at a place: keys that do not stand there yet, or the words of a choice. */
export function offersAt(schema: SchemaNode, { path, part, beside }: DocumentPlace): Offer[] {
  const nodes = path.reduce<readonly SchemaNode[]>((above, key) => above.flatMap((node) => below(node, key)), branches(schema));
  if (part === 'value') return unique(nodes.flatMap((node) => wordsOf(node)).map((word) => ({ word, path, kind: 'word' as const })));
  return unique(
    nodes
      .flatMap(({ properties = {} }) => Object.entries(properties))
      .filter(([key]) => !beside.includes(key))
      .map(([key, node]) => ({ word: key, path: [...path, key], kind: kindOf(node) })),
  );
}

function below({ properties, additionalProperties }: SchemaNode, key: string): SchemaNode[] {
  const next = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  return typeof next === 'object' ? branches(next) : [];
}

function branches(node: SchemaNode): SchemaNode[] {
  return [node, ...(node.anyOf ?? []).flatMap(branches)];
}

function wordsOf({ type, enum: choices = [], const: only }: SchemaNode): string[] {
  if (type === 'boolean') return ['true', 'false'];
  return type === 'null' ? ['null'] : only === undefined ? [...choices] : [only];
}

function kindOf(node: SchemaNode): Offer['kind'] {
  const all = branches(node);
  if (all.some(({ properties, additionalProperties }) => properties !== undefined || typeof additionalProperties === 'object')) return 'section';
  return all.some((each) => wordsOf(each).length > 0) ? 'choice' : 'value';
}

function unique(offers: readonly Offer[]): Offer[] {
  return offers.filter(({ word }, index) => offers.findIndex((other) => other.word === word) === index);
}
