export const merchants = {
  'all-merchants': 'All merchants',
  ka: 'Key account',
  views: 'Views of the merchant',
  'view-overview': 'Overview',
  'view-agents': 'Agents',
  'view-rules': 'Rules of attribution',
} as const;
