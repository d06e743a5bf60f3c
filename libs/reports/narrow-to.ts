/** Of some managers or merchants (null: all of them), the one that is asked for, or (null) all. None where it is not among them. */
export function narrowTo(ids: readonly string[] | null, id: string | null): readonly string[] | null {
  if (id === null) return ids;
  return ids === null || ids.includes(id) ? [id] : [];
}
