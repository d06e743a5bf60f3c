export const merchants = {
  ka: 'Key account',
  views: 'Views of the merchant',
  'view-agents': 'Agents',
} as const;
