import { Link } from 'react-router';
import type { RankingLine } from '../api/scorecards.js';
import { periodName } from '../figures/times.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import { Gain } from './gain.js';
import { moversOf, ranksClimbed } from './movers.js';

const MOST = 3;

/** Who gained and who lost most on the period before. */
export function MoversCard({ scorecards, period, periodBefore }: { readonly scorecards: readonly RankingLine[]; readonly period: string; readonly periodBefore: string | null }) {
  const { t, language } = useTexts();
  const { up, down } = moversOf(scorecards, MOST);
  return (
    <section className="card">
      <h2>
        {t('ranking:movers')} {periodBefore !== null && <span className="muted card-aside">{t('ranking:than', { period: periodName(periodBefore, language) })}</span>}
      </h2>
      {periodBefore === null ? (
        <p className="muted">{t('ranking:nothing-before')}</p>
      ) : up.length + down.length === 0 ? (
        <p className="muted">{t('ranking:nobody-moved')}</p>
      ) : (
        <ul className="people-list">
          {[...up, ...down.toReversed()].map((line) => (
            <li key={line.managerId}>
              <Link to={scorecardPath(line.managerId, period)}>{line.name}</Link>
              <span>
                <Climbed line={line} /> <Gain gain={line.before?.gain ?? null} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Climbed({ line }: { readonly line: RankingLine }) {
  const { t } = useTexts();
  const climbed = ranksClimbed(line);
  if (climbed === null || climbed === 0) return null;
  return <span className="muted">{climbed > 0 ? t('ranking:climbed', { number: climbed }) : t('ranking:fallen', { number: -climbed })}</span>;
}
