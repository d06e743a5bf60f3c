import { Button } from 'antd';
import type { Proposal } from '../api/allocations.js';
import { useFinalisation } from '../api/allocations.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

/** Makes a proposal final once somebody has agreed to what that means. Waits while changes are not saved. */
export function FinaliseAction({ proposal, isUnsaved }: { readonly proposal: Proposal; readonly isUnsaved: boolean }) {
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const finalisation = useFinalisation(proposal);
  const left = proposal.slots - proposal.allotted;
  const finalise = async () => {
    const content = left > 0 ? t('allocations:final-means-left', { number: left }) : t('allocations:final-means');
    if (!(await agreed({ title: t('allocations:final-question', { campaign: proposal.campaign }), content, agree: t('allocations:finalise'), isDangerous: true }))) return;
    finalisation.mutate(undefined, { onSuccess: () => tell.done(t('allocations:became-final')), onError: tell.failed });
  };
  return (
    <>
      {isUnsaved && <span className="muted">{t('allocations:save-first')}</span>}
      <Button disabled={isUnsaved} loading={finalisation.isPending} onClick={() => void finalise()}>
        {t('allocations:finalise')}
      </Button>
    </>
  );
}
