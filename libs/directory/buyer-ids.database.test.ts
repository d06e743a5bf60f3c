import type { Grant } from '#libs/domain/access.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { BuyerIds, seesBuyerIds } from './buyer-ids.js';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const MANAGER: Grant = { role: 'manager', scope: 'm1' };

describe('the ids of buyers', () => {
  it.each<[Grant[], boolean]>([
    [[MANAGER], false],
    [[MANAGER, { role: 'manager', scope: 'm2' }], false],
    [[], false],
    [[MANAGER, { role: 'director', scope: 'North' }], true],
    [[{ role: 'merchant-supervisor', scope: 's1' }], true],
    [[{ role: 'administrator', scope: null }], true],
    [[{ role: 'auditor', scope: null }], true],
  ])('are seen by %j: %s', (grants, sees) => {
    expect(seesBuyerIds(grants)).toBe(sees);
  });

  it('stay as they are for who sees them', async () => {
    const name = await new BuyerIds(test.database).namesFor([{ role: 'auditor', scope: null }]);
    expect(name('s1', 'u5zkmzm')).toBe('u5zkmzm');
  });

  it('are opaque for a manager: the same for the same buyer of a shop, also after a restart, and another one in another shop', async () => {
    const [name, again] = await Promise.all([
      new BuyerIds(test.database).namesFor([MANAGER]),
      new BuyerIds(test.database).namesFor([MANAGER]),
    ]);
    const later = await new BuyerIds(test.database).namesFor([MANAGER]);
    const opaque = name('s1', 'u5zkmzm');
    expect(opaque).toMatch(/^buyer-[0-9a-f]{16}$/);
    expect([again('s1', 'u5zkmzm'), later('s1', 'u5zkmzm')]).toEqual([opaque, opaque]);
    expect(new Set([opaque, name('s2', 'u5zkmzm'), name('s1', 'u5zkmzn'), name('s1u', '5zkmzm')]).size).toBe(4);
  });

  it('are other ones in another deployment', async () => {
    const other = await createTestDatabase();
    const [here, there] = [await new BuyerIds(test.database).namesFor([MANAGER]), await new BuyerIds(other.database).namesFor([MANAGER])];
    await other.drop();
    expect(here('s1', 'b1')).not.toBe(there('s1', 'b1'));
  });
});
