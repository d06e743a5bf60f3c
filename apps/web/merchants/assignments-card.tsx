import { Link } from 'react-router';
import { useMerchant } from '../api/directory.js';
import { day } from '../figures/times.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';

/** Who managed the merchant when, the latest first. */
export function AssignmentsCard({ merchantId }: { readonly merchantId: string }) {
  const { t, language } = useTexts();
  const { data } = useMerchant(merchantId);
  if (data === undefined) return null;
  return (
    <section className="card assignments">
      <h2>{t('merchantFigures:managers')}</h2>
      {data.assignments.length === 0 && <p className="muted">{t('merchantFigures:no-managers')}</p>}
      <ul className="entries">
        {data.assignments.map(({ manager, from, to }) => (
          <li key={from}>
            <span className="person">
              <Link to={scorecardPath(manager.managerId)}>{manager.name ?? manager.managerId}</Link>
              <small>{[manager.division, manager.managerId].filter((each) => each !== null).join(' · ')}</small>
            </span>
            <span className="muted figure">{to === null ? t('merchantFigures:since', { from: day(from, language) }) : `${day(from, language)} – ${day(to, language)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
