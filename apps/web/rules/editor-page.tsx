import { useSearchParams } from 'react-router';
import { Link } from 'react-router';
import { useRuleSchema, useRuleVersion, useRuleVersions, useRulesInForce } from '../api/rules.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { DraftEditor } from './draft-editor.js';
import './rules.css';

/** Writing another rule set: from the version in force, or from the one that the address names. */
export function RuleEditorPage() {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const { data: session } = useSession();
  const inForce = useRulesInForce();
  const asked = Number(query.get('version') ?? inForce.data?.version ?? 0);
  const version = useRuleVersion(Number.isSafeInteger(asked) && asked > 0 ? asked : null);
  const versions = useRuleVersions();
  const schema = useRuleSchema();
  const mayApply = session?.permissions.includes('rules.change') ?? false;
  const error = inForce.error ?? version.error ?? versions.error ?? schema.error;
  const retry = () => void Promise.all([inForce.refetch(), version.refetch(), schema.refetch()]);
  const newest = versions.rows?.[0]?.version;
  const title = t(mayApply ? 'rules:editor-title' : 'rules:editor-title-try');
  return (
    <>
      <title>{`${title} · opscore`}</title>
      <div className="head">
        <div>
          <p className="crumb">
            <Link to="/rules">{t('rules:back-to-list')}</Link>
          </p>
          <h1>{title}</h1>
          <p className="muted">{version.data === undefined ? ' ' : t(mayApply ? 'rules:editor-lead' : 'rules:editor-lead-try', { version: version.data.version })}</p>
        </div>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : version.data === undefined || newest === undefined || schema.data === undefined ? (
        <div className="ruleset-columns">
          <CardSkeleton rows={16} />
          <CardSkeleton rows={6} />
        </div>
      ) : (
        <DraftEditor key={version.data.version} version={version.data} newest={newest} schema={schema.data} user={session?.name ?? ''} mayApply={mayApply} />
      )}
    </>
  );
}
