import type { Assignment, Holder, Merchant } from '#libs/directory/list-merchants.js';
import { DayField, FlagField, IdField, ListField, ObjectField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

export class MerchantParams {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;
}

/** Days by which figures and rows are asked for. */
export class DaysQuery {
  @DayField({ description: 'The first day.' })
  from!: string;

  @DayField({ description: 'The last day.' })
  to!: string;
}

export class MerchantsQuery extends PageQuery {
  @IdField({ description: 'Only merchants of this manager.', optional: true })
  managerId?: string;

  @TextField({ description: 'Only merchants whose manager is of this division.', optional: true })
  division?: string;

  @TextField({ description: 'Only merchants of this category.', optional: true })
  category?: string;

  @FlagField({ description: 'Only KA merchants, or only others.', optional: true })
  ka?: boolean;

  @TextField({ description: 'A part of the id or name, in small or capital letters.', optional: true })
  search?: string;

  @DayField({ description: 'The day whose managers are meant; today where nothing is said. Who sees which merchants always goes by today.', optional: true })
  on?: string;
}

export class HolderAnswer {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @TextField({ description: 'The name; null where no file has told of the manager.', nullable: true })
  name!: string | null;

  @TextField({ description: 'The division; null where no file has told of the manager.', nullable: true })
  division!: string | null;
}

export class MerchantAnswer {
  @IdField({ description: 'The id of the merchant.' })
  merchantId!: string;

  @TextField({ description: 'The name.', nullable: true })
  name!: string | null;

  @TextField({ description: 'The category.', nullable: true })
  category!: string | null;

  @FlagField({ description: 'Whether it is a key account.' })
  ka!: boolean;

  @FlagField({ description: 'False where facts name the merchant and no file of merchants does yet: its facts wait.' })
  known!: boolean;

  @ObjectField(() => HolderAnswer, { description: 'Who has it on the day; null for nobody.', nullable: true })
  manager!: HolderAnswer | null;
}

export class AssignmentAnswer {
  @ObjectField(() => HolderAnswer, { description: 'Who had it.' })
  manager!: HolderAnswer;

  @DayField({ description: 'The first day.' })
  from!: string;

  @DayField({ description: 'The last day, inclusive; null where no end is set.', nullable: true })
  to!: string | null;
}

export class MerchantDetailAnswer extends MerchantAnswer {
  @ListField(() => AssignmentAnswer, { description: 'Who managed it when, the latest first.' })
  assignments!: AssignmentAnswer[];
}

/** A merchant as the API answers. */
export function showMerchant({ merchantId, name, category, ka, known, manager }: Merchant): Readonly<MerchantAnswer> {
  return { merchantId, name, category, ka, known, manager: manager === null ? null : showHolder(manager) };
}

/** Who had a merchant when. */
export function showAssignment({ manager, from, to }: Assignment): AssignmentAnswer {
  return { manager: showHolder(manager), from, to };
}

function showHolder({ managerId, name, division }: Holder): HolderAnswer {
  return { managerId, name, division };
}
