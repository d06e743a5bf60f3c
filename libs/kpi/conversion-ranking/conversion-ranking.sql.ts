import type { DailySumsContribution } from '#libs/daily-sums/contribution.js';

/** R8: visitors and ordering buyers, summed over a merchant's SKUs. */
export const SKU_TRAFFIC: DailySumsContribution = {
  name: 'traffic',
  measures: ['visitors', 'ordering_buyers'],
  sql: `
    SELECT
      merchant_key,
      day,
      sum(visitors)::integer AS visitors,
      sum(ordering_buyers)::integer AS ordering_buyers
    FROM sku_traffic
    JOIN touched_days USING (merchant_key, day)
    GROUP BY merchant_key, day`,
};
