import { useDataQuality } from '../api/imports.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

/** What in the data waits for other data or looks odd, and what to do. Nothing where all is well. */
export function QualityCard() {
  const { t, language } = useTexts();
  const { data: findings = [] } = useDataQuality();
  if (findings.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('imports:quality')}</h2>
      <ul className="entries">
        {findings.map(({ code, kind, rows, examples, message }) => (
          <li key={`${code} ${kind ?? ''}`}>
            <div>
              <strong>
                <Shown figure={count(rows, language)} />
              </strong>{' '}
              {message[language]}
              {examples.length > 0 && <p className="muted">{t('imports:examples', { examples: examples.join(language === 'zh' ? '、' : ', ') })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
