import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { adaptProfile } from '#libs/ingest/mapping/adapt-profile.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { BUILT_IN_NAMES, builtInProfiles, textOfBuiltIn } from '#libs/ingest/profiles.js';
import { SAMPLES, pathOf } from './samples.js';

const folder = mkdtempSync(join(tmpdir(), 'opscore-recognise-'));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const recognise = (path: string, profiles: readonly MappingProfile[] = builtInProfiles(), name = basename(path)) => recogniseFile(path, name, profiles);

/** The order export, as a shop has it for itself. */
const shopOrders = (name: string, merchant: string, files?: string) =>
  readMappingProfile(adaptProfile(textOfBuiltIn('jd-pop-orders'), { name, defaults: { merchant_id: merchant }, ...(files !== undefined && { files }) }), name);

describe('a file', () => {
  it.each(BUILT_IN_NAMES)('of %s is taken for one, and for no other', async (name: BuiltInName) => {
    const { readAs, kind, fitting, likeliest, proposal } = await recognise(pathOf(name));
    expect({ readAs, kind, fitting: fitting.map(({ profile }) => profile), likeliest: likeliest?.profile, proposal }).toEqual({ readAs: SAMPLES[name].readAs, kind: null, fitting: [name], likeliest: name, proposal: null });
  });

  it('is shown with its header and first rows, and says what it still has to be told', async () => {
    const { tables, likeliest } = await recognise(pathOf('jd-jingzhuntong-account'));
    expect(tables.map(({ name, headerLine, header, firstRows }) => ({ name, headerLine, columns: header.slice(0, 3), rows: firstRows.map(({ line }) => line) }))).toEqual([
      { name: 'jd-jingzhuntong-account.csv', headerLine: 1, columns: ['日期', '展现数', '点击数'], rows: [2, 3] },
    ]);
    expect(likeliest).toEqual({ profile: 'jd-jingzhuntong-account', options: { days: '15', caliber: 'click' }, needed: ['merchant_id'] });
  });

  it('is canonical where its header says so, before any profile is looked at', async () => {
    const path = fileWith('of-yesterday.csv', 'day,merchant_id,gmv\n2026-09-01,s101,5\n');
    expect(await recognise(path)).toMatchObject({ kind: 'merchant_days', fitting: [], likeliest: null, proposal: null, tables: [{ headerLine: 1, header: ['day', 'merchant_id', 'gmv'] }] });
    const lines = fileWith('days.ndjson', '{"day":"2026-09-01","merchant_id":"s101","gmv":"5"}\n');
    expect(await recognise(lines)).toMatchObject({ kind: 'merchant_days', readAs: 'NDJSON, UTF-8' });
  });

  it('is meant as canonical where it is named so and lacks little, so that what is wrong is told as of such a file', async () => {
    expect(await recognise(fileWith('merchant_days.csv', 'day,merchant_id,turnover\n2026-09-01,s101,5\n'))).toMatchObject({ kind: 'merchant_days', proposal: null });
    expect(await recognise(fileWith('orders.csv', '单号,下单时间,金额\n1,2026-09-01 10:00:00,5\n'))).toMatchObject({ kind: null, proposal: { kind: 'orders', headerLine: 1 } });
  });
});

it('a file without a row is none that can be recognised', async () => {
  await expect(recognise(fileWith('empty.csv', ''))).rejects.toMatchObject({ code: 'file-empty' });
});

describe('a proposal', () => {
  it.each<[BuiltInName, string | null]>([
    ['jd-pop-orders', 'orders order_lines'],
    ['jd-shipping', 'order_outbounds'],
    ['jd-shangzhi-sku', 'sku_traffic skus'],
    ['jd-shangzhi-overview', 'merchant_days'],
    ['jd-jingzhuntong', 'ad_spend'],
    ['jd-jingzhuntong-account', 'ad_spend'],
    ['jd-jingzhuntong-sku', 'ad_spend'],
    ['jd-chat-messages', 'chat_messages'],
    ['jd-chat-sessions', null],
    ['agent-performance', null],
    ['shopify-orders', 'orders order_lines'],
    ['woocommerce-orders', 'orders order_lines'],
    ['amazon-orders', 'orders order_lines'],
    ['google-ads-daily', 'ad_spend'],
    ['meta-ads-daily', 'ad_spend'],
  ])('for a file such as %s, if there were no profile for it, makes %s, and can be used', async (name, kinds) => {
    const { proposal } = await recognise(pathOf(name), []);
    const profile = proposal === null ? null : readMappingProfile(proposal.yaml, name);
    expect(profile?.facts.map(({ kind }) => kind).join(' ') ?? null).toBe(kinds);
    if (profile === null) return;
    const { fitting } = await recognise(pathOf(name), [profile]);
    expect(fitting).toEqual([{ profile: profile.profile, options: {}, needed: ['merchant_id'] }]);
  });

  it('is of the sheet that most is known of, under its title', async () => {
    const orders = [['某某店铺订单'], [], ['订单编号', '店铺', '下单时间', '订单状态', '实付金额'], ['1', 's1', '2026/9/1 10:00', '交易成功', '5.00']];
    const sheets = [{ name: '说明', rows: [['导出说明', '日期', '访客数']] }, { name: '订单', rows: orders }];
    const path = join(folder, '导出.xlsx');
    writeFileSync(path, await writeXlsx({ sheets }));
    const { readAs, tables, proposal } = await recognise(path);
    expect({ readAs, tables: tables.map(({ name, headerLine }) => [name, headerLine]), kind: proposal?.kind, table: proposal?.table, headerLine: proposal?.headerLine }).toEqual({
      readAs: 'XLSX',
      tables: [['说明', null], ['订单', 3]],
      kind: 'orders',
      table: '订单',
      headerLine: 3,
    });
  });
});

describe('a profile of a shop', () => {
  const path = pathOf('jd-pop-orders');
  const profilesOf = async (profiles: readonly MappingProfile[], name: string) => {
    const { fitting, likeliest, alike } = await recognise(path, [...profiles, ...builtInProfiles()], name);
    return { fitting: fitting.map(({ profile }) => profile), likeliest, alike };
  };

  it('goes before the built-in one, and need not be told what it knows', async () => {
    expect(await profilesOf([shopOrders('s101-orders', 's101')], '导出.csv')).toEqual({
      fitting: ['s101-orders', 'jd-pop-orders'],
      likeliest: { profile: 's101-orders', options: { merchant_id: 's101' }, needed: [] },
      alike: [],
    });
  });

  it('is told from that of another shop by the names of their files, or else not at all', async () => {
    const [first, second] = [shopOrders('s101-orders', 's101', '一店{rest}'), shopOrders('s102-orders', 's102', '二店{rest}')];
    expect(await profilesOf([first, second], '二店_0901.csv')).toMatchObject({ fitting: ['s102-orders', 'jd-pop-orders', 's101-orders'], likeliest: { profile: 's102-orders' } });
    // Of neither: it must not be taken for that of one of them.
    expect(await profilesOf([first, second], '三店_0901.csv')).toMatchObject({ likeliest: { profile: 'jd-pop-orders', needed: ['merchant_id'] } });
    expect(await profilesOf([shopOrders('s101-orders', 's101'), shopOrders('s102-orders', 's102')], '导出.csv')).toMatchObject({ likeliest: null, alike: ['s101-orders', 's102-orders'] });
  });

  it('is told by the name of a file what an option is called like', async () => {
    const profile = readMappingProfile(adaptProfile(textOfBuiltIn('jd-pop-orders'), { name: 'orders-by-shop', defaults: {}, files: '{merchant_id}-订单{rest}' }), 'x');
    expect(await profilesOf([profile], 's103-订单_0901 (1).csv')).toMatchObject({ likeliest: { profile: 'orders-by-shop', options: { merchant_id: 's103' }, needed: [] } });
  });

  it('keeps the comments of what it is made of, and refuses what it does not know', () => {
    const yaml = adaptProfile(textOfBuiltIn('jd-jingzhuntong'), { name: 's101-ads', defaults: { merchant_id: 's101', days: '7' } });
    expect(readMappingProfile(yaml, 's101-ads.yaml')).toMatchObject({ profile: 's101-ads', options: { merchant_id: { default: 's101' }, days: { default: '7' } } });
    expect(yaml.split('\n').filter((line) => line.includes('#'))).toEqual(textOfBuiltIn('jd-jingzhuntong').split('\n').filter((line) => line.includes('#')));
    const adapt = (defaults: Readonly<Record<string, string>>) => () => adaptProfile(textOfBuiltIn('jd-jingzhuntong'), { name: 'mine', defaults });
    expect(adapt({ shop: 's101' })).toThrow(expect.objectContaining({ code: 'profile-option-unknown' }));
    expect(adapt({ days: '9' })).toThrow(expect.objectContaining({ code: 'profile-invalid' }));
  });
});
