import { Link } from 'react-router';
import type { CampaignAnswer } from '../api/allocations.js';
import { shortDays } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

const SHOWN = 6;

interface CardsProps {
  readonly campaigns: readonly CampaignAnswer[];
  readonly mayPropose: boolean;
}

/** The latest campaigns, each with its slots and the ways to its proposals and to a new one. */
export function CampaignCards({ campaigns, mayPropose }: CardsProps) {
  const { t, language } = useTexts();
  return (
    <ul className="campaigns" aria-label={t('allocations:campaigns')}>
      {campaigns.slice(0, SHOWN).map(({ campaign, firstDay, lastDay, slots, assessedSlots }) => (
        <li key={campaign} className="card">
          <h2>{campaign}</h2>
          <p className="muted figure">
            {firstDay.slice(0, 4)} · {shortDays(firstDay, lastDay, language)}
          </p>
          <p>{t('allocations:campaign-slots', { slots, assessed: assessedSlots })}</p>
          <p className="campaign-ways">
            <Link to={`?${new URLSearchParams({ campaign }).toString()}`}>{t('allocations:see-proposals')}</Link>
            {mayPropose && (
              <Link to={`?${new URLSearchParams({ new: campaign }).toString()}`} aria-label={t('allocations:propose-for', { campaign })}>
                {t('allocations:propose')}
              </Link>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
