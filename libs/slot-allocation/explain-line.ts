import { percentRankOf } from '#libs/domain/performance-index.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import { exactRatioCell } from '#libs/reports/cells.js';
import type { Localised } from '#libs/reports/report.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { AllocationProposal, ProposalLine } from './proposal-rows.js';
import { figuresOf } from './slot-allocation.js';
import type { Criterion } from './slot-allocation.rule.js';
import { CRITERIA, slotsLeftFor } from './slot-allocation.rule.js';

/** One of the figures that make the index, as it is published. */
export interface IndexPart {
  readonly criterion: Criterion;
  /** Money with 2 decimals, ratios with 4; null where there is none. */
  readonly figure: string | null;
  readonly below: number;
  /** With 4 decimals. */
  readonly percentRank: string;
  /** As the rule set writes it. */
  readonly weight: string;
}

const NAMES: Record<Criterion, Localised> = {
  gmv: { en: 'GMV', zh: '成交额' },
  conversion: { en: 'Conversion', zh: '转化率' },
  slotOutput: { en: 'Slot output', zh: '坑产' },
  outbound: { en: 'Outbound rate', zh: '出库率' },
};

/** R7: the four figures of a line with their percent ranks and weights. */
export function indexPartsOf(line: ProposalLine, candidates: number, rules: ScoringRules): IndexPart[] {
  const { gmvFen, conversion, slotOutput, outboundRate } = figuresOf(line.sums, rules.modules.slots.unit);
  const figures: Record<Criterion, string | null> = {
    gmv: writeDecimal(BigInt(gmvFen), 2),
    conversion: exactRatioCell(conversion),
    slotOutput: slotOutput === null ? null : slotOutput.dividedBy(Rational.of(100)).toFixed(2),
    outbound: exactRatioCell(outboundRate),
  };
  const { slot_allocation: written } = rules;
  const weights: Record<Criterion, string> = {
    gmv: written.gmv,
    conversion: written.conversion,
    slotOutput: written.slot_output,
    outbound: written.outbound,
  };
  return CRITERIA.map((criterion) => ({
    criterion,
    figure: figures[criterion],
    below: line.below[criterion],
    percentRank: percentRankOf(line.below[criterion], candidates).toFixed(4),
    weight: weights[criterion],
  }));
}

/**
 * R7: why a line is what it is: its figures with percent ranks and weights, how they make the index, and why it got slots or not:
 * its rank, ties, the limit per merchant, and what a person has changed.
 */
export function explainLine(line: ProposalLine, proposal: AllocationProposal, rules: ScoringRules): Localised[] {
  const { candidates } = proposal;
  const parts = indexPartsOf(line, candidates, rules);
  const most = Number(rules.slot_allocation.max_per_merchant);
  return [
    ...parts.map((part) => explainPart(part, candidates)),
    explainIndex(line, candidates, parts),
    ...(line.tiedWith === null ? [] : [explainTie(line, line.tiedWith)]),
    explainAllotment(line, proposal, most),
    ...explainOverride(line, most),
  ];
}

function explainPart({ criterion, figure, below, percentRank, weight }: IndexPart, candidates: number): Localised {
  const name = NAMES[criterion];
  const others = candidates - 1;
  if (others === 0) {
    return {
      en: `${name.en} ${figure ?? '-'}: the only candidate, percent rank 0; weight ${weight}.`,
      zh: `${name.zh} ${figure ?? '-'}：仅有一个候选商家，百分位 0；权重 ${weight}。`,
    };
  }
  const absent = { en: figure === null ? ' (absent, so counted as lowest)' : '', zh: figure === null ? '（缺失，视为最低）' : '' };
  return {
    en: `${name.en} ${figure ?? '-'}${absent.en}: higher than ${below} of the ${others} others, percent rank ${percentRank}; weight ${weight}.`,
    zh: `${name.zh} ${figure ?? '-'}${absent.zh}：高于其他 ${others} 家中的 ${below} 家，百分位 ${percentRank}；权重 ${weight}。`,
  };
}

function explainIndex({ index }: ProposalLine, candidates: number, parts: readonly IndexPart[]): Localised {
  const terms = parts.map(({ weight, below }) => `${weight} × ${writeFraction(below, candidates)}`);
  const formula = `100 × (${terms.join(' + ')}) = ${writeDecimal(index, 2)}`;
  return { en: `Index = ${formula}.`, zh: `业绩指数 = ${formula}。` };
}

function writeFraction(below: number, candidates: number): string {
  return candidates < 2 ? '0' : `${below}/${candidates - 1}`;
}

function explainTie(line: ProposalLine, { merchantId, gmvFen }: NonNullable<ProposalLine['tiedWith']>): Localised {
  const byGmv = gmvFen !== line.sums.gmv_fen;
  return {
    en: byGmv
      ? `${merchantId} has the same index and comes first by its larger GMV.`
      : `${merchantId} has the same index and the same GMV, and comes first by its id.`,
    zh: byGmv ? `${merchantId} 指数相同，因成交额较高排在前面。` : `${merchantId} 指数与成交额均相同，按商家编号排在前面。`,
  };
}

function explainAllotment({ rank, proposed }: ProposalLine, { slots, candidates }: AllocationProposal, maxPerMerchant: number): Localised {
  const left = slotsLeftFor(rank, slots, maxPerMerchant);
  if (left === 0) {
    const lastServed = Math.ceil(slots / maxPerMerchant);
    return {
      en: `Rank ${rank} of ${candidates}: all ${slots} slots go to ranks 1 to ${lastServed} (at most ${maxPerMerchant} per merchant), so it is proposed none.`,
      zh: `第 ${rank} 名（共 ${candidates} 家）：${slots} 个坑位已由第 1 至 ${lastServed} 名占满（每家至多 ${maxPerMerchant} 个），建议 0 个。`,
    };
  }
  return {
    en: `Rank ${rank} of ${candidates}: ${left} of ${slots} slots are left when it comes up, at most ${maxPerMerchant} per merchant, so it is proposed ${proposed}.`,
    zh: `第 ${rank} 名（共 ${candidates} 家）：轮到时 ${slots} 个坑位尚余 ${left} 个，每家至多 ${maxPerMerchant} 个，建议 ${proposed} 个。`,
  };
}

function explainOverride({ override, proposed, reason, overriddenBy, overriddenAt }: ProposalLine, maxPerMerchant: number): Localised[] {
  if (reason === null || overriddenAt === null) return [];
  const when = overriddenAt.toISOString();
  const by = overriddenBy ?? '';
  const set: Localised =
    override === null
      ? { en: `${by} went back to the proposal at ${when}: ${reason}`, zh: `${by} 于 ${when} 恢复为建议值：${reason}` }
      : { en: `${by} set ${override} instead of ${proposed} at ${when}: ${reason}`, zh: `${by} 于 ${when} 由 ${proposed} 个改为 ${override} 个：${reason}` };
  if (override === null || override <= maxPerMerchant) return [set];
  return [
    set,
    {
      en: `That is more than the ${maxPerMerchant} that the rules give one merchant at most.`,
      zh: `已超过规则规定的每家至多 ${maxPerMerchant} 个。`,
    },
  ];
}

/** Whether a line gives a merchant more slots than the rules would: a warning, not a refusal. */
export function isAboveLimit({ allotted }: Pick<ProposalLine, 'allotted'>, { slot_allocation: { max_per_merchant: most } }: ScoringRules): boolean {
  return allotted > Number(most);
}
