import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { Scorecard, ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { businessZone, day, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { Explanation } from './explanation.js';
import { moduleFigure } from './module-figures.js';

interface DrawerProps {
  readonly scorecard: Scorecard;
  /** The id of the module that is opened; null where none is. */
  readonly opened: string | null;
  readonly onClose: () => void;
}

/** What a module means, its exact figures, and where they come from. */
export function ModuleDrawer({ scorecard, opened, onClose }: DrawerProps) {
  const { t } = useTexts();
  const module = scorecard.modules.find(({ id }) => id === opened);
  return (
    <Drawer
      open={module !== undefined}
      onClose={onClose}
      size={760}
      title={module === undefined ? '' : t(`scorecard:module-${module.id}`)}
      aria-label={module === undefined ? '' : t('scorecard:open-module', { module: t(`scorecard:module-${module.id}`) })}
      closable={{ 'aria-label': t('shell:close') }}
      destroyOnHidden
    >
      {module !== undefined && <ModuleFacts module={module} scorecard={scorecard} />}
    </Drawer>
  );
}

function ModuleFacts({ module, scorecard }: { readonly module: ScorecardModule; readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { id, assessed, reason, actual, target, completion, points: reached, weight } = module;
  const { asOf, ruleVersion, scoredAt, fingerprint, runId, snapshot } = scorecard;
  return (
    <>
      <p>{t(`scorecard:meaning-${id}`)}</p>
      {!assessed && reason !== null && <p className="drawer-reason">{t(`scorecard:reason-${reason}`)}</p>}
      <Facts
        rows={[
          [`${t('scorecard:actual')} · ${t(`scorecard:unit-${id}`)}`, moduleFigure(id, actual, language).exact],
          [t('scorecard:target'), moduleFigure(id, target, language).exact],
          [t('scorecard:completion'), ratio(completion).exact],
          [t('scorecard:points'), points(reached).exact],
          ...(weight === null ? [] : [[t('scorecard:weight-name'), `${Number(weight)}%`] as const]),
        ]}
      />
      <Explanation scorecard={scorecard} module={id} />
      <h3 className="drawer-heading">{t('scorecard:made')}</h3>
      <Facts
        rows={[
          [t('scorecard:as-of', { day: day(asOf, language) }), t('scorecard:rule-version', { version: ruleVersion })],
          [t('scorecard:snapshot'), t('scorecard:snapshot-value', { merchants: snapshot.merchants, late: snapshot.lateMerchants })],
          ...(snapshot.provisional ? [['', t('scorecard:snapshot-provisional')] as const] : []),
          [t('scorecard:scored-at', { instant: instant(scoredAt, language, businessZone(document.documentElement)) }), ''],
          [t('scorecard:run'), <code key="run">{runId.slice(0, 8)}</code>],
          [
            t('scorecard:fingerprint'),
            <code key="fingerprint" title={fingerprint}>
              {fingerprint.slice(0, 16)}…
            </code>,
          ],
        ]}
      />
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="fact-list">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
