import { Button, Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useTexts } from '../text/use-texts.js';
import { ACTIONS, actionWords } from './actions.js';

/** What is looked for in the log. It stands in the address. */
export function AuditFilters() {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const choose = (name: string, value: string) =>
    setQuery((asked) => {
      if (value.trim() === '') asked.delete(name);
      else asked.set(name, value.trim());
      asked.delete('entry');
      return asked;
    });
  const options = [{ value: '', label: t('audit:all-actions') }, ...ACTIONS.map((action) => ({ value: action as string, label: actionWords(action, t) }))];
  const isAsked = [...query.keys()].some((name) => name !== 'entry');
  return (
    <form role="search" className="filters" onSubmit={(event) => event.preventDefault()} key={isAsked ? 'asked' : 'all'}>
      <Select aria-label={t('audit:what')} className="filter-action" value={query.get('action') ?? ''} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={(value) => choose('action', value)} />
      <Typed name="user" label={t('audit:who')} placeholder={t('audit:who-example')} onChosen={choose} />
      <Typed name="subject" label={t('audit:subject')} placeholder={t('audit:subject-example')} onChosen={choose} />
      <label className="filter-day">
        {t('audit:from')}
        <input type="date" value={query.get('from') ?? ''} onChange={(event) => choose('from', event.target.value)} />
      </label>
      <label className="filter-day">
        {t('audit:to')}
        <input type="date" value={query.get('to') ?? ''} onChange={(event) => choose('to', event.target.value)} />
      </label>
      {isAsked && <Button onClick={() => setQuery({})}>{t('audit:clear')}</Button>}
    </form>
  );
}

interface TypedProps {
  readonly name: 'user' | 'subject';
  readonly label: string;
  readonly placeholder: string;
  readonly onChosen: (name: string, value: string) => void;
}

/** A field that asks when Enter is pressed or one goes on. */
function Typed({ name, label, placeholder, onChosen }: TypedProps) {
  const [query] = useSearchParams();
  return (
    <Input
      className="filter-text"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={query.get(name) ?? ''}
      allowClear
      onPressEnter={(event) => onChosen(name, event.currentTarget.value)}
      onBlur={(event) => onChosen(name, event.target.value)}
    />
  );
}
