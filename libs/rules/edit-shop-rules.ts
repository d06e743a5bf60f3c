import type { Document, Pair } from 'yaml';
import { YAMLMap, isMap, isScalar, parseDocument, visit } from 'yaml';
import { DECIMAL_TAG, WrittenDecimal } from './render-rule-set.js';
import type { ShopRules } from './rule-set.js';

/** A mapping as it is to be written: numbers are numbers, and nothing is undefined. */
interface Section {
  readonly [key: string]: string | number | boolean | null | Section;
}

/**
 * A rule set document with other rules of one shop (null: none of its own, so that the default holds); everything else stays as it is
 * written, comments and order too. Null where the document is written in a way that cannot be changed at that place alone.
 */
export function editShopRules(text: string, merchantId: string, own: ShopRules | null): string | null {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, customTags: (tags) => [DECIMAL_TAG, ...tags] });
  if (document.errors.length > 0) return null;
  keepNumbersAsWritten(document);
  const attribution = sectionOf(document, documentMap(document), 'attribution');
  const merchants = attribution && sectionOf(document, attribution, 'merchants');
  if (merchants === null) return null;
  const pair = pairOf(merchants, merchantId);
  if (own === null) {
    if (pair !== undefined) merchants.items.splice(merchants.items.indexOf(pair), 1);
  } else {
    const section = toSection(own);
    if (pair !== undefined && isMap(pair.value)) mergeInto(document, pair.value, section);
    else if (pair !== undefined) pair.value = document.createNode(section);
    else merchants.items.push(document.createPair(merchantId, section));
  }
  try {
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
  } catch {
    // An alias whose anchor is gone.
    return null;
  }
}

/** Numbers are written digit by digit, as they were. */
function keepNumbersAsWritten(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = new WrittenDecimal(node.source);
    },
  });
}

/** The mapping that the document is; null where it is something else. An empty document becomes one. */
function documentMap(document: Document): YAMLMap | null {
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    const { comment, commentBefore } = document.contents ?? {};
    const map = new YAMLMap();
    if (comment) map.comment = comment;
    if (commentBefore) map.commentBefore = commentBefore;
    document.contents = map;
  }
  return isMap(document.contents) ? document.contents : null;
}

/** The mapping under a key, which is made where there is none; null where something else stands there. */
function sectionOf(document: Document, parent: YAMLMap | null, key: string): YAMLMap | null {
  if (parent === null) return null;
  const pair = pairOf(parent, key);
  if (pair === undefined) {
    const section = new YAMLMap();
    parent.items.push(document.createPair(key, section));
    return section;
  }
  if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) pair.value = new YAMLMap();
  const { value } = pair;
  if (!isMap(value) || value.anchor !== undefined) return null;
  // `{}` would take in what is added between its braces.
  if (value.items.length === 0) value.flow = false;
  return value;
}

/** The pair of a key, however the key is written. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(({ key: each }) => isScalar(each) && (each.source ?? String(each.value)) === key);
}

/** Makes a mapping say what a section says, and no more; what it says already stays as it is written. */
function mergeInto(document: Document, map: YAMLMap, section: Section): void {
  map.items = map.items.filter(({ key }) => isScalar(key) && Object.hasOwn(section, String(key.value)));
  for (const [key, wanted] of Object.entries(section)) {
    const pair = pairOf(map, key);
    if (pair === undefined) map.items.push(document.createPair(key, wanted));
    else if (isMap(pair.value) && typeof wanted === 'object' && wanted !== null) mergeInto(document, pair.value, wanted);
    else if (!isScalar(pair.value) || String(pair.value.source ?? pair.value.value) !== String(wanted)) pair.value = document.createNode(wanted);
  }
}

/** Decimal texts of whole numbers become numbers; what is undefined is left out. */
function toSection(own: object): Section {
  const entries = Object.entries(own as Readonly<Record<string, object | string | boolean | null | undefined>>);
  return Object.fromEntries(
    entries.flatMap(([key, value]): [string, Section[string]][] => {
      if (value === undefined) return [];
      if (typeof value === 'object' && value !== null) return [[key, toSection(value)]];
      return [[key, typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value]];
    }),
  );
}
