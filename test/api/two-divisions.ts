import type { Services } from '../support/services.js';

/** A small company in two divisions, with facts of every kind: what one division's people see, the other's must not. */

export const PERIOD = '2026Q3';

/** The same of each division: what its people may see, and what people of the other one may not. */
export const HOME = { division: '家电事业部', managerId: 'om-1', merchantId: 'm-1' } as const;
export const AWAY = { division: '服饰事业部', managerId: 'om-3', merchantId: 'm-3' } as const;

/** Brings the company in and scores its third quarter of 2026, which has ended. */
export async function bringInTwoDivisions(services: Services): Promise<void> {
  for (const [kind, csv] of Object.entries(FACTS)) await services.bringIn(kind as keyof typeof FACTS, csv);
  await services.score(PERIOD);
}

const FACTS = {
  managers: `
    manager_id,name,division,category,probation_from,probation_until
    om-1,沈知远,家电事业部,大家电,,
    om-2,罗静姝,家电事业部,小家电,2026-07-01,2026-09-30
    om-3,韩予安,服饰事业部,女装,,`,
  merchants: `
    merchant_id,name,category,ka
    m-1,北岸电器旗舰店,大家电,true
    m-2,"=HYPERLINK(""x"")",小家电,false
    m-3,织里服饰,女装,false
    m-4,'; DROP TABLE orders; --,女装,false`,
  assignments: `
    merchant_id,manager_id,from,to
    m-1,om-1,2026-01-01,
    m-2,om-2,2026-01-01,
    m-3,om-3,2026-01-01,
    m-4,om-3,2026-01-01,2026-08-31`,
  targets: `
    manager_id,period,measure,value,effective_from
    om-1,2026Q3,gmv,9000.00,
    om-1,2026-08,gmv,4000.00,
    om-1,2026Q3,outbound_orders,40,
    om-1,2026Q3,ad_share,0.08,
    om-1,2026Q3,conversion,0.05,
    om-1,2026Q3,slot_output,500,
    om-2,2026Q3,gmv,5000.00,
    om-3,2026Q3,gmv,6000.00,
    om-3,2026Q3,outbound_orders,30,`,
  calendar: `
    day,weight,label
    2026-08-18,3,818`,
  skus: `
    sku_id,merchant_id,name,category
    s-1,m-1,冰箱,大家电
    s-3,m-3,连衣裙,女装`,
  orders: `
    order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,pay_method,amount,refunded_amount,flagged,parent_order_id
    o-1,m-1,买家甲,2026-07-05 10:00:00,2026-07-05 10:05:00,2026-07-06 09:00:00,completed,online,1200.50,,false,
    o-2,m-1,买家乙,2026-08-18 20:00:00,2026-08-18 20:01:00,2026-08-19 09:00:00,shipped,online,3000.00,100.00,false,
    o-3,m-2,买家丙,2026-08-01 12:00:00,2026-08-01 12:30:00,,paid,online,800.00,,true,
    o-4,m-3,买家丁,2026-09-10 08:00:00,2026-09-10 08:10:00,2026-09-11 10:00:00,completed,online,2500.00,,false,
    o-5,m-4,买家戊,2026-07-20 08:00:00,,,cancelled,online,100.00,,false,`,
  order_lines: `
    merchant_id,order_id,line_no,sku_id,quantity,amount
    m-1,o-1,1,s-1,1,1200.50
    m-3,o-4,1,s-3,2,2500.00`,
  merchant_days: `
    day,merchant_id,gmv,paid_orders,outbound_orders,outbound_units,visitors,ordering_buyers
    2026-09-01,m-1,700.00,3,2,2,90,3`,
  sku_traffic: `
    day,merchant_id,sku_id,visitors,page_views,ordering_buyers
    2026-08-02,m-1,s-1,400,900,2
    2026-08-02,m-3,s-3,300,500,30`,
  ad_spend: `
    day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount,attribution
    2026-08-02,m-1,快车,c-1,10000,200,300.00,2,1500.00,15d
    2026-08-02,m-3,快车,c-3,10000,200,1100.00,9,5500.00,15d`,
  slots: `
    slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason
    slot-1,818大促,首页,2026-08-17 00:00:00,2026-08-19 00:00:00,true,
    slot-2,818大促,频道页,2026-08-17 00:00:00,2026-08-19 00:00:00,false,新品扶持`,
  slot_placements: `
    slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors
    slot-1,m-1,s-1,2026-08-17 00:00:00,2026-08-18 00:00:00,600.00,50
    slot-2,m-3,s-3,2026-08-17 00:00:00,2026-08-18 00:00:00,400.00,40`,
  agents: `
    agent_id,merchant_id,name,person
    a-1,m-1,小林,p-1
    a-3,m-3,小周,`,
  chat_messages: `
    message_id,merchant_id,buyer_id,agent_id,sent_at,sender
    msg-1,m-1,买家甲,a-1,2026-07-05 09:50:00,buyer
    msg-2,m-1,买家甲,a-1,2026-07-05 09:55:00,agent
    msg-3,m-3,买家丁,a-3,2026-09-10 07:50:00,agent`,
} as const;
