import { Link } from 'react-router';
import type { Scorecard, ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';
import { Explanation } from './explanation.js';
import { FactList } from './fact-list.js';
import { MadeFacts } from './made-facts.js';
import { moduleFigure } from './module-figures.js';

/** The view of the manager that shows all of a module. */
const VIEW_OF = { sales: 'merchants', ads: 'ads', slots: 'slots', conversion: 'conversion', outbound: 'outbound' } as const;

/** What a module means, its exact figures, the rows that they come from, and by which rules. */
export function ModuleFacts({ module, scorecard }: { readonly module: ScorecardModule; readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { managerId, period } = scorecard;
  const { id, assessed, reason, actual, target, completion, points: reached, weight } = module;
  return (
    <>
      <p>{t(`scorecard:meaning-${id}`)}</p>
      {!assessed && reason !== null && <p className="drawer-reason">{t(`scorecard:reason-${reason}`)}</p>}
      <FactList
        rows={[
          [`${t('scorecard:actual')} · ${t(`scorecard:unit-${id}`)}`, moduleFigure(id, actual, language).exact],
          [t('scorecard:target'), moduleFigure(id, target, language).exact],
          [t('scorecard:completion'), ratio(completion).exact],
          [t('scorecard:points'), points(reached).exact],
          ...(weight === null ? [] : [[t('scorecard:weight-name'), `${Number(weight)}%`] as const]),
        ]}
      />
      <p className="drawer-sentence no-print">
        <Link to={`/managers/${encodeURIComponent(managerId)}/${VIEW_OF[id]}?${new URLSearchParams({ period }).toString()}`}>{t(`scorecard:to-view-${id}`)}</Link>
      </p>
      <Explanation scorecard={scorecard} module={id} />
      <MadeFacts scorecard={scorecard} />
    </>
  );
}
