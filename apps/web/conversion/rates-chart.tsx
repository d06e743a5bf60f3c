import { useMemo } from 'react';
import type { RankedSku } from '../api/sku-ranking.js';
import { SKU_FLAGS } from '../api/sku-ranking.js';
import { Chart } from '../charts/chart.js';
import { count, ratio } from '../figures/figures.js';
import { COLOURS } from '../shell/design.js';
import { useTheme } from '../shell/theme.js';
import { useTexts } from '../text/use-texts.js';
import { escapeHtml } from './escape-html.js';
import { FLAG_COLOURS } from './flag-colours.js';

const SIGNS = { low: { symbol: 'diamond', symbolSize: 13 }, ok: { symbol: 'circle', symbolSize: 9 }, too_few: { symbol: 'circle', symbolSize: 6 } } as const;

/**
 * SKUs by visitors and by how far their rate stands from the benchmark of their category, which is the line: few visitors scatter
 * widely, which is why they are not judged.
 */
export function RatesChart({ rows, hasMore }: { readonly rows: readonly RankedSku[]; readonly hasMore: boolean }) {
  const { t, language } = useTexts();
  const { theme } = useTheme();
  const option = useMemo(() => {
    const { muted, line, ink, surface } = COLOURS[theme];
    const name = ({ skuName, skuId }: RankedSku) => escapeHtml(skuName ?? skuId ?? '');
    const tell = (row: RankedSku) =>
      [
        `<b>${name(row)}</b>`,
        `${t('conversion:visitors')} ${count(row.visitors, language).exact} · ${t('conversion:buyers')} ${count(row.orderingBuyers, language).exact}`,
        `${t('conversion:rate')} ${ratio(row.rate).exact} (${ratio(row.wilsonLow).exact} – ${ratio(row.wilsonHigh).exact})`,
        `${t('conversion:benchmark')} ${ratio(row.benchmark).exact}`,
      ].join('<br>');
    return {
      grid: { left: 4, right: 20, top: 34, bottom: 22, containLabel: true },
      legend: { top: 0, left: 0, icon: 'circle', itemWidth: 10, itemHeight: 10, textStyle: { color: ink } },
      tooltip: { trigger: 'item', backgroundColor: surface, borderColor: line, textStyle: { color: ink }, formatter: ({ data }: { data: { row: RankedSku } }) => tell(data.row) },
      xAxis: {
        type: 'log',
        name: t('conversion:visitors-log'),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: muted },
        axisLine: { lineStyle: { color: line } },
        splitLine: { show: false },
        axisLabel: { color: muted, formatter: (value: number) => count(value, language).short.replace(/\.0+(?=\D|$)/, '') },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: muted, formatter: (value: number) => `${Math.round(value * 100)}%` },
      },
      series: SKU_FLAGS.map((flag, index) => ({
        name: t(`conversion:flag-${flag}`),
        type: 'scatter',
        ...SIGNS[flag],
        itemStyle: { color: FLAG_COLOURS[theme][flag], opacity: 0.85 },
        data: rows.filter((row) => row.flag === flag && Number(row.benchmark) > 0).map((row) => ({ value: [row.visitors, Number(row.rate) / Number(row.benchmark)], row })),
        ...(index === 0 && {
          markLine: { silent: true, symbol: 'none', lineStyle: { color: ink, type: 'dashed' }, label: { color: ink, position: 'insideStartTop', formatter: t('conversion:benchmark') }, data: [{ yAxis: 1 }] },
        }),
      })),
    };
  }, [rows, t, language, theme]);
  const numberOf = (flag: (typeof SKU_FLAGS)[number]) => rows.filter((row) => row.flag === flag).length;
  const described = t('conversion:chart-described', { skus: rows.length, low: numberOf('low'), ok: numberOf('ok'), few: numberOf('too_few') });
  return (
    <section className="card">
      <h2>{t('conversion:chart')}</h2>
      <p className="muted card-lead">
        {t('conversion:chart-lead')} {hasMore && t('conversion:chart-cut', { number: rows.length })}
      </p>
      <Chart option={option} height={300} description={described} />
    </section>
  );
}
