/** The list of versions with what changes from one to another. */
export function differencesPath(a: number, b: number): string {
  return `/rules?a=${a}&b=${b}`;
}

/** One version. */
export function versionPath(version: number): string {
  return `/rules/versions/${version}`;
}
