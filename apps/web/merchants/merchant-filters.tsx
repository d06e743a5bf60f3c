import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useManager } from '../api/directory.js';
import type { MerchantsFilter } from '../api/merchants.js';
import { useManagersFound } from '../api/merchants.js';
import { useDivisions } from '../api/scorecards.js';
import { SearchField } from '../tables/search-field.js';
import { useTexts } from '../text/use-texts.js';

/** What the list of merchants is narrowed to. */
export function MerchantFilters({ filter }: { readonly filter: MerchantsFilter }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { data: divisions = [] } = useDivisions();
  const choose = (name: string, value: string) =>
    setQuery(
      (asked) => {
        if (value === '') asked.delete(name);
        else asked.set(name, value);
        return asked;
      },
      { replace: name === 'search' },
    );
  const divisionOptions = [{ value: '', label: t('shell:all-divisions') }, ...divisions.map(({ division }) => ({ value: division, label: division }))];
  const kaOptions = [
    { value: '', label: t('merchantList:ka-and-others') },
    { value: 'true', label: t('merchants:ka') },
    { value: 'false', label: t('merchantList:no-ka') },
  ];
  return (
    <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('merchantList:search')} value={filter.search ?? ''} onSearch={(text) => choose('search', text)} />
      {divisions.length > 1 && <Select aria-label={t('shell:division')} className="merchant-choice" value={filter.division ?? ''} options={divisionOptions} onChange={(division) => choose('division', division)} />}
      <ManagerChoice managerId={filter.managerId} onChoose={(managerId) => choose('manager', managerId)} />
      <Select aria-label={t('merchants:ka')} className="merchant-choice" value={query.get('ka') ?? ''} options={kaOptions} onChange={(ka) => choose('ka', ka)} />
      {filter.category !== null && (
        <Button icon={<CloseOutlined aria-hidden />} iconPlacement="end" aria-label={t('merchantList:any-category', { category: filter.category })} onClick={() => choose('category', '')}>
          {filter.category}
        </Button>
      )}
      {query.size > 0 && (
        <Button type="link" onClick={() => setQuery({})}>
          {t('merchantList:clear')}
        </Button>
      )}
    </form>
  );
}

/** One of the managers within reach, looked for by what is typed. Who sees only one manager has nothing to choose. */
function ManagerChoice({ managerId, onChoose }: { readonly managerId: string | null; readonly onChoose: (managerId: string) => void }) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const { data: found = [] } = useManagersFound(search.trim());
  if (managerId === null && search === '' && found.length < 2) return null;
  const options = [{ value: '', label: t('merchantList:all-managers') }, ...found.map((each) => ({ value: each.managerId, label: `${each.name} (${each.managerId})` }))];
  // Who was chosen need not be among the first that are found.
  const isFound = managerId === null || found.some((each) => each.managerId === managerId);
  return (
    <Select
      aria-label={t('merchantList:manager')}
      className="merchant-choice"
      value={managerId ?? ''}
      options={options}
      showSearch={{ filterOption: (typed, choice) => choice?.label.toLowerCase().includes(typed.trim().toLowerCase()) ?? false, onSearch: setSearch }}
      onChange={onChoose}
      notFoundContent={t('merchantList:no-manager')}
      popupMatchSelectWidth={false}
      {...(!isFound && { labelRender: nameChosen })}
    />
  );
}

function nameChosen({ value }: { readonly value?: string | number }) {
  return <NameOf managerId={String(value)} />;
}

function NameOf({ managerId }: { readonly managerId: string }) {
  const { data } = useManager(managerId);
  return data?.name ?? managerId;
}
