import { Button, Select, Skeleton } from 'antd';
import { useId } from 'react';
import { Link } from 'react-router';
import { useDraftDifferences } from '../api/rules.js';
import { useSession } from '../api/session.js';
import { day } from '../figures/times.js';
import { DifferenceList } from '../rules/difference-list.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { writeSource } from './rule-source.js';
import type { useChosenRules } from './use-chosen-rules.js';
import '../rules/rules.css';

interface CardProps {
  readonly chosen: ReturnType<typeof useChosenRules> & { readonly document: string };
  readonly firstDay: string;
  readonly isRunning: boolean;
  readonly hasRun: boolean;
  readonly error: Error | null;
  readonly onStart: () => void;
}

/** Which rules are tried, what they change, and the start. */
export function ChosenRulesCard({ chosen: { source, value, document, choose, ...known }, firstDay, isRunning, hasRun, error, onStart }: CardProps) {
  const { t, language } = useTexts();
  const id = useId();
  const { data: session } = useSession();
  const differences = useDraftDifferences(document, firstDay, true);
  const isSame = differences.data?.total === 0;
  const editor = `/rules/editor?version=${source?.version ?? 1}`;
  return (
    <section className="card">
      <div className="simulation-choice">
        <label htmlFor={id}>{t('simulation:rules')}</label>
        <Select id={id} value={value} options={useOptions(known)} onChange={choose} popupMatchSelectWidth={false} />
        <Button type="primary" loading={isRunning} onClick={onStart}>
          {t(hasRun ? 'simulation:again' : 'simulation:start')}
        </Button>
        <Link to={editor}>{t(source?.kind === 'draft' && session?.permissions.includes('rules.change') === true ? 'simulation:to-apply' : 'simulation:to-editor')}</Link>
      </div>
      <Refusal error={error ?? differences.error} />
      {differences.data === undefined ? (
        differences.error === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : isSame ? (
        <p className="muted">{t('simulation:nothing-differs', { day: day(firstDay, language) })}</p>
      ) : (
        <div className={differences.isPlaceholderData ? 'stale' : ''}>
          <h2 className="simulation-heading">{t('simulation:what-differs', { day: day(firstDay, language) })}</h2>
          <div className="simulation-differences" tabIndex={0} role="region" aria-label={t('rules:differences')}>
            <DifferenceList differences={differences.data} />
          </div>
        </div>
      )}
    </section>
  );
}

function useOptions({ drafts, versions, inForce }: Pick<ReturnType<typeof useChosenRules>, 'drafts' | 'versions' | 'inForce'>) {
  const { t, language } = useTexts();
  return [
    ...drafts.map(({ version }) => ({ value: writeSource({ kind: 'draft', version }), label: t('simulation:of-draft', { version }) })),
    ...versions.map(({ version, inForceFrom }) => ({
      value: writeSource({ kind: 'version', version }),
      label:
        version === inForce
          ? t('simulation:in-force', { version })
          : t('simulation:of-version', { version, from: inForceFrom === '0001-01-01' ? t('rules:defaults') : t('rules:from', { day: day(inForceFrom, language) }) }),
    })),
  ];
}
