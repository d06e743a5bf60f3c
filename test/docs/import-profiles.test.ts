import { ProfileForm } from '#libs/ingest/mapping/profile-form.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { RECONCILED_FIGURES } from '#libs/ingest/mapping/reconciled-figures.js';
import { BUILT_IN_NAMES, builtInProfile } from '#libs/ingest/profiles.js';
import { blocksOf, readPage } from './pages.js';

/** What the page on import profiles says, against the profiles and their form. */

const page = readPage('docs/import-profiles.md');
const rows = page.text.split('\n').filter((line) => line.startsWith('| `'));
const rowOf = (name: string) => rows.find((row) => row.startsWith(`| \`${name}\` |`));

it.each(BUILT_IN_NAMES)('lists %s with what it becomes and has to be told', (name) => {
  const cells = rowOf(name)?.split(' | ') ?? [];
  const { facts, options } = builtInProfile(name);
  expect(Object.keys(options).filter((option) => !cells.at(-1)?.includes(option))).toEqual([]);
  const kinds = facts.map(({ kind }) => kind).filter((kind) => kind !== 'order_outbounds');
  expect(kinds.filter((kind) => !cells[2]?.includes(`\`${kind}\``))).toEqual([]);
});

it('names every key that a profile and its parts can have', () => {
  const { fields, facts } = ProfileForm.shape;
  const keys = [ProfileForm.shape, facts.element.shape, fields.valueType.shape].flatMap((shape) => Object.keys(shape));
  // Kinds and columns are told in prose.
  const told = (key: string) => page.text.includes(`\`${key}\``);
  expect(keys.filter((key) => !['kind'].includes(key) && !told(key))).toEqual([]);
  expect(RECONCILED_FIGURES.filter((figure) => !told(figure))).toEqual([]);
});

it('shows a profile that can be used', () => {
  const [example] = blocksOf(page).filter(({ language }) => language === 'yaml');
  expect(readMappingProfile(example?.lines.join('\n') ?? '', 'example').facts.map(({ kind }) => kind)).toEqual(['ad_spend']);
});
