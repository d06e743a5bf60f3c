export const managers = {
  'all-managers': 'All managers',
  views: 'Views of the manager',
  'view-scorecard': 'Scorecard',
  'view-targets': 'Targets',
  'view-slots': 'Slots',
  'view-outbound': 'Outbound',
  'view-merchants': 'Merchants',
  'view-ads': 'Ads',
  'view-conversion': 'Conversion',
  'made-of': 'See what it is made of',
} as const;
