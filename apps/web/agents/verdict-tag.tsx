import type { VerdictName } from '../api/agents.js';
import { useTexts } from '../text/use-texts.js';

const TONES: Readonly<Record<VerdictName, string>> = {
  paid_agent: 'tag-good',
  placed_agent: 'tag-good',
  buyer_contact: 'tag-good',
  agent_follow_up: 'tag-good',
  silent: '',
  no_agent: '',
  unknown: 'tag-warn',
  unpaid: '',
  excluded: '',
};

/** A verdict in a word or two; what it means is at hand. */
export function VerdictTag({ verdict }: { readonly verdict: VerdictName }) {
  const { t } = useTexts();
  return (
    <span className={`tag ${TONES[verdict]}`} title={t(`verdicts:meaning-${verdict}`)}>
      {t(`verdicts:name-${verdict}`)}
    </span>
  );
}
