import { InputNumber, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CampaignAnswer } from '../api/allocations.js';
import { useNewProposal } from '../api/allocations.js';
import { shortDays } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { candidatesOf, useCandidateChoices } from './candidate-choices.js';
import { proposalPath } from './proposal-names.js';

const MOST_SLOTS = 100_000;

interface FormProps {
  readonly campaigns: readonly CampaignAnswer[];
  /** The campaign that was chosen beforehand; empty where none was. */
  readonly campaign: string;
  readonly onClose: () => void;
}

/** Asks for a proposal: for which campaign, how many slots, among whose merchants. Leads to its board. */
export function NewProposal({ campaigns, campaign: chosen, onClose }: FormProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const navigate = useNavigate();
  const id = useId();
  const proposing = useNewProposal();
  const [campaign, setCampaign] = useState(campaigns.some((each) => each.campaign === chosen) ? chosen : (campaigns[0]?.campaign ?? null));
  const [typedSlots, setTypedSlots] = useState<number | null | undefined>();
  const [search, setSearch] = useState('');
  const [whose, setWhose] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const { options, chosenFirst } = useCandidateChoices(search);
  const known = campaigns.find((each) => each.campaign === campaign);
  const slots = typedSlots === undefined ? (known?.slots ?? null) : typedSlots;
  const candidates = whose ?? chosenFirst;
  const propose = () => {
    setAsked(true);
    if (campaign === null || slots === null || candidates === null) return;
    proposing.mutate(
      { campaign, slots, ...candidatesOf(candidates) },
      {
        onSuccess: ({ allocationId }) => {
          tell.done(t('allocations:made'));
          void navigate(proposalPath(allocationId));
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('allocations:new')}
      okText={t('allocations:make')}
      cancelText={t('allocations:cancel')}
      okButtonProps={{ loading: proposing.isPending, disabled: campaigns.length === 0 }}
      onOk={propose}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
    >
      <p className="muted new-proposal-lead">{t('allocations:new-lead')}</p>
      <div className="field">
        <label htmlFor={`${id}-campaign`}>{t('allocations:campaign')}</label>
        <Select
          id={`${id}-campaign`}
          className="whole-width"
          value={campaign}
          showSearch={{ optionFilterProp: 'label' }}
          options={campaigns.map((each) => ({ value: each.campaign, label: `${each.campaign} · ${shortDays(each.firstDay, each.lastDay, language)}` }))}
          onChange={setCampaign}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-slots`}>{t('allocations:slots-to-give')}</label>
        <InputNumber
          id={`${id}-slots`}
          className="whole-width"
          min={1}
          max={MOST_SLOTS}
          precision={0}
          value={slots}
          status={isAsked && slots === null ? 'error' : ''}
          aria-invalid={isAsked && slots === null}
          aria-describedby={`${id}-slots-hint`}
          onChange={setTypedSlots}
        />
        <p className={isAsked && slots === null ? 'field-problem' : 'muted field-hint'} id={`${id}-slots-hint`}>
          {isAsked && slots === null ? t('allocations:slots-needed') : known === undefined ? '' : t('allocations:campaign-slots', { slots: known.slots, assessed: known.assessedSlots })}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-whose`}>{t('allocations:whose')}</label>
        <Select
          id={`${id}-whose`}
          className="whole-width"
          value={candidates}
          options={options}
          showSearch={{ filterOption: (typed, choice) => choice !== undefined && 'value' in choice && choice.label.toLowerCase().includes(typed.trim().toLowerCase()), onSearch: setSearch }}
          onChange={setWhose}
        />
        <p className="muted field-hint">{t('allocations:whose-hint')}</p>
      </div>
      <Refusal error={proposing.error} />
    </Modal>
  );
}
