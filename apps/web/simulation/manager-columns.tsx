import { useMemo } from 'react';
import { Link } from 'react-router';
import type { SimulatedManager } from '../api/rules.js';
import { points } from '../figures/figures.js';
import { scorecardPath } from '../shell/navigation.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { hundredthsMoved, writeMoved } from './moved-managers.js';
import type { ScoreScale } from './score-arrow.js';
import { ScoreArrow } from './score-arrow.js';

/** Now, then, and what lies between, of each manager. */
export function useManagerColumns(period: string, scale: ScoreScale): readonly Column<SimulatedManager>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      {
        key: 'manager',
        title: t('simulation:manager'),
        isHeading: true,
        sorts: 'both',
        cell: ({ managerId, name, division }) => (
          <span className="person">
            <Link to={scorecardPath(managerId, period)}>{name}</Link>
            <small>{division}</small>
          </span>
        ),
      },
      { key: 'today', title: t('simulation:today'), isFigure: true, sorts: 'largest-first', cell: ({ today }) => points(today.total).short },
      { key: 'then', title: t('simulation:after'), isFigure: true, sorts: 'largest-first', cell: ({ simulated }) => <strong>{points(simulated.total).short}</strong> },
      { key: 'difference', title: t('simulation:difference'), isFigure: true, sorts: 'largest-first', cell: ({ today, simulated }) => <Moved today={today.total} then={simulated.total} /> },
      {
        key: 'course',
        title: t('simulation:course'),
        isLeftOutNarrow: true,
        cell: ({ name, today, simulated }) => (
          <ScoreArrow
            from={today.total}
            to={simulated.total}
            scale={scale}
            description={t('simulation:course-words', { name, today: points(today.total).short, simulated: points(simulated.total).short })}
          />
        ),
      },
      { key: 'grade', title: t('simulation:grade'), cell: ({ today, simulated }) => <FromTo from={today.grade} to={simulated.grade} /> },
      { key: 'rank', title: t('simulation:rank'), cell: ({ today, simulated }) => <FromTo from={today.rank} to={simulated.rank} /> },
      { key: 'modules', title: t('simulation:modules'), isLeftOutNarrow: true, cell: ({ modules }) => <MovedModules modules={modules} /> },
    ],
    [t, period, scale],
  );
}

function Moved({ today, then }: { readonly today: string | null; readonly then: string | null }) {
  const moved = hundredthsMoved(today, then);
  if (moved === null) return '–';
  return <span className={moved > 0 ? 'moved-up' : moved < 0 ? 'moved-down' : 'muted'}>{writeMoved(moved)}</span>;
}

function FromTo({ from, to }: { readonly from: string | number | null; readonly to: string | number | null }) {
  if (from === to) return <span className="muted figure">{from ?? '–'}</span>;
  return (
    <span className="figure">
      <span className="muted">{from ?? '–'}</span> → <strong>{to ?? '–'}</strong>
    </span>
  );
}

function MovedModules({ modules }: Pick<SimulatedManager, 'modules'>) {
  const { t } = useTexts();
  return (
    <span className="moved-modules">
      {modules
        .filter(({ today, simulated }) => today !== simulated)
        .map(({ id, today, simulated }) => {
          const moved = hundredthsMoved(today, simulated);
          return (
            <span className="tag figure" key={id} title={`${points(today).short} → ${points(simulated).short}`}>
              {t(`scorecard:module-${id}`)} {moved === null ? `${points(today).short} → ${points(simulated).short}` : writeMoved(moved)}
            </span>
          );
        })}
    </span>
  );
}
