export const managers = {
  'all-managers': 'All managers',
  views: 'Views of the manager',
  'view-scorecard': 'Scorecard',
} as const;
