/** $1 the name of a database. */
export const FIND_DATABASE = 'SELECT FROM pg_database WHERE datname = $1';

/** The name is ours, never a user's. */
export function createDatabase(name: string): string {
  return `CREATE DATABASE ${name}`;
}
