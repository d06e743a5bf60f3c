import { Select } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '../text/use-texts.js';

interface PickerProps {
  readonly division: string | null;
  readonly divisions: readonly string[] | undefined;
  readonly onChoose: (division: string | null) => void;
  /** Whether all of them together can be chosen. */
  readonly takesAll?: boolean;
}

/** Chooses a division, where there are several. */
export function DivisionPicker({ division, divisions = [], onChoose, takesAll = true }: PickerProps) {
  const { t } = useTexts();
  const options = useMemo(
    () => [...(takesAll ? [{ value: '', label: t('shell:all-divisions') }] : []), ...divisions.map((each) => ({ value: each, label: each }))],
    [divisions, t, takesAll],
  );
  if (divisions.length < 2) return null;
  return <Select aria-label={t('shell:division')} style={{ minWidth: 150 }} value={division ?? ''} options={options} onChange={(next) => onChoose(next === '' ? null : next)} popupMatchSelectWidth={false} />;
}
