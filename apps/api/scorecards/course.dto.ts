import { ChoiceField, CountField, DayField, DecimalField, IdField, ListField, PeriodField, TextField } from '../http/fields.js';

export class CourseQuery {
  @TextField({ description: 'The quarter.', pattern: /^[12]\d{3}Q[1-4]$/, example: '2026Q4' })
  quarter!: string;

  @TextField({ description: 'Only of this division.', optional: true })
  division?: string;
}

export class StandingAnswer {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @DecimalField({ description: 'The total; null where nothing is assessed.', decimals: 2, nullable: true })
  total!: string | null;

  @TextField({ description: 'The grade that counts.', nullable: true })
  grade!: string | null;

  @CountField({ description: 'The rank within the division.', nullable: true })
  rank!: number | null;
}

export class CourseStepAnswer {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @ChoiceField({ description: 'What it is.', of: ['month', 'week'], name: 'CourseStepKind' })
  kind!: string;

  @DayField({ description: 'Its first day.' })
  firstDay!: string;

  @DayField({ description: 'Its last day.' })
  lastDay!: string;

  @DayField({ description: 'As of which day it was scored last.' })
  asOf!: string;

  @ListField(() => StandingAnswer, { description: 'The managers within reach, by id.', max: 100_000 })
  standings!: readonly StandingAnswer[];
}

export class TargetCountsAnswer {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @CountField({ description: 'How many measures have a target.' })
  measures!: number;

  @CountField({ description: 'How many months are locked, over all measures.' })
  locks!: number;

  @CountField({ description: 'How often a target was revised from a day on.' })
  revisions!: number;
}

export class CourseAnswer {
  @TextField({ description: 'The quarter.', example: '2026Q4' })
  quarter!: string;

  @ListField(() => CourseStepAnswer, { description: 'Its months and then its weeks that were scored, each in their order.', max: 20 })
  steps!: readonly CourseStepAnswer[];

  @ListField(() => TargetCountsAnswer, { description: 'What is set for the managers within reach, by id.', max: 100_000 })
  targets!: readonly TargetCountsAnswer[];
}
