import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribution } from '#libs/attribution/attribution.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { builtInProfile, textOfBuiltIn } from '#libs/ingest/profiles.js';
import type { Services } from '../../test/support/services.js';
import { linesOf, openServices } from '../../test/support/services.js';
import { describeDifference } from './describe-difference.js';
import { Reconciliations } from './reconciliations.js';

/** Reports of agents beside the verdicts: a shop whose chat log of 4 July is missing. */

const folder = mkdtempSync(join(tmpdir(), 'opscore-reconcile-'));
let services: Services;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn('merchants', 'merchant_id,name\nshop,Kettles');
  await services.bringIn(
    'chat_messages',
    `message_id,merchant_id,buyer_id,agent_id,sent_at,sender
     1,shop,ann,a,2026-07-01 09:00:00,agent
     2,shop,ann,b,2026-07-01 11:00:00,agent
     3,shop,bob,a,2026-07-02 09:00:00,agent
     4,shop,cat,b,2026-07-03 09:00:00,agent
     5,shop,cat,b,2026-07-03 08:59:00,buyer
     6,shop,dan,b,2026-07-03 23:59:59,buyer`,
  );
  await services.bringIn('chat_coverage', 'merchant_id,day\nshop,2026-07-01\nshop,2026-07-02\nshop,2026-07-03');
  // ann: placed with a, paid with b. bob: cancelled. cat: refunded in part. eve: nobody can tell. fay: silent.
  await services.bringIn(
    'orders',
    `order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,refunded_amount
     1,shop,ann,2026-07-01 10:00:00,2026-07-01 12:00:00,2026-07-02 08:00:00,completed,100.00,
     2,shop,bob,2026-07-02 10:00:00,2026-07-02 10:01:00,,cancelled,40.00,
     3,shop,bob,2026-07-02 11:00:00,2026-07-03 10:01:00,,paid,7.00,
     4,shop,cat,2026-07-03 10:00:00,2026-07-03 10:01:00,,completed,60.00,15.00
     5,shop,eve,2026-07-04 10:00:00,2026-07-04 10:01:00,,paid,25.00,
     6,shop,eve,2026-07-04 10:00:00,2026-07-04 10:02:00,,paid,30.00,
     7,shop,fay,2026-07-02 10:00:00,2026-07-02 10:02:00,,paid,500.00,`,
  );
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
});

afterAll(async () => {
  await services.close();
  rmSync(folder, { recursive: true });
});

/** What is found of a report: a line for each figure that is not the same. */
async function reconcile(report: string, profile = builtInProfile('agent-performance')): Promise<string[]> {
  const path = join(folder, '客服绩效.csv');
  writeFileSync(path, `${linesOf(report).join('\n')}\n`);
  const request = { profile, path, options: { merchant_id: 'shop' }, days: {}, toleranceFen: 0, onProgress: () => undefined };
  return new Reconciliations(services.database, services.ruleVersions).reconcile(request, async (_, read) => {
    const lines: string[] = [];
    for await (const some of read()) {
      for (const each of some) {
        const { day, agentId, figure, theirs, ours, finding } = each;
        if (finding !== 'agrees') lines.push([day, agentId, figure, theirs ?? '–', ours, finding, describeDifference(each).en].join(' | '));
      }
    }
    return lines;
  });
}

it('agrees with verdicts, by the day of payment and of placing', async () => {
  const found = await reconcile(
    `日期,客服账号,促成下单单量,促成下单金额,促成成交单量,促成成交金额
     2026-07-01,a,1,100.00,0,0.00
     2026-07-01,b,0,0.00,1,100.00
     2026-07-02,a,1,7.00,0,0.00
     2026-07-03,a,0,0.00,1,7.00
     2026-07-03,b,1,60.00,1,60.00`,
  );
  expect(found).toEqual([]);
});

it('names what is counted otherwise', async () => {
  const found = await reconcile(
    `日期,客服账号,促成成交金额
     2026-07-02,a,40.00
     2026-07-03,a,7.00
     2026-07-03,b,45.00
     2026-07-04,a,25.00`,
  );
  expect(found).toEqual([
    '2026-07-02 | a | gmv | 4000 | 0 | definition | cancelled orders counted +¥40.00',
    '2026-07-03 | b | gmv | 4500 | 6000 | definition | refunds deducted -¥15.00',
    '2026-07-04 | a | gmv | 2500 | 0 | possible | possibly, for some of them, orders counted whose agent nobody can tell here, since the chat log is missing +¥25.00 of +¥55.00',
  ]);
});

it('counts whom an agent heard, and tells days without a chat log', async () => {
  const found = await reconcile(
    `日期,客服账号,咨询人数,促成成交金额
     2026-07-01,b,0,100.00
     2026-07-02,a,0,
     2026-07-03,a,0,7.00
     2026-07-03,b,1,60.00
     2026-07-04,b,2,0.00`,
  );
  expect(found).toEqual([
    '2026-07-03 | b | enquiries | 1 | 2 | definition | buyers who wrote and were answered -1',
    '2026-07-04 | b | enquiries | 2 | 0 | missing | nothing of this day is in the facts +2',
  ]);
});

it('tells whom a report leaves out, and what nobody explains', async () => {
  const found = await reconcile(
    `日期,客服账号,促成成交金额
     2026-07-01,c,5.00
     2026-07-03,b,60.00
     2026-07-09,b,1.00`,
  );
  expect(found).toEqual([
    '2026-07-01 | b | gmv | – | 10000 | unreported | not in the report; ours is ¥100.00',
    '2026-07-01 | c | gmv | 500 | 0 | unexplained | not explained +¥5.00',
    '2026-07-03 | a | gmv | – | 700 | unreported | not in the report; ours is ¥7.00',
    '2026-07-09 | b | gmv | 100 | 0 | missing | nothing of this day is in the facts +¥1.00',
  ]);
});

it('adds rows of one day up where the profile says so; else the last one counts', async () => {
  const report = `日期,客服账号,促成成交金额
     2026-07-03,b,20.00
     2026-07-03,b,40.00
     2026-07-03,a,7.00`;
  expect(await reconcile(report)).toEqual(['2026-07-03 | b | gmv | 4000 | 6000 | unexplained | not explained -¥20.00']);
  const adding = readMappingProfile(`${textOfBuiltIn('agent-performance')}\n  added_up: true\n`, 'adding.yaml');
  expect(await reconcile(report, adding)).toEqual([]);
});
