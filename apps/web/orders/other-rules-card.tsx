import { VerdictTag } from '../agents/verdict-tag.js';
import type { VerdictExplanation } from '../api/agents.js';
import { useTexts } from '../text/use-texts.js';

interface CardProps {
  readonly explanation: VerdictExplanation;
  readonly nameOf: (agentId: string) => string;
}

/** What every other rule would have said of the order. */
export function OtherRulesCard({ explanation: { otherRules, creditedAgentId }, nameOf }: CardProps) {
  const { t, language } = useTexts();
  return (
    <section className="card">
      <h2>{t('verdicts:other-rules')}</h2>
      <p className="muted">{t('verdicts:other-rules-lead')}</p>
      <table className="facts other-rules">
        <thead>
          <tr>
            <th scope="col">{t('verdicts:rule')}</th>
            <th scope="col">{t('agents:credited-agent')}</th>
            <th scope="col">{t('agents:verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {otherRules.map(({ rule, inForce, verdict, creditedAgentId: other }) => (
            <tr key={rule.en} className={inForce ? 'rule-in-force' : ''}>
              <th scope="row">
                {rule[language]} {inForce && <span className="tag">{t('verdicts:in-force')}</span>}
              </th>
              <td>
                {other === null ? t('verdicts:nobody') : nameOf(other)} {other !== creditedAgentId && <span className="tag tag-warn">{t('verdicts:differs')}</span>}
              </td>
              <td>
                <VerdictTag verdict={verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
