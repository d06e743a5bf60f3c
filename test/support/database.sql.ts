/** Databases of specs, made from a migrated template. Their names are our own letters, digits and underscores. */
export const TEMPLATE = 'opscore_template';

export const DATA_FOLDER = `SELECT current_setting('data_directory') AS folder`;
export const DROP_TEMPLATE = `DROP DATABASE IF EXISTS ${TEMPLATE}`;
export const CREATE_TEMPLATE = `CREATE DATABASE ${TEMPLATE}`;

export function createFromTemplate(name: string, template = TEMPLATE): string {
  return `CREATE DATABASE ${name} TEMPLATE ${template}`;
}

export function dropDatabase(name: string): string {
  return `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
}
