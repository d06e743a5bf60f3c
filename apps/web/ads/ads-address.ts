import type { AdsView } from '../api/ads.js';
import { ADS_ORDERS } from '../api/ads.js';

/** What an address asks of the table of merchants. What it does not know it takes for nothing; the largest spend comes first. */
export function adsViewOf(query: URLSearchParams): Pick<AdsView, 'sort' | 'descending' | 'search' | 'attention'> {
  const sort = ADS_ORDERS.find((each) => each === query.get('sort'));
  return {
    sort: sort ?? 'spend',
    descending: sort === undefined || query.get('descending') === 'true',
    search: query.get('search') || null,
    attention: query.get('attention') === 'true' ? true : null,
  };
}
