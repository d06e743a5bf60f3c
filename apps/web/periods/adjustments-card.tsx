import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { AdjustmentLine, LateImport, PeriodPlace } from '../api/periods.js';
import { useAdjustments } from '../api/periods.js';
import { useSession } from '../api/session.js';
import { businessZone, instant } from '../figures/times.js';
import { scorecardPath } from '../shell/navigation.js';
import { Refusal } from '../shell/refusal.js';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';
import type { ManagerAdjustments } from './adjusted-figures.js';
import { adjustedValue, figureNamed, groupAdjustments } from './adjusted-figures.js';
import type { RankingSoFar } from './standing-card.js';

/** What facts that came late would change of a closed period, by manager, and where they may have come from. */
export function AdjustmentsCard({ place, ranking }: { readonly place: PeriodPlace; readonly ranking: RankingSoFar }) {
  const { t } = useTexts();
  const { rows, first, more, hasMore, error } = useAdjustments(place);
  const nameOf = (managerId: string) => ranking?.items.find((each) => each.managerId === managerId)?.name ?? managerId;
  return (
    <section className="card" id="adjustments">
      <h2>{t('periods:adjustments')}</h2>
      <Refusal error={error} />
      {rows === undefined ? (
        error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : rows.length === 0 ? (
        <p className="muted">{t('periods:no-adjustments')}</p>
      ) : (
        <>
          <p className="muted">{t('periods:adjustments-mean')}</p>
          {groupAdjustments(rows).map((group) => (
            <OfManager key={group.managerId} group={group} name={nameOf(group.managerId)} period={place.period} />
          ))}
          {hasMore && <MoreButton more={more} label={t('periods:more')} />}
        </>
      )}
      {first !== undefined && first.lateImports.length > 0 && <LateImports imports={first.lateImports} />}
    </section>
  );
}

function OfManager({ group: { managerId, lines }, name, period }: { readonly group: ManagerAdjustments; readonly name: string; readonly period: string }) {
  const { t } = useTexts();
  return (
    <div className="adjusted">
      <div className="adjusted-head">
        <h3>
          <Link to={scorecardPath(managerId, period)}>{name}</Link>
        </h3>
        <span className="muted">{t('periods:lines', { number: lines.length })}</span>
      </div>
      <div className="adjusted-frame" tabIndex={0} role="region" aria-label={name}>
        <table className="adjusted-table">
          <thead>
            <tr>
              <th scope="col">{t('periods:figure')}</th>
              <th scope="col">{t('periods:as-closed')}</th>
              <th scope="col">{t('periods:by-now')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.figure} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Line({ line: { figure: name, closedValue, currentValue } }: { readonly line: AdjustmentLine }) {
  const { t } = useTexts();
  const figure = figureNamed(name);
  const words = figure === null ? name : figure.module === null ? t(`periods:figure-${figure.figure}`) : `${t(`scorecard:module-${figure.module}`)} · ${t(`periods:figure-${figure.figure}`)}`;
  return (
    <tr>
      <th scope="row">{words}</th>
      <td className="figure muted">
        <Value name={name} value={closedValue} />
      </td>
      <td className="figure">
        <strong>
          <Value name={name} value={currentValue} />
        </strong>
      </td>
    </tr>
  );
}

function Value({ name, value }: { readonly name: string; readonly value: string | null }) {
  const { t, language } = useTexts();
  const figure = figureNamed(name);
  if (value === null) return '–';
  if (figure === null) return value;
  const shown = adjustedValue(figure, value, language);
  if (shown !== null) return shown;
  if (value === 'true' || value === 'false') return t(`periods:is-${value}`);
  return isProbation(value) ? t(`scorecard:probation-${value}`) : value;
}

function isProbation(value: string): value is 'passed' | 'failed' | 'at_risk' | 'on_track' {
  return value === 'passed' || value === 'failed' || value === 'at_risk' || value === 'on_track';
}

function LateImports({ imports }: { readonly imports: readonly LateImport[] }) {
  const { t, language } = useTexts();
  const { data: session } = useSession();
  const mayRead = session?.permissions.includes('imports.read') ?? false;
  const at = (text: string) => instant(text, language, businessZone(document.documentElement));
  return (
    <>
      <h3 className="late-heading">{t('periods:late-imports')}</h3>
      <ul className="people-list">
        {imports.map(({ importId, kind, fileName, importedAt, undoneAt }) => (
          <li key={importId}>
            <span>
              {mayRead ? <Link to={`/imports?${new URLSearchParams({ import: importId }).toString()}`}>{fileName}</Link> : fileName} <span className="muted">{kind}</span>
            </span>
            <span className="muted">
              {at(importedAt)}
              {undoneAt !== null && ` · ${t('periods:undone', { instant: at(undoneAt) })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
