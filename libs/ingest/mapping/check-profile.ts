import { kindNamed } from '../kinds.js';
import { placeholdersOf } from './name-parts.js';
import type { MappingFact, MappingProfile, MappingSource } from './profile-form.js';

/** What is wrong at a place of a profile. */
export interface FoundProblem {
  readonly path: readonly PropertyKey[];
  readonly en: string;
  readonly zh: string;
}

type Path = FoundProblem['path'];
type SayWrong = (path: Path, en: string, zh: string) => void;

/** What is wrong in a profile that has the right form: names that are not there, and columns that a kind needs. Each with its place. */
export function findProfileProblems(profile: MappingProfile): FoundProblem[] {
  const problems: FoundProblem[] = [];
  const say: SayWrong = (path, en, zh) => problems.push({ path, en, zh });
  const names = new NamesOfProfile(profile, say);
  for (const [index, fact] of profile.facts.entries()) checkFact(fact, ['facts', index], names, say);
  if (profile.totals?.field !== undefined) names.needField(profile.totals.field, ['totals', 'field']);
  const { reconciles } = profile;
  if (profile.facts.length === 0 && reconciles === undefined) say(['facts'], 'there are none', '没有任何数据类型');
  for (const part of ['by', 'figures'] as const) {
    for (const [name, source] of Object.entries(reconciles?.[part] ?? {})) {
      if (source !== undefined) names.needSource(source, ['reconciles', part, name]);
    }
  }
  for (const [name, { default: given, choices }] of Object.entries(profile.options)) {
    if (given !== undefined && choices?.includes(given) === false) say(['options', name, 'default'], `the default ${given} is none of its choices`, `缺省值 ${given} 不在可选值中`);
  }
  return problems;
}

/** The fields, options and parts of names of a profile. */
class NamesOfProfile {
  private readonly parts: ReadonlySet<string>;

  constructor(
    private readonly profile: MappingProfile,
    private readonly say: SayWrong,
  ) {
    this.parts = new Set(profile.names.flatMap(placeholdersOf));
  }

  needField(name: string, path: Path): void {
    if (this.profile.fields[name] === undefined) this.say(path, `there is no field ${name}`, `没有字段 ${name}`);
  }

  needSource(source: MappingSource, path: Path): void {
    if (typeof source === 'string') return this.needField(source, path);
    if ('value' in source) return;
    if ('option' in source) return this.needOption(source.option, [...path, 'option']);
    if ('name_part' in source) return this.needPart(source.name_part, [...path, 'name_part']);
    if ('text' in source) return this.needPlaceholders(source.text, [...path, 'text']);
    for (const [name, each] of namedIn(source)) this.needSource(each, [...path, ...name]);
  }

  private needOption(name: string, path: Path): void {
    if (this.profile.options[name] === undefined) this.say(path, `there is no option ${name}`, `没有选项 ${name}`);
  }

  private needPart(name: string, path: Path): void {
    if (!this.parts.has(name)) this.say(path, `no name has a part {${name}}`, `names 中没有 {${name}} 这一部分`);
  }

  private needPlaceholders(text: string, path: Path): void {
    const { fields, options } = this.profile;
    for (const name of placeholdersOf(text)) {
      if (fields[name] === undefined && options[name] === undefined && !this.parts.has(name)) this.say(path, `{${name}} is no field, option or part of a name`, `{${name}} 不是字段、选项或文件名的一部分`);
    }
  }
}

/** What a source is made of, each with its place in it. */
function namedIn(source: Exclude<MappingSource, string>): (readonly [Path, MappingSource])[] {
  const within = (key: string, all: readonly MappingSource[] = []) => all.map((each, index) => [[key, index], each] as const);
  const where = 'where' in source && source.where !== undefined ? [[['where'], source.where] as const] : [];
  if ('same_as' in source) return [[['field'], source.field], [['same_as'], source.same_as]];
  if ('field' in source) return [[['field'], source.field], ...where];
  if ('first_of' in source) return [...within('first_of', source.first_of), ...where];
  if ('product' in source) return [...within('product', source.product), ...within('less', source.less)];
  if ('sum' in source) return [...within('sum', source.sum), ...within('less', source.less)];
  return 'digest' in source ? within('digest', source.digest) : [];
}

function checkFact(fact: MappingFact, path: Path, names: NamesOfProfile, say: SayWrong): void {
  const { kind: kindName, columns, once_per: oncePer = [], where = [], where_not: whereNot = [], linked, number, gather } = fact;
  const kind = kindNamed(kindName);
  for (const [column, source] of Object.entries(columns)) {
    if (!kind.columns.some(({ name }) => name === column)) say([...path, 'columns', column], `${kindName} has no column ${column}`, `${kindName} 没有列 ${column}`);
    names.needSource(source, [...path, 'columns', column]);
  }
  for (const { name, required } of kind.columns) {
    if (required && columns[name] === undefined && number?.column !== name) say([...path, 'columns'], `the column ${name} of ${kindName} is missing`, `缺少 ${kindName} 的列 ${name}`);
  }
  for (const [key, fields] of Object.entries({ once_per: oncePer, where, where_not: whereNot })) {
    for (const each of fields) names.needField(each, [...path, key]);
  }
  if (linked !== undefined) {
    names.needField(linked.from, [...path, 'linked', 'from']);
    if (columns[linked.key] === undefined) say([...path, 'linked', 'key'], `there is no column ${linked.key}`, `没有列 ${linked.key}`);
    if (!kind.columns.some(({ name, type }) => name === linked.column && type === 'id')) say([...path, 'linked', 'column'], `${kindName} has no column of ids ${linked.column}`, `${kindName} 没有编号列 ${linked.column}`);
  }
  const needColumns = (key: 'number' | 'gather', part: string, wanted: readonly string[]) => {
    for (const each of wanted) if (columns[each] === undefined) say([...path, key, part], `there is no column ${each}`, `没有列 ${each}`);
  };
  if (number !== undefined) {
    for (const part of ['within', 'by'] as const) needColumns('number', part, number[part]);
    if (!kind.columns.some(({ name, type }) => name === number.column && type === 'count')) say([...path, 'number', 'column'], `${kindName} has no column of counts ${number.column}`, `${kindName} 没有计数列 ${number.column}`);
    if (columns[number.column] !== undefined) say([...path, 'number', 'column'], `the column ${number.column} is read already`, `列 ${number.column} 已从文件读取`);
  }
  if (gather === undefined) return;
  for (const part of ['by', 'sum', 'distinct'] as const) needColumns('gather', part, gather[part]);
  if (number !== undefined || oncePer.length > 0) say([...path, 'gather'], 'rows that are gathered are neither numbered nor counted once per field', '汇总的行不能再用 number 编号或用 once_per 去重');
}
