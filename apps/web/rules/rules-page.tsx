import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RuleVersionLine } from '../api/rules.js';
import { useRuleVersions, useRulesInForce } from '../api/rules.js';
import { useSession } from '../api/session.js';
import { businessZone, day, instant } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { CompareCard } from './compare-card.js';
import { differencesPath, versionPath } from './rules-path.js';
import './rules.css';

/** The versions of the rules: which is in force, who applied what and when, and what changes between any two. */
export function RulesPage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { data: session } = useSession();
  const { rows, more, hasMore, error, retry } = useRuleVersions();
  const { data: inForce } = useRulesInForce();
  const columns = useColumns(inForce?.version ?? null);
  const may = (permission: 'rules.change' | 'rules.simulate') => session?.permissions.includes(permission) === true;
  return (
    <>
      <title>{`${t('rules:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('rules:title')}</h1>
          <p className="muted">{t('rules:lead')}</p>
        </div>
        <div className="head-tools">
          {may('rules.simulate') && <Button onClick={() => void navigate('/simulation')}>{t('rules:simulate')}</Button>}
          {may('rules.simulate') && (
            <Button type={may('rules.change') ? 'primary' : 'default'} icon={<EditOutlined aria-hidden />} onClick={() => void navigate('/rules/editor')}>
              {t(may('rules.change') ? 'rules:edit' : 'rules:try')}
            </Button>
          )}
        </div>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <>
          <CardSkeleton rows={5} />
          <CardSkeleton rows={5} />
        </>
      ) : (
        <>
          <DataTable label={t('rules:versions')} columns={columns} rows={rows} keyOf={({ version }) => String(version)} more={more} {...(!hasMore && { total: rows.length })} />
          <CompareCard versions={rows} />
        </>
      )}
    </>
  );
}

function useColumns(inForce: number | null): readonly Column<RuleVersionLine>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'version',
        title: t('rules:versions'),
        isHeading: true,
        cell: ({ version, ofShop }) => (
          <span className="ruleset-version">
            <Link to={versionPath(version)}>{t('rules:version', { version })}</Link>
            {version === inForce && <span className="tag tag-good">{t('rules:in-force')}</span>}
            {version === 1 && <span className="tag">{t('rules:defaults')}</span>}
            {ofShop && <span className="tag">{t('rules:of-shop')}</span>}
          </span>
        ),
      },
      {
        key: 'from',
        title: t('rules:in-force-from'),
        cell: ({ inForceFrom, restatedUntil }) => (
          <span className="person">
            {inForceFrom === '0001-01-01' ? t('rules:since-ever') : day(inForceFrom, language)}
            {restatedUntil !== null && <small>{t('rules:restates', { day: day(restatedUntil, language) })}</small>}
          </span>
        ),
      },
      {
        key: 'by',
        title: t('rules:applied-by'),
        isLeftOutNarrow: true,
        cell: ({ appliedBy, appliedAt }) => (
          <span className="person">
            {appliedBy ?? '–'}
            {appliedAt !== null && <small>{instant(appliedAt, language, businessZone(document.documentElement))}</small>}
          </span>
        ),
      },
      {
        key: 'changed',
        title: t('rules:changed'),
        cell: ({ version }) => (version === 1 ? null : <Link to={differencesPath(version - 1, version)}>{t('rules:against-before', { version: version - 1 })}</Link>),
      },
    ],
    [t, language, inForce],
  );
}
