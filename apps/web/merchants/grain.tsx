import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useTexts } from '../text/use-texts.js';

/** Whether a part is shown by days or by months, as the address has it. */
export function useGrain(): 'day' | 'month' {
  const [query] = useSearchParams();
  return query.get('by-month') === 'true' ? 'month' : 'day';
}

/** Chooses days or months. */
export function GrainSwitch() {
  const { t } = useTexts();
  const [, setQuery] = useSearchParams();
  const options = [
    { value: 'day', label: t('merchantFigures:by-day') },
    { value: 'month', label: t('merchantFigures:by-month') },
  ];
  return (
    <Segmented
      aria-label={t('merchantFigures:grain')}
      value={useGrain()}
      options={options}
      onChange={(grain) =>
        setQuery((asked) => {
          if (grain === 'month') asked.set('by-month', 'true');
          else asked.delete('by-month');
          return asked;
        })
      }
    />
  );
}
