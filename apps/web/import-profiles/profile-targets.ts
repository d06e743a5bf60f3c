import type { ImportColumn, ImportKind } from '../api/imports.js';
import type { Target } from './change-profile.js';
import type { ReadProfile } from './profile-document.js';

/** The columns of a kind; of one that there are no canonical files of, those that the profile names. */
function columnsOf(kinds: readonly ImportKind[], { kind, columns }: ReadProfile['facts'][number]): readonly ImportColumn[] {
  return kinds.find(({ name }) => name === kind)?.columns ?? columns.map(([name]) => ({ name, type: name.endsWith('_at') ? 'instant' : 'id', required: true, values: null }));
}

/** All that a column of the file may be: the columns of the facts of a profile. Those that are numbered are made by themselves. */
export function targetsOf({ facts }: ReadProfile, kinds: readonly ImportKind[]): readonly Target[] {
  return facts.flatMap((fact, index) => columnsOf(kinds, fact).filter(({ name }) => name !== fact.numbered).map((column) => ({ fact: index, column })));
}

/** How a target is told from the others. */
export function keyOf({ fact, column }: Target): string {
  return `${fact}.${column.name}`;
}

/** The targets that a field is as it stands, and those that are made of it. */
export function usesOf({ facts }: ReadProfile, targets: readonly Target[], field: string): { readonly direct: readonly Target[]; readonly made: readonly Target[] } {
  const sourceOf = ({ fact, column }: Target) => facts[fact]?.columns.find(([name]) => name === column.name)?.[1];
  return {
    direct: targets.filter((target) => {
      const source = sourceOf(target);
      return source?.from === 'field' && source.field === field;
    }),
    made: targets.filter((target) => {
      const source = sourceOf(target);
      return source?.from === 'fields' && source.fields.includes(field);
    }),
  };
}

/** A target that no column of the file is. */
export interface AbsentTarget {
  readonly target: Target;
  /** Always the same; null where it is asked for at the import. */
  readonly value: string | null;
}

/** What the file does not say: what is asked for at the import, and what is always the same. */
export function absentTargets({ facts }: ReadProfile, targets: readonly Target[]): readonly AbsentTarget[] {
  return targets.flatMap((target): AbsentTarget[] => {
    const source = facts[target.fact]?.columns.find(([name]) => name === target.column.name)?.[1];
    if (source?.from === 'option') return [{ target, value: null }];
    return source?.from === 'value' ? [{ target, value: source.value }] : [];
  });
}
