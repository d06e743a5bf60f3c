import { Link } from 'react-router';
import type { ManagerPlacement } from '../api/slots.js';
import type { DaySpan } from '../api/merchants.js';
import { merchantPath } from '../merchants/merchant-path.js';

/** Where a slot stands, and of which campaign it is. */
export function SlotName({ placement: { position, campaign, slotId } }: { readonly placement: Pick<ManagerPlacement, 'position' | 'campaign' | 'slotId'> }) {
  return (
    <span className="person">
      {position === '' ? slotId : position}
      <small>
        {campaign} · {slotId}
      </small>
    </span>
  );
}

/** The merchant of a placement, which leads to the slots on its page. */
export function PlacedMerchant({ placement: { merchantId, merchantName }, span }: { readonly placement: Pick<ManagerPlacement, 'merchantId' | 'merchantName'>; readonly span?: DaySpan | undefined }) {
  const path = merchantPath(merchantId, span);
  return <Link to={`${path}${path.includes('?') ? '&' : '?'}part=slots`}>{merchantName ?? merchantId}</Link>;
}
