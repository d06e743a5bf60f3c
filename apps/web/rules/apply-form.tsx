import { Button, Modal } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Problem } from '../api/problem.js';
import type { RuleDifferences } from '../api/rules.js';
import { useRuleApplication } from '../api/rules.js';
import { day } from '../figures/times.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { DifferenceList } from './difference-list.js';
import type { RuleDraft } from './drafts.js';
import { differencesPath } from './rules-path.js';
import type { StartDay } from './start-day.js';
import { firstDayOf } from './start-day.js';

interface FormProps {
  readonly draft: RuleDraft;
  readonly when: StartDay;
  readonly differences: RuleDifferences;
  /** The newest version by now. */
  readonly newest: number;
  readonly onRebase: () => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before a draft is put in force: says what changes, from when, and for whom. */
export function ApplyForm({ draft, when, differences, newest, onRebase, onDone, onClose }: FormProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const navigate = useNavigate();
  const application = useRuleApplication();
  const isOvertaken = application.error instanceof Problem && application.error.code === 'rules-changed-meanwhile';
  const whom = [...new Set(differences.differences.map(({ affects, merchantId }) => t(`rules:affects-${affects}`, { shop: merchantId ?? '' })))].join(t('rules:whom-and'));
  const from = firstDayOf(when);
  const words = when.kind === 'restate' ? t('rules:when-whole-quarter') : from === null ? t('rules:when-this-quarter') : t('rules:when-from-day', { day: day(from, language) });
  const apply = () =>
    application.mutate(
      { document: draft.document, from, restate: when.kind === 'restate', basedOn: draft.basedOn },
      {
        onSuccess: ({ version, changed }) => {
          tell.done(changed ? t('rules:applied', { version }) : t('rules:applied-same', { version }));
          onDone();
          void navigate(changed ? differencesPath(version - 1, version) : '/rules');
        },
      },
    );
  return (
    <Modal
      open
      title={t('rules:apply-question')}
      okText={t('rules:apply-now')}
      cancelText={t('rules:cancel')}
      okButtonProps={{ danger: true, loading: application.isPending, disabled: isOvertaken }}
      onOk={apply}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
      width={620}
    >
      <p>{differences.total === 0 ? t('rules:changes-nothing') : t('rules:apply-means', { number: differences.total, when: words, whom })}</p>
      <div className="ruleset-asked" tabIndex={0} role="region" aria-label={t('rules:differences')}>
        <DifferenceList differences={differences} />
      </div>
      <p className="muted">{t('rules:apply-after')}</p>
      <Refusal error={application.error} />
      {isOvertaken && newest > draft.basedOn && (
        <p className="head-tools">
          <Link to={differencesPath(draft.basedOn, newest)} target="_blank">
            {t('rules:see-newer')}
          </Link>
          <Button
            onClick={() => {
              onRebase();
              application.reset();
            }}
          >
            {t('rules:go-on-anyway')}
          </Button>
        </p>
      )}
    </Modal>
  );
}
