import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import { describeDifference, readableFigure } from '#libs/reconciliation/describe-difference.js';
import { Reconciliations } from '#libs/reconciliation/reconciliations.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { bringInSample, pathOf } from './samples.js';

/** The sample reports beside the sample orders. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
  await bringInSample(imports, 'jd-pop-orders');
});
afterAll(() => imports.close());

async function reconcile(name: BuiltInName): Promise<string[]> {
  const request = { profile: builtInProfile(name), path: pathOf(name), options: { merchant_id: 'm1' }, days: {}, toleranceFen: 0, onProgress: () => undefined };
  return new Reconciliations(imports.database, new RuleVersions(imports.database)).reconcile(request, async ({ incomparable }, read) => {
    const lines: string[] = [`not compared: ${incomparable.join(' ')}`];
    for await (const some of read()) {
      for (const each of some) {
        const { day, figure, theirs, ours } = each;
        lines.push([day, figure, readableFigure(figure, theirs), readableFigure(figure, ours), describeDifference(each).en].join(' | '));
      }
    }
    return lines;
  });
}

it('the overview', async () => {
  expect(await reconcile('jd-shangzhi-overview')).toEqual([
    'not compared: visitors',
    '2026-09-01 | gmv | ¥9,800.00 | ¥696.00 | not explained +¥9,104.00',
    '2026-09-01 | paid_orders | 33 | 2 | not explained +31',
    '2026-09-01 | paid_units | 40 | 4 | not explained +36',
    '2026-09-01 | ordering_buyers | 30 | 2 | not explained +28',
    '2026-09-02 | gmv | ¥5,300.00 | ¥329.00 | not explained +¥4,971.00',
    '2026-09-02 | paid_orders | 27 | 1 | not explained +26',
    '2026-09-02 | paid_units | 30 | 1 | not explained +29',
    '2026-09-02 | ordering_buyers | 25 | 1 | not explained +24',
  ]);
});

it('the report of SKUs, added up by day', async () => {
  expect(await reconcile('jd-shangzhi-sku')).toEqual([
    'not compared: ',
    '2026-09-01 | gmv | ¥1,095.00 | ¥696.00 | not explained +¥399.00',
    '2026-09-01 | paid_units | 5 | 4 | not explained +1',
  ]);
});
