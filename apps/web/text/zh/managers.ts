export const managers = {
  'all-managers': '全部排名',
  views: '经理的各项视图',
  'view-scorecard': '成绩单',
  'view-targets': '目标',
  'view-slots': '坑位',
  'view-outbound': '出库',
  'view-merchants': '商家',
  'view-ads': '广告',
  'view-conversion': '转化率',
  'made-of': '看它由什么构成',
} as const;
