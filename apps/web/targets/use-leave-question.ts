import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useAgreement } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { quarterOf } from './quarters.js';

/** Asks before somebody leaves what is not saved. Another measure of the same quarter is no leaving. */
export function useLeaveQuestion(isDirty: boolean, quarter: string): void {
  const { t } = useTexts();
  const agreed = useAgreement();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && (currentLocation.pathname !== nextLocation.pathname || quarterOf(new URLSearchParams(nextLocation.search).get('period') ?? quarter) !== quarter));
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const ask = async () => {
      if (await agreed({ title: t('targets:leave-question'), content: t('targets:leave-means'), agree: t('targets:leave'), isDangerous: true })) blocker.proceed();
      else blocker.reset();
    };
    void ask();
    // Asked once each time that somebody is held back.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [blocker.state]);
  useEffect(() => {
    if (!isDirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [isDirty]);
}
