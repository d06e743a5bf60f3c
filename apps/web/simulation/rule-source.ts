/** Which rules are simulated: a version, or the draft that somebody began from one. */
export interface RuleSource {
  readonly kind: 'version' | 'draft';
  readonly version: number;
}

/** Reads it from the address, such as `draft-3`; null where it names none. */
export function readSource(text: string | null): RuleSource | null {
  const [, kind, version = ''] = /^(version|draft)-([1-9]\d{0,8})$/.exec(text ?? '') ?? [];
  return kind === 'version' || kind === 'draft' ? { kind, version: Number(version) } : null;
}

/** As it stands in the address. */
export function writeSource({ kind, version }: RuleSource): string {
  return `${kind}-${version}`;
}
