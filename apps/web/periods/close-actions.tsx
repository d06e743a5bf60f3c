import { Button } from 'antd';
import { useClosingWithdrawal, usePeriodClosing } from '../api/periods.js';
import { periodName } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import type { PeriodRow } from './period-rows.js';

interface ActionsProps {
  readonly row: PeriodRow;
  readonly closeByTwo: boolean;
  /** The name of who is signed in: whoever asked does not close. */
  readonly signedInAs: string;
}

/** Closing, asking for it, confirming what another one asked, and taking it back. */
export function CloseActions({ row: { period, division, state }, closeByTwo, signedInAs }: ActionsProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const closing = usePeriodClosing();
  const withdrawal = useClosingWithdrawal();
  const body = { period: period.period, division: division.division };
  const name = `${periodName(period.period, language)} · ${division.division}`;
  const isAsked = state === 'asked';
  const isOwn = isAsked && division.askedBy === signedInAs;
  const word = isAsked ? 'confirm' : closeByTwo ? 'ask' : 'close';
  const close = async () => {
    if (!(await agreed({ title: t(`periods:question-${word}`, { period: name }), content: <ClosingMeans isQuarter={period.kind === 'quarter'} />, agree: t(`periods:do-${word}`), isDangerous: true }))) return;
    closing.mutate(body, { onSuccess: ({ state: became }) => tell.done(t(`periods:became-${became}`)) });
  };
  const withdraw = async () => {
    if (!(await agreed({ title: t('periods:withdraw-question', { period: name }), agree: t('periods:withdraw') }))) return;
    withdrawal.mutate(body, { onSuccess: () => tell.done(t('periods:withdrawn')) });
  };
  return (
    <div className="period-actions">
      <Refusal error={closing.error ?? withdrawal.error} />
      {isOwn && <p className="muted">{t('periods:waits-for-another')}</p>}
      <div className="head-tools">
        {!isOwn && (
          <Button type="primary" loading={closing.isPending} onClick={() => void close()}>
            {t(`periods:do-${word}`)}
          </Button>
        )}
        {isAsked && (
          <Button loading={withdrawal.isPending} onClick={() => void withdraw()}>
            {t('periods:withdraw')}
          </Button>
        )}
      </div>
    </div>
  );
}

function ClosingMeans({ isQuarter }: { readonly isQuarter: boolean }) {
  const { t } = useTexts();
  return (
    <ul className="closing-means">
      <li>{t('periods:means-locked')}</li>
      <li>{t('periods:means-late')}</li>
      <li>{isQuarter ? t('periods:means-targets') : t('periods:means-alone')}</li>
      <li>{t('periods:means-reopen')}</li>
    </ul>
  );
}
