import type { ManagerPlacement } from '../api/slots.js';
import { useTexts } from '../text/use-texts.js';

/** Whether a placement counts on the scorecard, or why it does not. */
export function PlacementState({ placement: { assessed, exemptReason } }: { readonly placement: Pick<ManagerPlacement, 'assessed' | 'exemptReason'> }) {
  const { t } = useTexts();
  if (assessed) return <span className="tag tag-good">{t('slots:assessed')}</span>;
  return (
    <span className="person">
      <span>
        <span className="tag">{t('slots:exempt')}</span>
      </span>
      {exemptReason !== null && <small className="slots-reason">{exemptReason}</small>}
    </span>
  );
}
