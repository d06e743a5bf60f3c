import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import { describeDifference, nameFigure, nameFinding, publishedFigure } from './describe-difference.js';
import type { ComparedFigure } from './reconciliations.js';

/** The columns of a comparison as a table: a row for each figure of each day. */
export const RECONCILIATION_COLUMNS: readonly ReportColumn[] = [
  column('merchant_id', '商家', 'text'),
  column('day', '日期', 'day'),
  column('agent_id', '客服', 'text'),
  column('figure', '指标', 'text'),
  column('theirs', '平台', 'number'),
  column('ours', '我方', 'number'),
  column('difference', '差异', 'number'),
  column('finding', '结论', 'text'),
  column('parts', '构成', 'text'),
  column('explanation', '说明', 'text'),
  column('score_takes_theirs', '考核采用平台数值', 'flag'),
];

/** A compared figure as a row of that table, its explanation in a language. */
export function rowOfFigure(compared: ComparedFigure, language: keyof Localised): Row {
  const { merchantId, day, agentId, figure, theirs, ours, difference, finding, parts, isReplaced } = compared;
  return [
    merchantId,
    day,
    agentId,
    language === 'zh' ? nameFigure(figure).zh : figure,
    publishedFigure(figure, theirs),
    publishedFigure(figure, ours),
    theirs === null ? null : publishedFigure(figure, difference),
    language === 'zh' ? nameFinding(finding).zh : finding,
    parts.map(({ reason, value }) => `${reason} = ${publishedFigure(figure, value)}`).join('; '),
    describeDifference(compared)[language],
    isReplaced,
  ];
}

/** A compared figure for programs. */
export function documentOfFigure({ merchantId, day, agentId, figure, theirs, ours, difference, finding, parts, isReplaced }: ComparedFigure) {
  const published = (value: number | null) => publishedFigure(figure, value);
  return {
    merchantId,
    day,
    agentId,
    figure,
    theirs: published(theirs),
    ours: published(ours),
    difference: theirs === null ? null : published(difference),
    finding,
    parts: parts.map(({ reason, value, atMost }) => ({ reason, value: published(value), atMost: published(atMost) })),
    scoreTakesTheirs: isReplaced,
  };
}
