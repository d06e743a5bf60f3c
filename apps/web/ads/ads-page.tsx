import { useSearchParams } from 'react-router';
import { useScorecard } from '../api/scorecards.js';
import { useManagerView } from '../managers/manager-view.js';
import { ModuleStanding } from '../managers/module-standing.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { AdvertisingTable } from './advertising-table.js';
import { AttentionCard } from './attention-card.js';
import { MerchantDrawer } from './merchant-drawer.js';
import { SpendPicture } from './spend-picture.js';
import './ads.css';

/** A manager's advertising: how the ad share stands, who earns attention, and each merchant. The one that is opened stands in the address as `merchant`. */
export function AdsPage() {
  const { t } = useTexts();
  const { managerId, period } = useManagerView();
  const [query, setQuery] = useSearchParams();
  const asOf = query.get('asOf');
  const { data: scorecard, error, refetch } = useScorecard(managerId, period, asOf);
  const close = () =>
    setQuery((asked) => {
      asked.delete('merchant');
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (scorecard === undefined) {
    return (
      <>
        <CardSkeleton rows={3} />
        <CardSkeleton rows={5} />
        <CardSkeleton rows={8} />
      </>
    );
  }
  const whose = { managerId, period, asOf };
  return (
    <>
      <title>{`${t('managers:view-ads')} · opscore`}</title>
      <ModuleStanding scorecard={scorecard} id="ads" isEarlier={asOf !== null} />
      <AttentionCard scorecard={scorecard} whose={whose} />
      <SpendPicture scorecard={scorecard} whose={whose} />
      <AdvertisingTable whose={whose} />
      <MerchantDrawer merchantId={query.get('merchant')} whose={whose} onClose={close} />
    </>
  );
}
