import { dropDraft, keepDraft, listDrafts, readDraft } from './drafts.js';

/** The storage of a tab that holds so many entries. */
function openStorage(room = 10) {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (kept.size >= room && !kept.has(key)) throw new Error('no room');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('keeps the drafts of each, one for each version that they began from', () => {
  const storage = openStorage();
  const [first, second] = [
    { version: 1, document: 'scoring: {}\n', basedOn: 3 },
    { version: 3, document: '', basedOn: 3 },
  ];
  keepDraft(storage, 'admin', first);
  keepDraft(storage, 'admin', second);
  keepDraft(storage, 'admin.2', first);
  expect(listDrafts(storage, 'admin')).toEqual([second, first]);
  dropDraft(storage, 'admin', 3);
  expect(readDraft(storage, 'admin', 3)).toBeNull();
  expect(readDraft(storage, 'admin', 1)).toEqual(first);
  expect(readDraft(storage, 'director', 1)).toBeNull();
});

it('goes on where the tab has no room', () => {
  const storage = openStorage(0);
  keepDraft(storage, 'admin', { version: 1, document: 'x', basedOn: 1 });
  expect(readDraft(storage, 'admin', 1)).toBeNull();
});
