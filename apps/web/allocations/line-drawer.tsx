import { Drawer } from 'antd';
import type { Proposal, ProposalLine } from '../api/allocations.js';
import { ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant, periodName } from '../figures/times.js';
import { FactList } from '../scorecard/fact-list.js';
import { useTexts } from '../text/use-texts.js';
import { partFigure } from './part-figure.js';

interface DrawerProps {
  readonly proposal: Proposal;
  /** The line that is opened; undefined where none is. */
  readonly line: ProposalLine | undefined;
  readonly onClose: () => void;
}

/** Why a merchant has its rank and its slots. */
export function LineDrawer({ proposal, line, onClose }: DrawerProps) {
  const { t } = useTexts();
  const title = line === undefined ? '' : t('allocations:why-title', { merchant: line.merchantName ?? line.merchantId });
  return (
    <Drawer open={line !== undefined} onClose={onClose} size={560} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {line !== undefined && <LineFacts proposal={proposal} line={line} />}
    </Drawer>
  );
}

function LineFacts({ proposal: { month, ruleVersion, candidates }, line }: { readonly proposal: Proposal; readonly line: ProposalLine }) {
  const { t, language } = useTexts();
  const { rank, index, parts, proposed, allotted, reason, overriddenBy, overriddenAt, explanation } = line;
  // The sentences of the figures are the table below; what a person did is told with the instant in the business zone.
  const sentences = explanation.slice(parts.length).filter(({ en }) => overriddenAt === null || !en.includes(overriddenAt));
  return (
    <>
      <FactList
        rows={[
          [t('allocations:rank'), t('allocations:rank-of', { rank, number: candidates })],
          [t('allocations:index'), index],
          [t('allocations:proposed'), proposed],
          [t('allocations:allotted'), allotted],
          ...(reason === null ? [] : [[t('allocations:reason'), reason] as const]),
          ...(overriddenAt === null ? [] : [[t('allocations:changed-by'), `${overriddenBy ?? ''} · ${instant(overriddenAt, language, businessZone(document.documentElement))}`] as const]),
          [t('allocations:month'), periodName(month, language)],
          [t('scorecard:by-rules'), t('scorecard:rule-version', { version: ruleVersion })],
        ]}
      />
      <section className="drawer-table">
        <h3>{t('allocations:parts')}</h3>
        <div className="table-frame" tabIndex={0} role="region" aria-label={t('allocations:parts')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('allocations:figure')}</th>
                <th scope="col" className="figure-cell">
                  {t('allocations:value')}
                </th>
                <th scope="col" className="figure-cell">
                  {t('allocations:below')}
                </th>
                <th scope="col" className="figure-cell">
                  {t('allocations:percent-rank')}
                </th>
                <th scope="col" className="figure-cell">
                  {t('allocations:weight')}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.criterion}>
                  <th scope="row">{t(`allocations:criterion-${part.criterion}`)}</th>
                  <td className="figure-cell">
                    <Shown figure={partFigure(part, language)} />
                  </td>
                  <td className="figure-cell figure">
                    {part.below} / {candidates - 1}
                  </td>
                  <td className="figure-cell">
                    <Shown figure={ratio(part.percentRank)} />
                  </td>
                  <td className="figure-cell figure">{part.weight}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {sentences.map((sentence) => (
        <p key={sentence.en} className="why-sentence">
          {sentence[language]}
        </p>
      ))}
      <p className="muted why-sentence">{t('allocations:index-meaning')}</p>
    </>
  );
}
