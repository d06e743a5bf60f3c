import { Rational } from '#libs/domain/rational.js';
import { ratioCell, yuanCell } from '#libs/reports/cells.js';
import { column } from '#libs/reports/report.js';
import { readableYuan, sentence } from '#libs/reports/sentences.js';
import type { ExplanationPart } from '../kpi-slice.js';
import { GMV_DEFINITIONS } from './gmv-definitions.js';
import { tiersReport } from './tiers.report.js';
import type { SalesWorkings } from './merchant-tiering.rule.js';
import type { SalesSettings } from './settings.js';

/** R1, R4: how the points of sales come about: in total, by tier, merchant by merchant. */
export function explainSales(workings: SalesWorkings, settings: SalesSettings): ExplanationPart[] {
  const { en, zh } = GMV_DEFINITIONS[settings.gmv];
  const merchantColumns = tiersReport.columns.slice(1);
  return [
    sentence(`GMV (${settings.gmv}): ${en}`, `成交额口径（${settings.gmv}）：${zh}`),
    explainMix(workings, settings),
    {
      kind: 'table',
      title: { en: 'Tiers', zh: '层级' },
      columns: [
        column('tier', '层级', 'text'),
        column('merchants', '商家数', 'count'),
        column('gmv', '成交额', 'money'),
        column('share', '占比', 'ratio'),
        column('target', '目标', 'money'),
        column('completion', '完成率', 'ratio'),
        column('points', '得分', 'text'),
      ],
      rows: workings.tiers.map(({ tier, merchants, actualFen, targetFen, completion, points }) => [
        tier,
        merchants,
        yuanCell(actualFen),
        ratioCell(actualFen, workings.tiers.reduce((sum, each) => sum + each.actualFen, 0)),
        yuanCell(targetFen),
        completion,
        points,
      ]),
    },
    sentence(
      `${workings.merchantsToSeventyPercent} merchants reach 70 % of the sales together; concentration (Herfindahl) ${workings.concentration ?? '–'}; KA: ${workings.kaMerchants} merchants with ${readableYuan(workings.kaActualFen)}.`,
      `前 ${workings.merchantsToSeventyPercent} 家商家合计达到成交额的 70%；集中度（赫芬达尔指数）${workings.concentration ?? '–'}；KA 商家 ${workings.kaMerchants} 家，成交额 ${readableYuan(workings.kaActualFen)}。`,
    ),
    {
      kind: 'table',
      title: { en: 'Merchants (they add up to the sales)', zh: '商家明细（合计等于成交额）' },
      columns: merchantColumns,
      rows: workings.merchants.map((merchant) => [
        merchant.rank,
        merchant.merchantId,
        merchant.tier,
        yuanCell(merchant.basisFen),
        yuanCell(merchant.quarterTargetFen),
        yuanCell(merchant.periodTargetFen),
        yuanCell(merchant.actualFen),
        ratioCell(merchant.actualFen, merchant.periodTargetFen),
      ]),
    },
  ];
}

function explainMix({ totalPoints, tierPoints }: SalesWorkings, settings: SalesSettings): ExplanationPart {
  if (totalPoints === null) {
    return sentence('There is no target, so there are no points.', '没有目标，不计分。');
  }
  if (tierPoints === null) {
    return sentence(
      `No tier has a target in the period: points = points of the total completion = ${totalPoints}.`,
      `本期没有任何层级有目标：得分 = 总完成率对应得分 = ${totalPoints}。`,
    );
  }
  const rest = Rational.ONE.minus(Rational.parse(settings.tier_weight));
  const restText = rest.toFixed(4).replace(/\.?0+$/, '');
  return sentence(
    `points = ${restText} × ${totalPoints} (of the total completion) + ${settings.tier_weight} × ${tierPoints} (of the tiers: Σ target × points / Σ target), from exact fractions; shown here with 4 decimals.`,
    `得分 = ${restText} × ${totalPoints}（总完成率得分）+ ${settings.tier_weight} × ${tierPoints}（各层级得分按目标加权：Σ 目标 × 得分 / Σ 目标）；按精确分数计算，此处显示 4 位小数。`,
  );
}
