import type { TestDatabase } from '../../../test/support/database.js';
import { createTestDatabase } from '../../../test/support/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { ImportProfiles } from './import-profiles.js';

const LIN: Actor = { userId: null, name: 'lin', via: 'command-line', address: null, requestId: null };
const NOW = new Date('2026-11-24T04:00:00Z');
const CHANGE = { actor: LIN, now: NOW };

const YAML = `# Of our own warehouse.
profile: our-visits
title: { en: Our visits, zh: 门店访客 }
options:
  merchant_id: { title: { en: the shop, zh: 店铺 }, default: s101 }
fields:
  day: { header: 日期, type: day }
  visitors: { header: 访客数, type: count }
facts:
  - kind: merchant_days
    columns: { day: day, merchant_id: { option: merchant_id }, visitors: visitors }
`;

let test: TestDatabase;
let profiles: ImportProfiles;

beforeAll(async () => {
  test = await createTestDatabase();
  profiles = new ImportProfiles(test.database);
});

afterAll(() => test.drop());

beforeEach(() => test.database.query('TRUNCATE import_profiles, audit_entries, audit_head'));

const audited = () => test.database.query<{ action: string; subject: string; before: string | null; after: string | null }>('SELECT action, subject, before, after FROM audit_entries ORDER BY sequence');

describe('the profiles that people write', () => {
  it('are kept as they were written, and stand before the built-in ones', async () => {
    expect(await profiles.save(YAML, CHANGE)).toEqual({
      name: 'our-visits',
      title: { en: 'Our visits', zh: '门店访客' },
      about: null,
      kinds: ['merchant_days'],
      reconciles: false,
      builtIn: false,
      options: [{ name: 'merchant_id', title: { en: 'the shop', zh: '店铺' }, default: 's101', choices: null, optional: false }],
      changedAt: NOW,
      changedBy: 'lin',
    });
    expect(await profiles.textOf('our-visits')).toBe(YAML);
    expect(await profiles.get('our-visits')).toMatchObject({ profile: 'our-visits', facts: [{ kind: 'merchant_days' }] });
    expect((await profiles.list()).map(({ name, builtIn }) => `${name} ${builtIn}`).slice(0, 2)).toEqual(['our-visits false', 'jd-pop-orders true']);
    expect((await profiles.all()).map(({ profile }) => profile).slice(0, 2)).toEqual(['our-visits', 'jd-pop-orders']);
  });

  it('leave their changes in the audit log, with what stood before', async () => {
    await profiles.save(YAML, CHANGE);
    await profiles.save(YAML, CHANGE);
    const changed = YAML.replace('s101', 's102');
    await profiles.save(changed, CHANGE);
    await profiles.remove('our-visits', CHANGE);
    const entry = (action: string, before: string | null, after: string | null) => ({
      action,
      subject: 'our-visits',
      before: before === null ? null : JSON.stringify({ yaml: before }),
      after: after === null ? null : JSON.stringify({ yaml: after }),
    });
    expect(await audited()).toEqual([entry('import-profile.saved', null, YAML), entry('import-profile.saved', YAML, changed), entry('import-profile.removed', changed, null)]);
    await expect(profiles.get('our-visits')).rejects.toMatchObject({ code: 'profile-unknown' });
  });

  it('take no name of a built-in one, and are refused where they cannot be used', async () => {
    await expect(profiles.save(YAML.replace('our-visits', 'jd-pop-orders'), CHANGE)).rejects.toMatchObject({ code: 'profile-built-in' });
    await expect(profiles.save(YAML.replace('our-visits', 'olist'), CHANGE)).rejects.toMatchObject({ code: 'profile-built-in' });
    await expect(profiles.save(YAML.replace('visitors: visitors', 'visitors: people'), CHANGE)).rejects.toMatchObject({ code: 'profile-invalid' });
    await expect(profiles.save(`${YAML}# \0`, CHANGE)).rejects.toMatchObject({ code: 'profile-invalid' });
    await expect(profiles.remove('jd-pop-orders', CHANGE)).rejects.toMatchObject({ code: 'profile-built-in' });
    await expect(profiles.remove('nobody', CHANGE)).rejects.toMatchObject({ code: 'profile-unknown' });
    expect(await audited()).toEqual([]);
  });

  it('do not keep others from being used where another version kept one in a form that is none now', async () => {
    await profiles.save(YAML, CHANGE);
    await test.database.query(`UPDATE import_profiles SET yaml = 'profile: our-visits'`);
    expect((await profiles.all()).map(({ profile }) => profile)).not.toContain('our-visits');
    expect((await profiles.list())[0]).toMatchObject({ name: 'our-visits', kinds: [], changedBy: 'lin' });
    await expect(profiles.get('our-visits')).rejects.toMatchObject({ code: 'profile-invalid' });
  });
});
