import type { Decision } from '#libs/slot-allocation/allocation-outcome.js';
import { DECISIONS } from '#libs/slot-allocation/allocation-outcome.js';
import type { Criterion } from '#libs/slot-allocation/slot-allocation.rule.js';
import { CRITERIA } from '#libs/slot-allocation/slot-allocation.rule.js';
import { ChoiceField, CountField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField, UuidField } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';
import type { Page } from '../http/pages.js';

const LONG = { minLength: 0, maxLength: 10_000 };

export class AllocationParams {
  @UuidField({ description: 'The proposal.' })
  allocationId!: string;
}

export class AllocationLineParams extends AllocationParams {
  @IdField({ description: 'The merchant of the line.' })
  merchantId!: string;
}

/** Which lines of a proposal are asked for. */
export class AllocationLinesQuery extends PageQuery {
  @FlagField({ description: 'Only lines that people have set, or set back to what was proposed.', optional: true })
  changed?: boolean;

  @TextField({ description: 'A part of the id or name of the merchant, in small or capital letters.', optional: true })
  search?: string;
}

export class AllocationsQuery extends PageQuery {
  @TextField({ description: 'Only proposals for this campaign.', optional: true })
  campaign?: string;
}

/** Asks for a proposal: the candidates are the merchants of a manager or of a division, one of the two. */
export class NewAllocationRequest {
  @TextField({ description: 'The campaign whose slots are to be given.' })
  campaign!: string;

  @CountField({ description: 'How many slots there are to give.', min: 1, max: 100_000 })
  slots!: number;

  @IdField({ description: 'The manager whose merchants are the candidates.', optional: true })
  managerId?: string;

  @TextField({ description: 'The division whose merchants are the candidates.', optional: true })
  division?: string;
}

export class OverrideRequest {
  @CountField({ description: 'How many slots the merchant gets; null: as proposed after all.', nullable: true, max: 100_000 })
  allotted!: number | null;

  @TextField({ description: 'Why: 3 to 500 characters.', minLength: 3, maxLength: 500 })
  reason!: string;
}

/** A proposal for the slots of a campaign. */
export class AllocationAnswer {
  @UuidField({ description: 'The proposal.' })
  readonly allocationId!: string;

  @TextField({ description: 'The campaign.', maxLength: 10_000 })
  readonly campaign!: string;

  @CountField({ description: 'The slots that there are to give.' })
  readonly slots!: number;

  @IdField({ description: 'The manager whose merchants are the candidates; null where they are a division’s.', nullable: true })
  readonly managerId!: string | null;

  @TextField({ description: 'The name of that manager.', nullable: true, ...LONG })
  readonly managerName!: string | null;

  @TextField({ description: 'The division whose merchants are the candidates; null where they are a manager’s.', nullable: true, maxLength: 10_000 })
  readonly division!: string | null;

  @TextField({ description: 'The month before the campaign, whose figures decide.', example: '2026-10' })
  readonly month!: string;

  @CountField({ description: 'The version of the rule set that made it.' })
  readonly ruleVersion!: number;

  @CountField({ description: 'How many merchants competed.' })
  readonly candidates!: number;

  @ChoiceField({ description: 'Whether lines may still be changed.', of: ['draft', 'final'] })
  readonly state!: 'draft' | 'final';

  @CountField({ description: 'What If-Match must name, in quotes.' })
  readonly version!: number;

  @TextField({ description: 'Who asked for it.', ...LONG })
  readonly proposedBy!: string;

  @InstantField({ description: 'When.' })
  readonly proposedAt!: string;

  @TextField({ description: 'Who made it final.', nullable: true, ...LONG })
  readonly finalisedBy!: string | null;

  @InstantField({ description: 'When; null while it is a draft.', nullable: true })
  readonly finalisedAt!: string | null;

  @CountField({ description: 'The slots that are given so far.' })
  readonly allotted!: number;

  @CountField({ description: 'How many lines people have set.' })
  readonly overridden!: number;
}

/** A sentence in both languages. */
export class AllocationSentenceAnswer {
  @TextField({ description: 'In English.', ...LONG })
  readonly en!: string;

  @TextField({ description: 'In Chinese.', ...LONG })
  readonly zh!: string;
}

/** One of the figures that make the index. */
export class IndexPartAnswer {
  @ChoiceField({ description: 'Which figure.', of: CRITERIA })
  readonly criterion!: Criterion;

  @DecimalField({ description: 'The figure: yuan with 2 decimals, ratios with 4; null where there is none, which counts as lowest.', nullable: true })
  readonly figure!: string | null;

  @CountField({ description: 'How many candidates lie strictly below.' })
  readonly below!: number;

  @DecimalField({ description: 'That over the candidates less one.', decimals: 4 })
  readonly percentRank!: string;

  @DecimalField({ description: 'Its weight in the index.' })
  readonly weight!: string;
}

/** What a proposal gives a merchant, and why. */
export class AllocationLineAnswer {
  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true, ...LONG })
  readonly merchantName!: string | null;

  @CountField({ description: 'Its place by the index.', min: 1 })
  readonly rank!: number;

  @DecimalField({ description: 'The performance index, 0 to 100.', decimals: 2 })
  readonly index!: string;

  @ListField(() => IndexPartAnswer, { description: 'The four figures that make the index.' })
  readonly parts!: readonly IndexPartAnswer[];

  @CountField({ description: 'The slots that were proposed.' })
  readonly proposed!: number;

  @CountField({ description: 'The slots that a person gave; null: as proposed.', nullable: true })
  readonly override!: number | null;

  @CountField({ description: 'What counts: what a person gave, else what was proposed.' })
  readonly allotted!: number;

  @FlagField({ description: 'A warning: that is more than the rules give one merchant.' })
  readonly aboveLimit!: boolean;

  @TextField({ description: 'Why a person changed it.', nullable: true, ...LONG })
  readonly reason!: string | null;

  @TextField({ description: 'Who changed it.', nullable: true, ...LONG })
  readonly overriddenBy!: string | null;

  @InstantField({ description: 'When.', nullable: true })
  readonly overriddenAt!: string | null;

  @ListField(() => AllocationSentenceAnswer, { description: 'The line explained, sentence by sentence.' })
  readonly explanation!: readonly AllocationSentenceAnswer[];
}

const LinesPage = PageOf(AllocationLineAnswer);

/** A proposal with a page of its lines, by rank. */
export class AllocationDetailAnswer extends AllocationAnswer {
  @ObjectField(() => LinesPage, { description: 'The lines by rank: limit and cursor page through them.' })
  readonly lines!: Page<AllocationLineAnswer>;
}

/** A line that was changed, and the proposal as it is now. */
export class OverriddenAnswer {
  @ObjectField(() => AllocationAnswer, { description: 'The proposal.' })
  readonly allocation!: AllocationAnswer;

  @ObjectField(() => AllocationLineAnswer, { description: 'The line.' })
  readonly line!: AllocationLineAnswer;
}

/** What placements brought. */
class OutcomeAnswer {
  @ChoiceField({ description: 'What people did with the line: left it, gave more slots, or fewer.', of: DECISIONS })
  readonly decision!: Decision;

  @CountField({ description: 'The slots that were proposed.' })
  readonly proposed!: number;

  @CountField({ description: 'The slots that were given.' })
  readonly allotted!: number;

  @CountField({ description: 'Placements in the campaign.' })
  readonly placements!: number;

  @DecimalField({ description: 'What they sold, in yuan.', decimals: 2 })
  readonly amount!: string;

  @DecimalField({ description: 'How long they lasted, in the unit of the rules that made the proposal.', decimals: 4 })
  readonly units!: string;

  @DecimalField({ description: 'Yuan per unit; null without placements.', decimals: 2, nullable: true })
  readonly output!: string | null;
}

/** What became of a candidate. */
export class OutcomeLineAnswer extends OutcomeAnswer {
  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true, ...LONG })
  readonly merchantName!: string | null;

  @CountField({ description: 'Its place by the index.', min: 1 })
  readonly rank!: number;

  @DecimalField({ description: 'The performance index, 0 to 100.', decimals: 2 })
  readonly index!: string;

  @TextField({ description: 'Why a person changed the line.', nullable: true, ...LONG })
  readonly reason!: string | null;

  @CountField({ description: 'Placements in slots that are not assessed; they are in the sums here.' })
  readonly exemptPlacements!: number;

  @CountField({ description: 'Placements that counted for others, since the merchant had changed hands; they are not in the sums.' })
  readonly placementsElsewhere!: number;
}

/** The lines of one decision added up. */
export class OutcomeSumAnswer extends OutcomeAnswer {
  @CountField({ description: 'Merchants that were proposed or given slots, or had placements.' })
  readonly merchants!: number;
}

const OutcomeLinesPage = PageOf(OutcomeLineAnswer);

/** A proposal beside what came of it. */
export class AllocationOutcomeAnswer {
  @ObjectField(() => AllocationAnswer, { description: 'The proposal.' })
  readonly allocation!: AllocationAnswer;

  @FlagField({ description: 'Whether the campaign is over; until then the figures are of what has been reported so far.' })
  readonly ended!: boolean;

  @ListField(() => OutcomeSumAnswer, { description: 'All lines added up by what people decided.' })
  readonly sums!: readonly OutcomeSumAnswer[];

  @ObjectField(() => OutcomeLinesPage, { description: 'The merchants that were proposed or given slots, or had placements, by rank.' })
  readonly lines!: Page<OutcomeLineAnswer>;
}
