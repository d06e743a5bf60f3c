import { Select } from 'antd';
import { useTexts } from '../text/use-texts.js';
import { useFactWords } from '../imports/use-fact-words.js';
import { setFieldKey, setFieldType, setMeaning, setOtherwise } from './change-profile.js';
import type { ProfileField } from './profile-document.js';

interface WritingProps {
  readonly field: ProfileField;
  readonly name: string;
  readonly samples: readonly string[];
  /** The words of the choice that it is. */
  readonly words: readonly string[];
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const TYPES = ['id', 'text', 'day', 'instant', 'yuan', 'count', 'decimal', 'boolean', 'choice'] as const;
const ORDERS = ['year-first', 'month-first', 'day-first'] as const;
const UNITS = { yuan: ['元', '千元', '万元', '分', '百万分之一'], decimal: ['%'] } as const;

/** How a column is written: its type, and where it matters its unit, the order of its days, and what its texts mean. */
export function FieldWriting({ field, name, samples, words, text, onChange }: WritingProps) {
  const { t } = useTexts();
  const { type, unit, order } = field;
  const units = type === 'yuan' || type === 'decimal' ? UNITS[type] : [];
  return (
    <div className="field-writing">
      <Select
        size="small"
        aria-label={t('importProfiles:type-of', { column: name })}
        value={type}
        options={TYPES.filter((each) => each !== 'choice' || words.length > 0 || type === 'choice').map((each) => ({ value: each as string, label: t(`importProfiles:type-${each}`) }))}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(setFieldType(text, field.name, next, { samples, values: words }))}
      />
      {units.length > 0 && (
        <Select
          size="small"
          aria-label={t('importProfiles:unit-of', { column: name })}
          value={unit ?? ''}
          options={[{ value: '', label: t('importProfiles:unit-as-header') }, ...units.map((each) => ({ value: each as string, label: t(`importProfiles:unit-${UNIT_WORDS[each]}`) }))]}
          popupMatchSelectWidth={false}
          onChange={(next) => onChange(setFieldKey(text, field.name, 'unit', next === '' ? null : next))}
        />
      )}
      {(type === 'day' || type === 'instant') && (
        <Select
          size="small"
          aria-label={t('importProfiles:order-of', { column: name })}
          value={order}
          options={ORDERS.map((each) => ({ value: each as string, label: t(`importProfiles:order-${each}`) }))}
          popupMatchSelectWidth={false}
          onChange={(next) => onChange(setFieldKey(text, field.name, 'order', next === 'year-first' ? null : next))}
        />
      )}
      {type === 'choice' && <Meanings field={field} samples={samples} words={words} text={text} onChange={onChange} />}
    </div>
  );
}

const UNIT_WORDS = { 元: 'yuan', 千元: 'thousand', 万元: 'myriad', 分: 'fen', 百万分之一: 'millionth', '%': 'percent' } as const;
const NOTHING = ' nothing';
const REJECTED = ' rejected';

/** What the texts of a status mean: those that the profile knows, and those of the first rows. */
function Meanings({ field: { name, choices, otherwise }, samples, words, text, onChange }: Omit<WritingProps, 'name'>) {
  const { t } = useTexts();
  const { wordName } = useFactWords();
  const known = choices ?? [];
  const isKnown = (sample: string) => known.some(([each]) => each === sample || (each.endsWith('*') && sample.startsWith(each.slice(0, -1))));
  // Those of this file first: they can be checked against it.
  const inFile = samples.filter((sample) => known.every(([each]) => each !== sample) && !isKnown(sample)).map((sample) => [sample, undefined] as const);
  const seen = known.filter(([each]) => samples.includes(each));
  const rest = known.filter(([each]) => !samples.includes(each));
  const meanings = [...words.map((word) => ({ value: word, label: wordName(word) })), { value: NOTHING, label: t('importProfiles:means-nothing') }];
  const rejected = { value: REJECTED, label: t('importProfiles:rejected') };
  const options = [...meanings, otherwise === undefined ? rejected : { value: REJECTED, label: t('importProfiles:as-others') }];
  const meaningOf = (value: string) => (value === NOTHING ? null : value === REJECTED ? undefined : value);
  const valueOf = (meaning: string | null | undefined) => (meaning === undefined ? REJECTED : (meaning ?? NOTHING));
  const rowOf = ([said, meaning]: readonly [string, string | null | undefined]) => (
    <li key={said}>
      <span>{said}</span>
      <Select size="small" aria-label={t('importProfiles:meaning-of', { words: said })} value={valueOf(meaning)} options={options} popupMatchSelectWidth={false} onChange={(next) => onChange(setMeaning(text, name, said, meaningOf(next)))} />
    </li>
  );
  return (
    <div className="meanings">
      <ul>{[...inFile, ...seen].map(rowOf)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('importProfiles:other-texts', { number: rest.length })}</summary>
          <ul>{rest.map(rowOf)}</ul>
        </details>
      )}
      <ul>
        <li>
          <span className="muted">{t('importProfiles:otherwise')}</span>
          <Select size="small" aria-label={t('importProfiles:otherwise')} value={valueOf(otherwise)} options={[...meanings, rejected]} popupMatchSelectWidth={false} onChange={(next) => onChange(setOtherwise(text, name, meaningOf(next)))} />
        </li>
      </ul>
    </div>
  );
}
