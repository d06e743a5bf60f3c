import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from './areas.js';
import { texts as chinese } from './chinese.js';
import { texts as english } from './english.js';

const WEB = join(__dirname, '..');
const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('text') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(WEB, path), 'utf8'))
  .join('\n');

describe.each(Object.keys(chinese) as Area[])('%s', (area) => {
  const zh: Readonly<Record<string, string>> = chinese[area];
  const en: Readonly<Record<string, string>> = english[area];

  it('has the same texts in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });

  it('fills in the same in both', () => {
    const filledIn = (text = '') => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
    expect(Object.fromEntries(Object.keys(en).map((key) => [key, filledIn(en[key])]))).toEqual(Object.fromEntries(Object.keys(zh).map((key) => [key, filledIn(zh[key])])));
  });

  it('has none that nobody reads', () => {
    const whole = new Set([...sources.matchAll(new RegExp(`['"\`]${area}:([\\w-]+)['"\`]`, 'g'))].map(([, key]) => key));
    // `scorecard:module-${id}` reads all that begin so.
    const beginnings = [...sources.matchAll(new RegExp(`\`${area}:([\\w-]*)\\$\\{`, 'g'))].map(([, beginning = '']) => beginning);
    expect(beginnings).not.toContain('');
    expect(Object.keys(zh).filter((key) => !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))).toEqual([]);
  });

  it('is written in its language', () => {
    expect(Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
