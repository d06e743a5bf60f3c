import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { WorkItem } from '../api/work-list.js';
import { count, ratio } from '../figures/figures.js';
import { day } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { VerdictTag } from './verdict-tag.js';
import { WorkStateTag } from './work-state-tag.js';

/** The columns of the work-list. */
export function useWorkColumns(): readonly Column<WorkItem>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'sku',
        title: t('conversion:sku'),
        isHeading: true,
        cell: ({ workItemId, skuId, skuName, category }) => (
          <span className="person sku-name">
            <ItemLink workItemId={workItemId}>{skuName ?? skuId}</ItemLink>
            <small>{[skuName === null ? null : skuId, category].filter((each) => each !== null).join(' · ')}</small>
          </span>
        ),
      },
      {
        key: 'merchant',
        title: t('workList:whom'),
        cell: ({ merchantId, merchantName, held }) => (
          <span className="person">
            <Link to={merchantPath(merchantId)}>{merchantName ?? merchantId}</Link>
            <small>
              {merchantName !== null && `${merchantId} `}
              {!held && <span className="tag tag-warn">{t('workList:not-held')}</span>}
            </small>
          </span>
        ),
      },
      {
        key: 'found',
        title: t('workList:found'),
        cell: ({ found: { rate, benchmark, visitors } }) => (
          <span className="person">
            <span className="figure">
              <strong className="bad-rate">{ratio(rate).exact}</strong> <span className="muted">{t('scorecard:benchmark', { rate: ratio(benchmark).exact })}</span>
            </span>
            <small>{t('scorecard:visitors', { number: count(visitors, language).exact })}</small>
          </span>
        ),
      },
      { key: 'state', title: t('workList:state'), cell: (item) => <Standing item={item} /> },
      {
        key: 'action',
        title: t('workList:action'),
        cell: ({ actionKind, note, assignedTo }) => (
          <span className="person work-note">
            <span>{actionKind === null ? '–' : t(`workList:action-${actionKind}`)}</span>
            <small title={note ?? ''}>{[assignedTo, note].filter((each) => each !== null).join(' · ')}</small>
          </span>
        ),
      },
      {
        key: 'outcome',
        title: t('workList:outcome'),
        cell: ({ before, after, comparison }) =>
          comparison === null || after === null ? (
            <span className="muted">{t('workList:no-outcome')}</span>
          ) : (
            <span className="person">
              <VerdictTag verdict={comparison.verdict} />
              <small className="figure">
                {ratio(before.rate).exact} → {ratio(after.rate).exact}
              </small>
            </span>
          ),
      },
    ],
    [t, language],
  );
}

function ItemLink({ workItemId, children }: { readonly workItemId: string; readonly children: string }) {
  const [query] = useSearchParams();
  const asked = new URLSearchParams(query);
  asked.set('item', workItemId);
  return (
    <Link to={`?${asked.toString()}`} preventScrollReset>
      {children}
    </Link>
  );
}

/** Where the work stands, since when, and whether the SKU has recovered by itself. */
function Standing({ item: { state, contactedOn, agreedOn, doneOn, recoveredOn } }: { readonly item: WorkItem }) {
  const { t, language } = useTexts();
  const reached = { 'to-contact': null, contacted: contactedOn, 'action-agreed': agreedOn, done: doneOn }[state];
  return (
    <span className="person">
      <span>
        <WorkStateTag state={state} />
        {recoveredOn !== null && (
          <span className="tag tag-good" title={t('workList:recovered-on', { day: day(recoveredOn, language) })}>
            {t('workList:recovered')}
          </span>
        )}
      </span>
      <small>{reached === null ? '' : day(reached, language)}</small>
    </span>
  );
}
