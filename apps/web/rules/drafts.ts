/** A rule set that somebody writes, kept in the tab of the browser. */
export interface RuleDraft {
  /** The version that it began from. */
  readonly version: number;
  readonly document: string;
  /** The newest version there was when it was begun. */
  readonly basedOn: number;
}

/** What we need of the storage of a tab. */
interface DraftStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The draft of somebody from a version; null where there is none. */
export function readDraft(storage: DraftStorage, user: string, version: number): RuleDraft | null {
  return parse(storage.getItem(keyOf(user, version)), version);
}

/** Keeps a draft. Where the tab has no room for it, it stays as long as the page is open. */
export function keepDraft(storage: DraftStorage, user: string, { version, document, basedOn }: RuleDraft): void {
  try {
    storage.setItem(keyOf(user, version), JSON.stringify({ document, basedOn }));
  } catch {
    storage.removeItem(keyOf(user, version));
  }
}

/** Forgets a draft. */
export function dropDraft(storage: DraftStorage, user: string, version: number): void {
  storage.removeItem(keyOf(user, version));
}

/** The drafts of somebody, the one from the newest version first. */
export function listDrafts(storage: DraftStorage, user: string): RuleDraft[] {
  const versions = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').flatMap((key) => {
    const [, version = '', whose] = /^opscore\.rule-draft\.(\d+)\.(.*)$/.exec(key) ?? [];
    return whose === user ? [Number(version)] : [];
  });
  return versions
    .flatMap((version) => readDraft(storage, user, version) ?? [])
    .toSorted((one, other) => other.version - one.version);
}

function keyOf(user: string, version: number): string {
  return `opscore.rule-draft.${version}.${user}`;
}

function parse(text: string | null, version: number): RuleDraft | null {
  if (text === null) return null;
  const { document, basedOn } = JSON.parse(text) as Partial<RuleDraft>;
  return typeof document === 'string' && typeof basedOn === 'number' ? { version, document, basedOn } : null;
}
