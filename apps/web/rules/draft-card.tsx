import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import type { RuleProblem, useDraftDifferences, useRuleCheck } from '../api/rules.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { DifferenceList } from './difference-list.js';
import { ProblemList } from './problem-list.js';
import { useRuleWords } from './use-rule-words.js';

interface CardProps {
  readonly check: ReturnType<typeof useRuleCheck>;
  /** Whether what was checked is what is written. */
  readonly isSettled: boolean;
  readonly differences: ReturnType<typeof useDraftDifferences>;
  readonly onGo: (problem: RuleProblem) => void;
}

/** How a draft stands: what is wrong with it, or what it would change. */
export function DraftCard({ check, isSettled, differences, onGo }: CardProps) {
  const { t, language } = useTexts();
  const { nameOf } = useRuleWords();
  const problems = check.data?.problems ?? [];
  const isWrong = check.data?.valid === false;
  return (
    <section className="card">
      <p className={`ruleset-verdict ${isWrong ? 'ruleset-bad' : 'ruleset-good'}`} role="status">
        {check.data === undefined || !isSettled ? (
          <span className="muted">{t('rules:checking')}</span>
        ) : isWrong ? (
          <>
            <ExclamationCircleOutlined aria-hidden /> {t('rules:invalid', { number: problems.length })}
          </>
        ) : (
          <>
            <CheckCircleOutlined aria-hidden /> {t('rules:valid')}
          </>
        )}
      </p>
      <Refusal error={check.error} />
      {isWrong && (
        <ProblemList
          problems={problems}
          nameOf={({ path }) => nameOf(path.split('.'))}
          messageOf={(problem) => t('rules:allowed', { allowed: problem[language] })}
          writtenOf={({ value }) => value}
          onGo={onGo}
        />
      )}
      <h2 className="ruleset-changes">{t('rules:changes-of-draft')}</h2>
      <Refusal error={differences.error} />
      {isWrong ? (
        <p className="muted">{t('rules:fix-first')}</p>
      ) : differences.data === undefined ? (
        differences.error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />
      ) : differences.data.total === 0 ? (
        <p className="muted">{t('rules:changes-nothing')}</p>
      ) : (
        <div className={differences.isPlaceholderData ? 'stale' : ''} aria-busy={differences.isPlaceholderData}>
          <DifferenceList differences={differences.data} />
        </div>
      )}
    </section>
  );
}
