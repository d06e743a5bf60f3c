import { PERMISSIONS } from '#libs/domain/access.js';
import { ChoiceField, IdField, ListField, ObjectField, TextField, TextsField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';

const CELL_TYPES = ['text', 'day', 'instant', 'money', 'ratio', 'multiple', 'points', 'units', 'count', 'number', 'flag'];

export class LocalisedAnswer {
  @TextField({ description: 'In English.', minLength: 0, maxLength: 4_000 })
  en!: string;

  @TextField({ description: 'In Chinese.', minLength: 0, maxLength: 4_000 })
  zh!: string;
}

export class ReportColumnAnswer {
  @TextField({ description: 'The field of the rows.' })
  field!: string;

  @TextField({ description: 'The column of CSV exports.' })
  column!: string;

  @ObjectField(() => LocalisedAnswer, { description: 'The name for people.' })
  title!: LocalisedAnswer;

  @ChoiceField({ description: 'What it holds, and so how it is written.', of: CELL_TYPES, name: 'CellType' })
  type!: string;
}

export class ReportAnswer {
  @TextField({ description: 'Its rows are at /reports/{id}/rows.' })
  id!: string;

  @ObjectField(() => LocalisedAnswer, { description: 'The name for people.' })
  title!: LocalisedAnswer;

  @ListField(() => ReportColumnAnswer, { description: 'The columns in their order.' })
  columns!: readonly ReportColumnAnswer[];

  @TextsField({ description: 'The fields that its own order goes by.' })
  sortedBy!: readonly string[];

  @TextsField({ description: 'What its rows can be narrowed by.' })
  filters!: readonly string[];

  @ChoiceField({ description: 'What its readers must be permitted.', of: Object.keys(PERMISSIONS), name: 'Permission' })
  permission!: string;
}

/** What a merchant of some rows is called. */
export class NamedMerchantAnswer {
  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @TextField({ description: 'Its name.', minLength: 0, maxLength: 10_000 })
  readonly name!: string;
}

/** What a SKU of some rows is called. */
export class NamedSkuAnswer {
  @IdField({ description: 'Its merchant.' })
  readonly merchantId!: string;

  @IdField({ description: 'The SKU.' })
  readonly skuId!: string;

  @TextField({ description: 'Its name.', minLength: 0, maxLength: 10_000 })
  readonly name!: string;
}

export class ReportsPage extends PageOf(ReportAnswer) {}
