import type { OperationsManager } from '#libs/directory/managers.js';
import { CountField, DayField, IdField, ObjectField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

export class ManagerParams {
  @IdField({ description: 'The manager.' })
  managerId!: string;
}

export class ManagersQuery extends PageQuery {
  @TextField({ description: 'Only managers of this division.', optional: true })
  division?: string;

  @TextField({ description: 'A part of the id or name, in small or capital letters.', optional: true })
  search?: string;
}

export class DivisionAnswer {
  @TextField({ description: 'The name of the division.' })
  division!: string;

  @CountField({ description: 'How many managers of it the caller may see.' })
  managers!: number;
}

export class ProbationSpanAnswer {
  @DayField({ description: 'The first day of the probation.' })
  from!: string;

  @DayField({ description: 'Its last day; null where no end is set.', nullable: true })
  until!: string | null;
}

export class ManagerAnswer {
  @IdField({ description: 'The id of the manager.' })
  managerId!: string;

  @TextField({ description: 'The name.' })
  name!: string;

  @TextField({ description: 'The division.' })
  division!: string;

  @TextField({ description: 'The category that the manager looks after.' })
  category!: string;

  @ObjectField(() => ProbationSpanAnswer, { description: 'The probation; null where there is none.', nullable: true })
  probation!: ProbationSpanAnswer | null;
}

/** A manager as the API answers. */
export function showManager({ managerId, name, division, category, probationFrom, probationUntil }: OperationsManager): ManagerAnswer {
  return {
    managerId,
    name,
    division,
    category,
    probation: probationFrom === null ? null : { from: probationFrom, until: probationUntil },
  };
}
