import { Button } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { RuleSetVersion } from '../api/rules.js';
import { useRuleVersion, useRulesInForce } from '../api/rules.js';
import { useSession } from '../api/session.js';
import { businessZone, day, instant } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { ReadableRules } from './readable-rules.js';
import { differencesPath, versionPath } from './rules-path.js';
import './rules.css';

/** One version of the rules: to be read, or as it was written. */
export function RuleVersionPage() {
  const { t } = useTexts();
  const { version: asked = '' } = useParams();
  const { data, error, refetch } = useRuleVersion(Number(asked));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={2} />
        <CardSkeleton rows={12} />
      </>
    );
  }
  return (
    <>
      <title>{`${t('rules:version', { version: data.version })} · opscore`}</title>
      <VersionHead version={data} />
      <VersionBody version={data} />
    </>
  );
}

function VersionHead({ version: { version, inForceFrom, restatedUntil, appliedAt, appliedBy, ofShop, fingerprint } }: { readonly version: RuleSetVersion }) {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const { data: inForce } = useRulesInForce();
  const facts = [
    inForceFrom === '0001-01-01' ? t('rules:defaults') : t('rules:from', { day: day(inForceFrom, language) }),
    ...(restatedUntil === null ? [] : [t('rules:restates', { day: day(restatedUntil, language) })]),
    ...(appliedBy === null ? [] : [appliedBy]),
    ...(appliedAt === null ? [] : [instant(appliedAt, language, businessZone(document.documentElement))]),
  ];
  return (
    <div className="head">
      <div>
        <p className="crumb">
          <Link to="/rules">{t('rules:back-to-list')}</Link>
        </p>
        <h1 className="ruleset-version">
          {t('rules:version', { version })}
          {inForce?.version === version && <span className="tag tag-good">{t('rules:in-force')}</span>}
          {ofShop && <span className="tag">{t('rules:of-shop')}</span>}
        </h1>
        <p className="muted">
          {facts.join(' · ')} · {t('rules:fingerprint')} <code title={fingerprint}>{fingerprint.slice(0, 12)}</code>
        </p>
      </div>
      <div className="head-tools">
        {version > 1 && <Link to={differencesPath(1, version)}>{t('rules:against-defaults')}</Link>}
        {session?.permissions.includes('rules.simulate') === true && <Button onClick={() => void navigate(`/rules/editor?version=${version}`)}>{t('rules:start-from')}</Button>}
      </div>
    </div>
  );
}

function VersionBody({ version }: { readonly version: RuleSetVersion }) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const isSource = query.get('as') === 'source';
  const path = versionPath(version.version);
  return (
    <>
      <nav className="tabs" aria-label={t('rules:views')}>
        <Link to={path} {...(!isSource && { 'aria-current': 'page' })}>
          {t('rules:readable')}
        </Link>
        <Link to={`${path}?as=source`} {...(isSource && { 'aria-current': 'page' })}>
          {t('rules:source')}
        </Link>
      </nav>
      {isSource ? <Source version={version} /> : <ReadableRules version={version} />}
    </>
  );
}

function Source({ version: { document, fullSet } }: { readonly version: RuleSetVersion }) {
  const { t } = useTexts();
  return (
    <>
      {document !== null && (
        <section className="card">
          <h2>{t('rules:written')}</h2>
          {document.trim() === '' ? <p className="muted">{t('rules:written-nothing')}</p> : <Yaml text={document} label={t('rules:written')} />}
        </section>
      )}
      <section className="card">
        <h2>{t('rules:full-set')}</h2>
        <Yaml text={fullSet} label={t('rules:full-set')} />
      </section>
    </>
  );
}

function Yaml({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <pre className="ruleset-source" tabIndex={0} role="region" aria-label={label}>
      {text}
    </pre>
  );
}
