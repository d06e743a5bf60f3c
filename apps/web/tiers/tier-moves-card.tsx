import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Problem } from '../api/problem.js';
import type { DaySpan } from '../api/merchants.js';
import type { TierMove } from '../api/tiers.js';
import { useTierMoves } from '../api/tiers.js';
import { periodName } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { useTexts } from '../text/use-texts.js';
import { WAYS, groupMoves } from './group-moves.js';

type Way = (typeof WAYS)[number];

const SIGNS = { up: <ArrowUpOutlined />, down: <ArrowDownOutlined />, joined: <PlusOutlined />, left: <MinusOutlined /> } as const;
const FIRST = 5;

/** Who rose, fell, came and left since the snapshot of the quarter before. */
export function TierMovesCard({ managerId, quarter, span }: { readonly managerId: string; readonly quarter: string; readonly span: DaySpan }) {
  const { t, language } = useTexts();
  const { data, error } = useTierMoves(managerId, quarter);
  const groups = useMemo(() => groupMoves(data?.items ?? []), [data]);
  return (
    <section className="card">
      <h2>
        {t('tiers:moves')}
        {data !== undefined && <span className="muted tiers-sum"> {t('tiers:moves-since', { quarter: periodName(data.quarterBefore, language), moved: data.moved, merchants: data.merchants })}</span>}
      </h2>
      {error !== null ? (
        <Alert type="warning" showIcon title={error instanceof Problem && error.detail !== null ? error.detail : t('states:failed-lead')} />
      ) : data === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : (
        <>
          {data.moved === 0 && <p className="muted">{t('tiers:no-moves')}</p>}
          {data.provisionalBefore && data.moved > 0 && <p className="muted tiers-note">{t('tiers:provisional-before', { quarter: periodName(data.quarterBefore, language) })}</p>}
          {data.moved > 0 && (
            <div className="moves">
              {WAYS.map((way) => (
                <Moved key={way} way={way} moves={groups[way]} span={span} />
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Moved({ way, moves, span }: { readonly way: Way; readonly moves: readonly TierMove[]; readonly span: DaySpan }) {
  const { t } = useTexts();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? moves : moves.slice(0, FIRST);
  return (
    <section className={`moved moved-${way}`}>
      <h3>
        <span aria-hidden>{SIGNS[way]}</span> {t(`tiers:way-${way}`)} <strong className="figure">{moves.length}</strong>
      </h3>
      <ul>
        {shown.map((move) => (
          <li key={move.merchantId}>
            <Link to={merchantPath(move.merchantId, span)}>{move.name ?? move.merchantId}</Link>
            <small className="muted">
              <Stands move={move} />
            </small>
          </li>
        ))}
      </ul>
      {moves.length > FIRST && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('tiers:fewer') : t('tiers:more', { number: moves.length - FIRST })}
        </button>
      )}
    </section>
  );
}

/** From which tier and rank to which. */
function Stands({ move: { fromTier, toTier, rankBefore, rankNow } }: { readonly move: TierMove }) {
  const { t } = useTexts();
  const stand = (tier: TierMove['fromTier'], rank: number | null) => (tier === null || rank === null ? null : `${t(`scorecard:tier-${tier}`)} ${t('tiers:rank-value', { rank })}`);
  return [stand(fromTier, rankBefore), stand(toTier, rankNow)].filter((each) => each !== null).join(' → ');
}
