import { Attribution } from '#libs/attribution/attribution.js';
import type { Services } from './services.js';

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,refunded_amount,parent_order_id';

/**
 * Four shops of three managers in two divisions, with facts of each kind, scored and judged: s1 and s2 are those of m1 (s2 was
 * that of m2 until October), s3 that of m2, all in the division North; s4 is that of m3 in South.
 */
export async function bringInShops(services: Services): Promise<void> {
  await services.bringIn(
    'managers',
    `manager_id,name,division,category,probation_from,probation_until
     m1,Ann,North,shoes,,
     m2,Bo,North,hats,2026-10-01,2026-12-31
     m3,Cy,South,hats,,`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name,category,ka
     s1,Alpha,shoes,true
     s2,Beta 100%,shoes,false
     s3,Gamma,hats,false
     s4,Delta,hats,false`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-01-01,
     s2,m2,2026-01-01,2026-09-30
     s2,m1,2026-10-01,
     s3,m2,2026-01-01,
     s4,m3,2026-01-01,`,
  );
  await services.bringIn('targets', `manager_id,period,measure,value\nm1,2026Q4,gmv,1000`);
  await services.bringIn(
    'orders',
    `${ORDERS}
     a1,s1,secret-buyer-1,2026-11-02 10:00:00,2026-11-02 10:30:00,2026-11-03 09:00:00,completed,100.00,10.00,
     a2,s1,secret-buyer-2,2026-11-02 11:00:00,2026-11-02 11:30:00,,cancelled,50.00,,
     a3,s1,secret-buyer-1,2026-11-02 12:00:00,2026-11-03 08:00:00,,paid,30.00,,
     a4,s1,secret-buyer-3,2026-11-04 12:00:00,,,placed,70.00,,
     q3,s1,secret-buyer-1,2026-08-02 10:00:00,2026-08-02 10:30:00,,completed,10.00,,
     q2,s1,secret-buyer-1,2026-05-02 10:00:00,2026-05-02 10:30:00,,completed,10.00,,
     b1,s2,secret-buyer-1,2026-08-02 10:00:00,2026-08-02 10:30:00,,completed,500.00,,
     b2,s2,secret-buyer-9,2026-11-02 10:00:00,2026-11-02 10:30:00,,completed,60.00,,
     d1,s4,secret-buyer-9,2026-11-02 10:00:00,2026-11-02 10:30:00,,completed,60.00,,`,
  );
  await services.bringIn('merchant_days', `day,merchant_id,gmv,paid_orders\n2026-11-05,s1,77.00,4`);
  await services.bringIn(
    'ad_spend',
    `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
     2026-11-02,s1,search,c1,100,10,5.00,1,20.00`,
  );
  await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,page_views,ordering_buyers\n2026-11-02,s1,k1,80,,8`);
  await services.bringIn('slots', `slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason\nt1,11.11,top,2026-11-02 00:00:00,2026-11-03 00:00:00,true,`);
  await services.bringIn('slot_placements', `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors\nt1,s1,,2026-11-02 00:00:00,2026-11-02 12:00:00,40.00,9`);
  await services.bringIn('agents', `agent_id,merchant_id,name,person\ng1,s1,Desk 1,Wu\ng2,s1,,`);
  await services.bringIn(
    'chat_messages',
    `message_id,merchant_id,buyer_id,agent_id,sent_at,sender
     x1,s1,secret-buyer-1,g1,2026-11-02 09:50:00,buyer
     x2,s1,secret-buyer-1,g1,2026-11-02 09:51:00,agent
     x3,s1,secret-buyer-1,g2,2026-11-02 10:20:00,agent`,
  );
  await services.score('2026Q4', '2026-11-23');
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
}
