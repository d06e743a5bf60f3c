export const managers = {
  'all-managers': '全部排名',
  views: '经理的各项视图',
  'view-scorecard': '成绩单',
} as const;
