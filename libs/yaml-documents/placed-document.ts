import type { Document, LineCounter } from 'yaml';
import { isCollection, isMap, isScalar } from 'yaml';

/** A place in a text: line and column, both from 1 on. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML document that knows where its parts stand. */
export class PlacedDocument {
  constructor(
    readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** The place of a character, counted from 0. */
  placeAt(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  /** The place of the value or of the key at a path, or of the nearest thing around it. */
  placeOf(path: readonly PropertyKey[], part: 'key' | 'value'): Place {
    if (part === 'key') {
      const mapping: unknown = this.document.getIn(path.slice(0, -1), true);
      const pair = isMap(mapping) ? mapping.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
      if (isScalar(pair?.key) && pair.key.range) return this.placeAt(pair.key.range[0]);
    }
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = this.document.getIn(path.slice(0, depth), true);
      if ((isScalar(node) || isCollection(node)) && node.range) return this.placeAt(node.range[0]);
    }
    return { line: 1, column: 1 };
  }
}
