import { DayField, DecimalField, ListField, TextField } from '../http/fields.js';

export class CalendarQuery {
  @DayField({ description: 'The first day.' })
  from!: string;

  @DayField({ description: 'The last day; at most 400 days are answered.' })
  to!: string;
}

export class CalendarParams {
  @DayField({ description: 'The day.' })
  day!: string;
}

export class CalendarDayRequest {
  @DecimalField({ description: 'How much the day weighs among ordinary days of weight 1; 0 for a day without business.', example: '3.5' })
  weight!: string;

  @TextField({ description: 'What it is called: a promotion, a holiday.', nullable: true, maxLength: 2_000, example: '11.11' })
  label!: string | null;
}

export class CalendarDayAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @DecimalField({ description: 'How much it weighs among ordinary days of weight 1.' })
  weight!: string;

  @TextField({ description: 'What it is called.', nullable: true, maxLength: 2_000 })
  label!: string | null;

  @TextField({ description: 'The version of the entry, its ETag: what a change is based on. A day that the calendar does not name has the version "none".' })
  version!: string;
}

export class CalendarAnswer {
  @ListField(() => CalendarDayAnswer, { description: 'The days of the range that the calendar names.' })
  days!: CalendarDayAnswer[];
}
