import type { DailySumsContribution } from '#libs/daily-sums/contribution.js';

/** R6: advertising spend and the sales attributed to it. */
export const AD_SPEND: DailySumsContribution = {
  name: 'advertising',
  measures: ['ad_spend_fen', 'ad_attributed_fen'],
  sql: `
    SELECT
      merchant_key,
      day,
      sum(spend_fen)::bigint AS ad_spend_fen,
      sum(attributed_fen)::bigint AS ad_attributed_fen
    FROM ad_spend
    JOIN touched_days USING (merchant_key, day)
    WHERE ad_spend.merchant_key BETWEEN $1 AND $2
    GROUP BY merchant_key, day`,
};
