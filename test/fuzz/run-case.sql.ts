import { KINDS, kindNamed } from '#libs/ingest/kinds.js';
import { storedFacts } from '../support/imports.sql.js';

const FACTS = [...KINDS, kindNamed('order_outbounds')];

/** How many rows there are of everything that an import may write, and how many tables of imports were left behind. */
export const COUNT_STORED = `
  SELECT ${FACTS.map(({ name, table }) => `(SELECT count(*)::integer FROM ${table}${name === 'merchants' ? ' WHERE known' : ''}) AS ${name}`).join(', ')},
    (SELECT count(*)::integer FROM imports) AS imports,
    (SELECT count(*)::integer FROM audit_entries) AS audited,
    (SELECT count(*)::integer FROM pg_class WHERE relnamespace = 'staging'::regnamespace) AS staging`;

/** One value for all facts that are stored. */
export const DIGEST_STORED = `
  SELECT md5(concat_ws('|', ${FACTS.map((kind) => `(SELECT md5(string_agg(fact::text, '|' ORDER BY fact::text COLLATE "C")) FROM (${storedFacts(kind)}) AS stored)`).join(', ')})) AS digest`;
