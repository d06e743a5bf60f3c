import { Checkbox, InputNumber, Modal, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCampaigns } from '../api/allocations.js';
import { useNewExport } from '../api/exports.js';
import { useSession } from '../api/session.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import type { ExportChoices } from './export-choices.js';
import { choicesOf, missingOf, requestOf } from './export-choices.js';
import { reportsFor } from './exported-reports.js';
import type { OfferedPeriods } from './period-field.js';
import { PeriodField, useOfferedPeriods } from './period-field.js';
import { WhoseField } from './whose-field.js';

const CHOICES = ['new', 'period', 'whose', 'campaign', 'slots', 'format', 'language', 'values-only'] as const;
const MOST_SLOTS = 999_999;

/** Asks for an export. All that is chosen stands in the address, so that a form can be sent to somebody. */
export function NewExport() {
  const { t, language } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const asking = useNewExport();
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const reports = reportsFor(session?.permissions ?? []);
  const periods = useOfferedPeriods();
  const chosen = choicesOf(query, reports, language);
  if (chosen === null) return null;
  const isProposal = chosen.offered.narrowedBy.includes('campaign');
  const choices = { ...chosen, period: chosen.period ?? (isProposal ? null : (periods.quarters[0] ?? null)) };
  const choose = (name: (typeof CHOICES)[number], value: string | null) =>
    setQuery(
      (asked) => {
        if (value === null) asked.delete(name);
        else asked.set(name, value);
        return asked;
      },
      { replace: true },
    );
  const close = () =>
    setQuery((asked) => {
      for (const name of CHOICES) asked.delete(name);
      return asked;
    });
  const missing = missingOf(choices);
  const ask = () => {
    setAsked(true);
    if (missing === null) asking.mutate(requestOf(choices), { onSuccess: close });
  };
  const { report, formats } = choices.offered;
  return (
    <Modal
      open
      title={t('exports:new')}
      okText={t('exports:begin')}
      cancelText={t('users:cancel')}
      okButtonProps={{ loading: asking.isPending }}
      onOk={ask}
      onCancel={close}
      closable={{ 'aria-label': t('shell:close') }}
    >
      <Labelled id={`${id}-report`} label={t('exports:report')} hint={t(`exports:about-${report}`)}>
        <Select id={`${id}-report`} className="whole-width" value={report} options={reports.map((each) => ({ value: each.report, label: t(`exports:report-${each.report}`) }))} onChange={(next) => choose('new', next)} />
      </Labelled>
      <Place id={id} choices={choices} periods={periods} problem={isAsked ? missing : null} onChoose={choose} />
      <Labelled id={`${id}-whose`} label={t('exports:whose')}>
        <WhoseField id={`${id}-whose`} narrowedBy={choices.offered.narrowedBy} value={choices.whose} onChange={(next) => choose('whose', next)} />
      </Labelled>
      <div className="export-form-row">
        <Choices label={t('exports:format')} value={choices.format} options={formats.map((each) => ({ value: each, label: t(`exports:format-${each}`) }))} onChange={(next) => choose('format', next)} />
        <Choices
          label={t('exports:language')}
          value={choices.language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(next) => choose('language', next)}
        />
      </div>
      {report === 'review' && choices.format === 'xlsx' && (
        <Checkbox className="export-values" checked={choices.valuesOnly} onChange={({ target }) => choose('values-only', target.checked ? 'true' : null)}>
          {t('exports:without-formulas')}
        </Checkbox>
      )}
      <Refusal error={asking.error} />
    </Modal>
  );
}

interface PlaceProps {
  readonly id: string;
  readonly choices: ExportChoices;
  readonly periods: OfferedPeriods;
  readonly problem: ReturnType<typeof missingOf>;
  readonly onChoose: (name: 'period' | 'campaign' | 'slots', value: string) => void;
}

/** The period of a report; of a proposal the campaign and how many slots. */
function Place({ id, choices, periods, problem, onChoose }: PlaceProps) {
  const { t } = useTexts();
  if (choices.offered.narrowedBy.includes('campaign')) return <CampaignFields id={id} choices={choices} problem={problem} onChoose={onChoose} />;
  return (
    <Labelled id={`${id}-period`} label={t('shell:period')} problem={problem === 'period' || problem === 'quarter' ? t(`exports:needs-${problem}`) : null}>
      <PeriodField id={`${id}-period`} period={choices.period} periods={periods} takesQuartersAlone={choices.offered.report === 'review'} onChange={(next) => onChoose('period', next)} />
    </Labelled>
  );
}

function CampaignFields({ id, choices: { campaign, slots }, problem, onChoose }: Omit<PlaceProps, 'periods'>) {
  const { t } = useTexts();
  const { data: campaigns } = useCampaigns();
  return (
    <>
      <Labelled id={`${id}-campaign`} label={t('allocations:campaign')} problem={problem === 'campaign' ? t('exports:needs-campaign') : null}>
        <Select
          id={`${id}-campaign`}
          className="whole-width"
          value={campaign}
          loading={campaigns === undefined}
          showSearch={{ optionFilterProp: 'label' }}
          options={(campaigns ?? []).map((each) => ({ value: each.campaign, label: each.campaign }))}
          onChange={(next) => onChoose('campaign', next)}
        />
      </Labelled>
      <Labelled id={`${id}-slots`} label={t('allocations:slots-to-give')} problem={problem === 'slots' ? t('allocations:slots-needed') : null}>
        <InputNumber id={`${id}-slots`} className="whole-width" min={1} max={MOST_SLOTS} precision={0} value={slots} onChange={(next) => onChoose('slots', String(next ?? ''))} />
      </Labelled>
    </>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly children: ReactNode;
}

function Labelled({ id, label, hint, problem = null, children }: LabelledProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {problem !== null ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : (
        hint !== undefined && <p className="muted field-hint">{hint}</p>
      )}
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: { value: Value; label: string }[];
  readonly onChange: (value: Value) => void;
}

function Choices<Value extends string>({ label, value, options, onChange }: ChoicesProps<Value>) {
  const id = useId();
  return (
    <div className="export-choice">
      <p id={id}>{label}</p>
      <Segmented<Value> aria-labelledby={id} value={value} options={options} onChange={onChange} />
    </div>
  );
}
