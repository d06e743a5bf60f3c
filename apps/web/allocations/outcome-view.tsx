import { useCampaigns, useOutcome } from '../api/allocations.js';
import { day } from '../figures/times.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { OutcomeLines } from './outcome-lines.js';
import { OutcomeSums } from './outcome-sums.js';

/** What the slots of a proposal brought, and whether what people changed did better than what was proposed. */
export function OutcomeView({ allocationId }: { readonly allocationId: string }) {
  const { t, language } = useTexts();
  const { rows, first, more, hasMore, error, retry } = useOutcome(allocationId);
  const { data: campaigns } = useCampaigns();
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (first === undefined || rows === undefined) return <CardSkeleton rows={8} />;
  const { campaign } = first.allocation;
  const days = campaigns?.find((each) => each.campaign === campaign);
  const isEmpty = first.sums.every(({ placements }) => placements === 0);
  const lastDay = days === undefined ? '' : day(days.lastDay, language);
  if (isEmpty) return <Empty title={first.ended ? t('allocations:outcome-none') : t('allocations:outcome-not-yet')} lead={first.ended ? t('allocations:outcome-none-lead') : t('allocations:outcome-not-yet-lead', { day: lastDay })} />;
  return (
    <>
      <p className="muted outcome-state">
        <span className={`tag ${first.ended ? 'tag-good' : 'tag-warn'}`}>{first.ended ? t('allocations:ended') : t('allocations:under-way')}</span>{' '}
        {first.ended ? t('allocations:ended-lead', { day: lastDay }) : t('allocations:under-way-lead', { day: lastDay })}
      </p>
      <OutcomeSums sums={first.sums} isOverridden={first.allocation.overridden > 0} />
      <OutcomeLines lines={rows} more={more} hasMore={hasMore} />
    </>
  );
}
