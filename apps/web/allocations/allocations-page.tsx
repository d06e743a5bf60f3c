import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useCampaigns } from '../api/allocations.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { CampaignCards } from './campaign-cards.js';
import { NewProposal } from './new-proposal.js';
import { ProposalsTable } from './proposals-table.js';
import '../tables/data-table.css';
import './allocations.css';

/** The campaigns and the proposals for their slots. The campaign that is looked at stands in the address, and a new proposal as `new`. */
export function AllocationsPage() {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { data: session } = useSession();
  const { data: campaigns, error, refetch } = useCampaigns();
  const mayPropose = session?.permissions.includes('slots.allocate') === true;
  const campaign = query.get('campaign');
  const fresh = query.get('new');
  const choose = (name: 'campaign' | 'new', value: string | null) =>
    setQuery((asked) => {
      if (value === null) asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <title>{`${t('allocations:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('allocations:title')}</h1>
          <p className="muted">{t('allocations:lead')}</p>
        </div>
        {mayPropose && campaigns !== undefined && campaigns.length > 0 && (
          <div className="head-tools">
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => choose('new', campaign ?? '')}>
              {t('allocations:new')}
            </Button>
          </div>
        )}
      </div>
      {campaigns === undefined ? (
        <CardSkeleton rows={4} />
      ) : campaigns.length === 0 ? (
        <Empty title={t('allocations:no-campaigns')} lead={t('allocations:no-campaigns-lead')} />
      ) : (
        <>
          <CampaignCards campaigns={campaigns} mayPropose={mayPropose} />
          <div className="view-head">
            <h2>{t('allocations:proposals')}</h2>
            <Select
              aria-label={t('allocations:campaign')}
              className="campaign-choice"
              value={campaign ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              options={[{ value: '', label: t('allocations:all-campaigns') }, ...campaigns.map((each) => ({ value: each.campaign, label: each.campaign }))]}
              onChange={(next) => choose('campaign', next === '' ? null : next)}
            />
          </div>
          <ProposalsTable campaign={campaign} />
          {mayPropose && fresh !== null && <NewProposal key={fresh} campaigns={campaigns} campaign={fresh} onClose={() => choose('new', null)} />}
        </>
      )}
    </>
  );
}
