import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { OutboundOfPeriod } from '../api/daily-outlook.js';
import { useOutboundMerchants } from '../api/daily-outlook.js';
import { count, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day, shortDays } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { FactList } from '../scorecard/fact-list.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

interface DrawerProps {
  readonly data: OutboundOfPeriod;
  /** The days that are opened; null where none are. */
  readonly from: string | null;
  readonly to: string | null;
  readonly onClose: () => void;
}

/** What some days are made of: the merchants that add up to them. */
export function DaysDrawer({ data, from, to, onClose }: DrawerProps) {
  const { t, language } = useTexts();
  const isOpen = from !== null && to !== null;
  const title = isOpen ? t('outbound:of-days', { days: shortDays(from, to, language) }) : '';
  return (
    <Drawer open={isOpen} onClose={onClose} size={560} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {isOpen && <Merchants data={data} from={from} to={to} />}
    </Drawer>
  );
}

/** The target up to now and the completion of a day or a week; undefined for other days. */
function aimOf({ days, slices }: OutboundOfPeriod, from: string, to: string): { readonly target: number | null; readonly completion: string | null } | undefined {
  if (from === to) return days.find(({ day: each }) => each === from);
  const slice = slices.find(({ first, last }) => first === from && last === to);
  return slice === undefined ? undefined : { target: slice.targetToDate, completion: slice.completion };
}

function Merchants({ data, from, to }: { readonly data: OutboundOfPeriod; readonly from: string; readonly to: string }) {
  const { t, language } = useTexts();
  const { managerId, measure, asOf, ruleVersion } = data;
  const last = asOf !== null && to > asOf ? asOf : to;
  const aimed = aimOf(data, from, to);
  const { data: found, error, refetch } = useOutboundMerchants(managerId, from, last);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (found === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  return (
    <>
      <p>{t(`outbound:meaning-${measure}`)}</p>
      <FactList
        rows={[
          [t('scorecard:actual'), count(found.actual, language).exact],
          ...(aimed === undefined ? [] : [[t('scorecard:target'), count(aimed.target, language).exact] as const, [t('scorecard:completion'), ratio(aimed.completion).exact] as const]),
          [t('scorecard:counts-to'), day(last, language)],
          [t('scorecard:by-rules'), t('scorecard:rule-version', { version: ruleVersion })],
        ]}
      />
      <section className="drawer-table">
        <h3>{t('outbound:merchants')}</h3>
        {found.merchants.length === 0 ? (
          <p className="muted">{t('outbound:no-merchants')}</p>
        ) : (
          <div className="table-frame" tabIndex={0} role="region" aria-label={t('outbound:merchants')}>
            <table className="table drawer-rows">
              <thead>
                <tr>
                  <th scope="col">{t('outbound:merchant')}</th>
                  <th scope="col" className="figure-cell">
                    {t('scorecard:actual')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.merchants.map(({ merchantId, name, actual }) => (
                  <tr key={merchantId}>
                    <th scope="row">
                      <span className="person">
                        <Link to={`${merchantPath(merchantId, { from, to: last })}&part=outbound`}>{name ?? merchantId}</Link>
                        {name !== null && <small>{merchantId}</small>}
                      </span>
                    </th>
                    <td className="figure-cell">
                      <Shown figure={count(actual, language)} />
                    </td>
                  </tr>
                ))}
                <tr className="sum-row">
                  <th scope="row">{t('outbound:sum')}</th>
                  <td className="figure-cell figure">{count(found.actual, language).exact}</td>
                </tr>
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
