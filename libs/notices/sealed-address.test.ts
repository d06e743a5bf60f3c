import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelAddress } from './notice.js';
import { AddressSeal } from './sealed-address.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const ADDRESS: ChannelAddress = { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec', secret: 'SECabc' };

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'opscore-seal-'));
});

afterEach(() => rmSync(home, { recursive: true }));

const sealOf = (given?: string) => new AddressSeal({ given, home });

it('an address is sealed for its channel, never twice the same, and opens with the same key', () => {
  const sealed = sealOf(KEY).seal(ADDRESS, 'c1');
  expect(sealOf(KEY).open(sealed, 'c1')).toEqual(ADDRESS);
  expect(sealOf(KEY).seal(ADDRESS, 'c1').equals(sealed)).toBe(false);
  expect(sealed.toString('latin1')).not.toContain('566cc69da782ec');
});

it('nobody opens it with another key, for another channel, or where a bit of it was changed', () => {
  const sealed = sealOf(KEY).seal(ADDRESS, 'c1');
  const wrong = expect.objectContaining({ code: 'seal-key-wrong', message: expect.stringContaining('OPSCORE_SEAL_KEY') as string }) as Error;
  expect(() => sealOf(Buffer.alloc(32, 8).toString('base64')).open(sealed, 'c1')).toThrow(wrong);
  expect(() => sealOf(KEY).open(sealed, 'c2')).toThrow(wrong);
  for (let place = 1; place < sealed.length; place += 7) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    expect(() => sealOf(KEY).open(changed, 'c1')).toThrow(wrong);
  }
  expect(() => sealOf(KEY).open(sealed.subarray(0, 20), 'c1')).toThrow(wrong);
});

it('without a key given, one is made once, for its owner alone', () => {
  const sealed = sealOf().seal(ADDRESS, 'c1');
  expect(readdirSync(home)).toEqual(['seal.key']);
  expect(statSync(join(home, 'seal.key')).mode & 0o777).toBe(0o600);
  expect(sealOf().open(sealed, 'c1')).toEqual(ADDRESS);
});

it('who only opens makes no key, and is told which setting is missing', () => {
  const sealed = sealOf(KEY).seal(ADDRESS, 'c1');
  expect(() => sealOf().open(sealed, 'c1')).toThrow(expect.objectContaining({ code: 'seal-key-missing', message: expect.stringContaining('OPSCORE_SEAL_KEY') as string }) as Error);
  expect(readdirSync(home)).toEqual([]);
});

it('a broken key file is named', () => {
  writeFileSync(join(home, 'seal.key'), 'short');
  expect(() => sealOf().seal(ADDRESS, 'c1')).toThrow(expect.objectContaining({ code: 'seal-key-file-broken' }) as Error);
});

it('channels of one address have one key, whatever signs their messages and however it is written', () => {
  const keyOf = (address: ChannelAddress, seal = sealOf(KEY)) => seal.keyOf(address).toString('hex');
  expect(keyOf({ ...ADDRESS, secret: null })).toBe(keyOf(ADDRESS));
  expect(keyOf({ kind: 'email', to: ['b@example.cn', 'A@example.cn'] })).toBe(keyOf({ kind: 'email', to: ['a@example.cn', 'b@example.cn'] }));
  expect(keyOf({ kind: 'email', to: ['a@example.cn'] })).not.toBe(keyOf({ kind: 'email', to: ['b@example.cn'] }));
  expect(keyOf(ADDRESS, sealOf(Buffer.alloc(32, 8).toString('base64')))).not.toBe(keyOf(ADDRESS));
});
