import type { CandidateAgent, VerdictExplanation } from '../api/agents.js';
import { businessZone } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { moment } from './moments.js';

interface CardProps {
  readonly explanation: VerdictExplanation;
  readonly nameOf: (agentId: string) => string;
}

/** Who could have won before each moment, the winner first. */
export function CandidatesCard({ explanation, nameOf }: CardProps) {
  const { t } = useTexts();
  const { beforePlacing, beforePayment, paidAt, decidedBefore, verdict } = explanation;
  const otherwise = verdict === 'unknown' ? t('verdicts:candidates-unknown') : t('verdicts:no-candidates');
  return (
    <section className="card">
      <h2>{t('verdicts:candidates')}</h2>
      <Candidates name={t('verdicts:before-placing')} candidates={beforePlacing} isDeciding={decidedBefore === 'placing'} otherwise={otherwise} nameOf={nameOf} />
      {paidAt !== null && <Candidates name={t('verdicts:before-payment')} candidates={beforePayment} isDeciding={decidedBefore === 'payment'} otherwise={otherwise} nameOf={nameOf} />}
    </section>
  );
}

interface ListProps {
  readonly name: string;
  readonly candidates: readonly CandidateAgent[];
  readonly isDeciding: boolean;
  /** What is said where there are none. */
  readonly otherwise: string;
  readonly nameOf: (agentId: string) => string;
}

function Candidates({ name, candidates, isDeciding, otherwise, nameOf }: ListProps) {
  const { t, language } = useTexts();
  return (
    <div className="candidates">
      <h3>
        {name} {isDeciding && <span className="tag tag-good">{t('verdicts:deciding')}</span>}
      </h3>
      {candidates.length === 0 ? (
        <p className="muted">{otherwise}</p>
      ) : (
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('agents:agent')}</th>
              <th scope="col">{t('verdicts:messages')}</th>
              <th scope="col">{t('verdicts:rounds')}</th>
              <th scope="col">{t('verdicts:latest')}</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map(({ agentId, place, messages, rounds, latestAt }) => (
              <tr key={agentId}>
                <th scope="row">
                  {nameOf(agentId)} {place === 1 && <span className="tag tag-good">{t('verdicts:wins')}</span>}
                  {place === null && <span className="tag">{t('verdicts:passed-over')}</span>}
                </th>
                <td className="figure">{messages}</td>
                <td className="figure">{rounds}</td>
                <td className="figure">{moment(latestAt, language, businessZone(document.documentElement))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
