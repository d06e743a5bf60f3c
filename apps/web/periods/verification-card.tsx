import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { Verification } from '../api/periods.js';
import { usePeriodVerification } from '../api/periods.js';
import { Refusal } from '../shell/refusal.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import type { PeriodRow } from './period-rows.js';
import type { RankingSoFar } from './standing-card.js';

/** Makes a closed period again from the facts, and shows whether all is as it was closed. */
export function VerificationCard({ row: { period, division }, ranking }: { readonly row: PeriodRow; readonly ranking: RankingSoFar }) {
  const { t } = useTexts();
  const { mutate, data, error, isPending } = usePeriodVerification();
  return (
    <section className="card">
      <div className="view-head">
        <h2>{t('periods:verification')}</h2>
        <Button className="no-print" loading={isPending} onClick={() => mutate({ period: period.period, division: division.division })}>
          {t(data === undefined ? 'periods:verify' : 'periods:verify-again')}
        </Button>
      </div>
      <Refusal error={error} />
      <div aria-live="polite">
        {isPending ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : data === undefined ? <p className="muted">{t('periods:verification-means')}</p> : <Found found={data} ranking={ranking} />}
      </div>
    </section>
  );
}

function Found({ found: { agrees, sealed, managers, differing, differingManagers, fingerprint }, ranking }: { readonly found: Verification; readonly ranking: RankingSoFar }) {
  const { t } = useTexts();
  const nameOf = (managerId: string) => ranking?.items.find((each) => each.managerId === managerId)?.name ?? managerId;
  if (agrees) {
    return (
      <p className="verified check-good">
        <CheckCircleOutlined aria-hidden />
        <span>
          {t('periods:verified', { number: managers })} <code title={fingerprint}>{fingerprint.slice(0, 16)}…</code>
        </span>
      </p>
    );
  }
  return (
    <>
      <p className="verified check-bad">
        <ExclamationCircleOutlined aria-hidden />
        <span>{differingManagers > 0 ? t('periods:differs', { number: differingManagers, all: managers }) : t('periods:differs-seal')}</span>
      </p>
      {!sealed && <p className="check-bad">{t('periods:seal-broken')}</p>}
      <ul className="people-list">
        {differing.map(({ managerId, differences }) => (
          <li key={managerId}>
            <Link to={scorecardPath(managerId)}>{nameOf(managerId)}</Link>
            <span>{differences.map((each) => t(`periods:difference-${each}`)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
