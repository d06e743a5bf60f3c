/** Databases of specs, made from a migrated template. Their names are our own letters, digits and underscores. */
export const TEMPLATE = 'opscore_template';

export const DATA_FOLDER = `SELECT current_setting('data_directory') AS folder`;
export const DROP_TEMPLATE = `DROP DATABASE IF EXISTS ${TEMPLATE}`;
export const CREATE_TEMPLATE = `CREATE DATABASE ${TEMPLATE}`;

export function createFromTemplate(name: string, template = TEMPLATE): string {
  // Copied as files: no page of it goes through the write-ahead log.
  return `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`;
}

export function dropDatabase(name: string): string {
  return `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
}
