export const merchants = {
  ka: '重点客户',
  views: '商家的各项视图',
  'view-agents': '客服',
} as const;
