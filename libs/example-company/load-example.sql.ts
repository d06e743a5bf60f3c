/** The files that were imported, by their content. */
export const IMPORTED_FILES = `SELECT DISTINCT sha256 FROM imports`;
