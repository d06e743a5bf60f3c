import { Link, useSearchParams } from 'react-router';
import { useScorecard } from '../api/scorecards.js';
import { useManagerView } from '../managers/manager-view.js';
import { ModuleStanding } from '../managers/module-standing.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { PARTS, partOf } from './conversion-address.js';
import { SkuRanking } from './sku-ranking.js';
import { WorkList } from './work-list.js';
import './conversion.css';

/** A manager's conversion: the SKUs by their rate, and the list of those to call about. The part that is shown stands in the address as `part`. */
export function ConversionPage() {
  const { t } = useTexts();
  const { managerId, period } = useManagerView();
  const [query] = useSearchParams();
  const asOf = query.get('asOf');
  const part = partOf(query);
  const { data: scorecard, error } = useScorecard(managerId, period, asOf);
  return (
    <>
      <title>{`${t('managers:view-conversion')} · opscore`}</title>
      {/* The ranking and the list are made from the facts: they are there before anything is scored. */}
      {scorecard !== undefined ? <ModuleStanding scorecard={scorecard} id="conversion" isEarlier={asOf !== null} /> : error === null && <CardSkeleton rows={3} />}
      <nav className="parts no-print" aria-label={t('conversion:parts')}>
        {PARTS.map((each) => (
          <Link key={each} to={`?${new URLSearchParams({ period, ...(asOf !== null && { asOf }), part: each }).toString()}`} {...(each === part && { 'aria-current': 'page' as const })}>
            {t(`conversion:part-${each}`)}
          </Link>
        ))}
      </nav>
      {part === 'ranking' ? <SkuRanking whose={{ managerId, period, asOf }} /> : <WorkList managerId={managerId} period={period} />}
    </>
  );
}
