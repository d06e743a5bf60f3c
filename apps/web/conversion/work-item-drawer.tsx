import { Drawer, Skeleton } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { WorkItemDetail } from '../api/work-list.js';
import { WORK_STATES, useWorkItem } from '../api/work-list.js';
import { count, ratio } from '../figures/figures.js';
import { day, periodName } from '../figures/times.js';
import { merchantPartPath } from '../merchants/merchant-path.js';
import { FactList } from '../scorecard/fact-list.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { BeforeAndAfter } from './before-and-after.js';
import { WorkForm } from './work-form.js';
import { WorkHistory } from './work-history.js';

interface DrawerProps {
  /** Null where none is opened. */
  readonly workItemId: string | null;
  /** Whether the reader may work on it. */
  readonly mayWork: boolean;
  readonly onClose: () => void;
}

/** One item: what was found, what is to be done next, what came of it, and its history. */
export function WorkItemDrawer({ workItemId, mayWork, onClose }: DrawerProps) {
  const { t } = useTexts();
  const title = workItemId === null ? '' : t('workList:item');
  return (
    <Drawer open={workItemId !== null} onClose={onClose} size={640} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {workItemId !== null && <Item workItemId={workItemId} mayWork={mayWork} />}
    </Drawer>
  );
}

function Item({ workItemId, mayWork }: { readonly workItemId: string; readonly mayWork: boolean }) {
  const { t, language } = useTexts();
  const { data: item, error, refetch } = useWorkItem(workItemId);
  const steps = useRef<HTMLOListElement>(null);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (item === undefined) return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
  const { skuId, skuName, category, merchantId, merchantName, found } = item;
  const span = { from: found.first, to: found.asOf };
  return (
    <>
      <p className="work-sku">
        <strong>{skuName ?? skuId}</strong>
        <span className="muted"> {[skuName === null ? null : skuId, category].filter((each) => each !== null).join(' · ')}</span>
      </p>
      <p className="work-whom">
        {t('workList:whom')} <Link to={merchantPartPath(merchantId, 'conversion', span)}>{merchantName ?? merchantId}</Link>
        {merchantName !== null && <span className="muted"> {merchantId}</span>}
        {!item.held && <span className="tag tag-warn work-not-held">{t('workList:not-held')}</span>}
      </p>
      <Steps item={item} place={steps} />
      {/* The button that was pressed is another one now: who works by keyboard goes on from the steps. */}
      {mayWork && <WorkForm key={workItemId} item={item} onDone={() => steps.current?.focus()} />}
      {!mayWork && <Noted item={item} />}
      <BeforeAndAfter item={item} />
      <h3 className="drawer-heading">{t('workList:found-title')}</h3>
      <FactList
        rows={[
          [t('workList:found-in'), t('workList:found-days', { period: periodName(found.period, language), day: day(found.asOf, language) })],
          [t('conversion:visitors'), count(found.visitors, language).exact],
          [t('conversion:buyers'), count(found.orderingBuyers, language).exact],
          [t('conversion:rate'), ratio(found.rate).exact],
          [t('conversion:benchmark'), ratio(found.benchmark).exact],
          ...(item.recoveredOn === null ? [] : [[t('workList:recovered'), day(item.recoveredOn, language)] as const]),
        ]}
      />
      <WorkHistory item={item} />
    </>
  );
}

/** How far the work is, with the days. */
function Steps({ item, place }: { readonly item: WorkItemDetail; readonly place: React.RefObject<HTMLOListElement | null> }) {
  const { t, language } = useTexts();
  const reached = WORK_STATES.indexOf(item.state);
  const days = { 'to-contact': null, contacted: item.contactedOn, 'action-agreed': item.agreedOn, done: item.doneOn };
  return (
    <ol className="work-steps" ref={place} tabIndex={-1} aria-label={t('workList:standing-now', { state: t(`workList:state-${item.state}`) })}>
      {WORK_STATES.map((state, index) => (
        <li key={state} className={index <= reached ? 'work-reached' : ''} {...(index === reached && { 'aria-current': 'step' as const })}>
          <strong>{t(`workList:state-${state}`)}</strong>
          <small className="muted">
            {state === 'action-agreed' && item.actionKind !== null && `${t(`workList:action-${item.actionKind}`)} · `}
            {days[state] === null ? '' : day(days[state], language)}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** What those see who only read. */
function Noted({ item: { note, assignedTo } }: { readonly item: WorkItemDetail }) {
  const { t } = useTexts();
  return (
    <FactList
      rows={[
        [t('workList:assigned-to'), assignedTo ?? '–'],
        [t('workList:note'), note ?? '–'],
      ]}
    />
  );
}
