import { Checkbox, Segmented, Select } from 'antd';
import { useId } from 'react';
import type { ReportAlong } from '../api/notice-subscriptions.js';
import { useSession } from '../api/session.js';
import { reportsFor } from '../exports/exported-reports.js';
import { useTexts } from '../text/use-texts.js';

/** A report that goes along when a week, month or quarter was scored; null for none. */
export function ReportAlongField({ value, onChange }: { readonly value: ReportAlong | null; readonly onChange: (value: ReportAlong | null) => void }) {
  const { t } = useTexts();
  const { data: session } = useSession();
  const id = useId();
  // A proposal needs more than a period.
  const reports = reportsFor(session?.permissions ?? []).filter(({ narrowedBy }) => !narrowedBy.includes('campaign'));
  const chosen = reports.find(({ report }) => report === value?.report);
  const choose = (report: string) => {
    const [format] = reports.find((each) => each.report === report)?.formats ?? [];
    onChange(format === undefined ? null : { report, format, valuesOnly: false });
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('notices:report-along')}</label>
        <Select id={id} className="whole-width" value={value?.report ?? ''} options={[{ value: '', label: t('notices:no-report') }, ...reports.map(({ report }) => ({ value: report as string, label: t(`exports:report-${report}`) }))]} onChange={choose} />
        <p className="muted field-hint">{value?.report === 'review' ? t('notices:review-along') : t('notices:report-hint')}</p>
      </div>
      {value !== null && chosen !== undefined && (
        <div className="notice-group">
          <p className="notice-label" id={`${id}-format`}>
            {t('exports:format')}
          </p>
          <Segmented aria-labelledby={`${id}-format`} value={value.format} options={chosen.formats.map((format) => ({ value: format, label: t(`exports:format-${format}`) }))} onChange={(format) => onChange({ ...value, format, valuesOnly: false })} />
          {value.report === 'review' && value.format === 'xlsx' && (
            <Checkbox className="notice-values" checked={value.valuesOnly} onChange={({ target }) => onChange({ ...value, valuesOnly: target.checked })}>
              {t('exports:without-formulas')}
            </Checkbox>
          )}
        </div>
      )}
    </>
  );
}
