import type { DailySumsContribution, SummedRows } from '#libs/daily-sums/contribution.js';

/** R6: every row of spend counts on its day. */
const SPEND = {
  table: 'ad_spend',
  day: 'day',
  conditions: [],
  adds: { ad_spend_fen: 'spend_fen', ad_attributed_fen: 'attributed_fen' },
} as const satisfies SummedRows;

/** R6: advertising spend and the sales attributed to it. */
export const AD_SPEND: DailySumsContribution = {
  name: 'advertising',
  measures: ['ad_spend_fen', 'ad_attributed_fen'],
  sql: `
    SELECT
      merchant_key,
      day,
      sum(${SPEND.adds.ad_spend_fen})::bigint AS ad_spend_fen,
      sum(${SPEND.adds.ad_attributed_fen})::bigint AS ad_attributed_fen
    FROM ad_spend
    JOIN touched_days USING (merchant_key, day)
    WHERE ad_spend.merchant_key BETWEEN $1 AND $2
    GROUP BY merchant_key, day`,
  rows: SPEND,
};
