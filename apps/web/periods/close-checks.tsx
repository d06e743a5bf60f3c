import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, TeamOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFreshness } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import { day } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import type { PeriodRow } from './period-rows.js';

const SIGNS = {
  good: <CheckCircleOutlined aria-hidden />,
  wait: <ClockCircleOutlined aria-hidden />,
  bad: <ExclamationCircleOutlined aria-hidden />,
  note: <TeamOutlined aria-hidden />,
} as const;

/** What is looked at before a period is closed: whether it is over, whether its scorecards are up to date, and how many people it takes. */
export function CloseChecks({ row: { period, state }, closeByTwo }: { readonly row: PeriodRow; readonly closeByTwo: boolean }) {
  const { t, language } = useTexts();
  const { data: session } = useSession();
  const { data: freshness } = useFreshness(period.period);
  const isOver = state !== 'open';
  const isWhole = period.asOf === period.lastDay;
  const fresh = freshness?.state;
  return (
    <ul className="checks">
      <Check sign={isOver ? 'good' : 'wait'}>{t(isOver ? 'periods:check-over' : 'periods:check-not-over', { day: day(period.lastDay, language) })}</Check>
      {isOver && !isWhole && <Check sign="wait">{t('periods:check-not-whole', { day: day(period.asOf, language) })}</Check>}
      {fresh !== undefined && (
        <Check sign={fresh === 'current' ? 'good' : fresh === 'failed' ? 'bad' : 'wait'}>
          {t(`periods:check-${fresh}`)} {fresh === 'failed' && session?.permissions.includes('jobs.read') === true && <Link to="/jobs">{t('periods:to-jobs')}</Link>}
        </Check>
      )}
      <Check sign="note">{closeByTwo ? t('periods:takes-two') : t('periods:takes-one')}</Check>
    </ul>
  );
}

function Check({ sign, children }: { readonly sign: keyof typeof SIGNS; readonly children: ReactNode }) {
  return (
    <li className={`check-${sign}`}>
      {SIGNS[sign]}
      <span>{children}</span>
    </li>
  );
}
