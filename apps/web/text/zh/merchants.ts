export const merchants = {
  'all-merchants': '全部商家',
  ka: '重点客户',
  views: '商家的各项视图',
  'view-overview': '经营概览',
  'view-agents': '客服',
  'view-rules': '归属规则',
} as const;
