import { Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RankingLine } from '../api/scorecards.js';
import { SearchField } from '../tables/search-field.js';
import { useTexts } from '../text/use-texts.js';
import { RankingTable } from './ranking-table.js';

const FEW = 6;

/** The managers that are looked for: by a part of the name, or those on probation alone. All of them are here already. */
export function FoundManagers({ scorecards, period }: { readonly scorecards: readonly RankingLine[]; readonly period: string }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const sought = query.get('name') ?? '';
  const who = query.get('who') === 'probation' ? 'probation' : 'all';
  const found = useMemo(() => findManagers(scorecards, sought, who === 'probation'), [scorecards, sought, who]);
  const ask = (name: 'name' | 'who', value: string) =>
    setQuery(
      (asked) => {
        if (value === '' || value === 'all') asked.delete(name);
        else asked.set(name, value);
        return asked;
      },
      { replace: true },
    );
  return (
    <>
      <div className="view-head ranking-heading">
        <h2>
          {t('ranking:managers')} <span className="muted card-aside">{t('ranking:people-count', { number: found.length })}</span>
        </h2>
        {(scorecards.length >= FEW || sought !== '' || who !== 'all' || scorecards.some(({ probation }) => probation !== null)) && (
          <div className="head-tools">
            <SearchField label={t('ranking:search')} value={sought} onSearch={(text) => ask('name', text)} />
            <Select
              aria-label={t('ranking:who')}
              style={{ minWidth: 110 }}
              value={who}
              options={[
                { value: 'all', label: t('ranking:who-all') },
                { value: 'probation', label: t('ranking:on-probation') },
              ]}
              onChange={(next) => ask('who', next)}
            />
          </div>
        )}
      </div>
      {found.length === 0 ? <p className="card muted">{t('ranking:none-found')}</p> : <RankingTable scorecards={found} period={period} />}
    </>
  );
}

function findManagers(scorecards: readonly RankingLine[], sought: string, isOnProbation: boolean): readonly RankingLine[] {
  const part = sought.toLowerCase();
  return scorecards.filter(
    ({ name, managerId, category, probation }) => (!isOnProbation || probation !== null) && [name, managerId, category].some((text) => text.toLowerCase().includes(part)),
  );
}
