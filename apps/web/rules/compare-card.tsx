import { SwapOutlined } from '@ant-design/icons';
import { Button, Select, Skeleton } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import type { RuleVersionLine } from '../api/rules.js';
import { useVersionDifferences } from '../api/rules.js';
import { day } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { DifferencesTable } from './differences-table.js';

/** What changes from one version to another; which two stands in the address, at first the newest and the one before. */
export function CompareCard({ versions }: { readonly versions: readonly RuleVersionLine[] }) {
  const { t, language } = useTexts();
  const id = useId();
  const [query, setQuery] = useSearchParams();
  const [a, b] = [numberOf(query.get('a')) ?? versions[1]?.version ?? null, numberOf(query.get('b')) ?? versions[0]?.version ?? null];
  const { data, error, isPlaceholderData } = useVersionDifferences(a, a === b ? null : b);
  const choose = (first: number | null, second: number | null) =>
    setQuery((asked) => {
      asked.set('a', String(first ?? 1));
      asked.set('b', String(second ?? 1));
      return asked;
    });
  const options = versions.map(({ version, inForceFrom }) => ({
    value: version,
    label: `${t('rules:version', { version })} · ${inForceFrom === '0001-01-01' ? t('rules:defaults') : t('rules:from', { day: day(inForceFrom, language) })}`,
  }));
  return (
    <section className="card ruleset-compare">
      <h2>{t('rules:compare')}</h2>
      {versions.length < 2 ? (
        <p className="muted">{t('rules:one-version')}</p>
      ) : (
        <>
          <div className="filters">
            <label htmlFor={`${id}-a`}>{t('rules:compare-from')}</label>
            <Select id={`${id}-a`} value={a} options={options} onChange={(next) => choose(next, b)} popupMatchSelectWidth={false} />
            <Button icon={<SwapOutlined aria-hidden />} aria-label={t('rules:swap')} title={t('rules:swap')} onClick={() => choose(b, a)} />
            <label htmlFor={`${id}-b`}>{t('rules:compare-to')}</label>
            <Select id={`${id}-b`} value={b} options={options} onChange={(next) => choose(a, next)} popupMatchSelectWidth={false} />
          </div>
          <Refusal error={error} />
          {a === b ? (
            <p className="muted">{t('rules:same-version')}</p>
          ) : data === undefined ? (
            error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />
          ) : (
            <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
              <DifferencesTable differences={data} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

function numberOf(text: string | null): number | null {
  const number = Number(text);
  return text !== null && Number.isSafeInteger(number) && number > 0 ? number : null;
}
