import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of import profiles: a part of the table of all. */
export const PROFILE_ERRORS = {
  'profile-invalid': {
    exit: 2,
    http: 422,
    en: 'The import profile {file} cannot be used: {problems}. Mend these places; docs/import-profiles.md tells what a profile says.',
    zh: '导入方案 {file} 无法使用：{problems}。请修改上述位置；方案的写法见 docs/import-profiles.md。',
  },
  'profile-header-missing': {
    exit: 1,
    http: 422,
    en: '{file} does not look like {profile}: among its first rows none has the columns {missing}. Check that it is the right report, or add the headers that it uses to the profile.',
    zh: '{file} 不符合 {profile}：前几行中没有包含列 {missing} 的表头。请确认报表是否正确，或将其表头加入方案。',
  },
  'profile-header-foreign': {
    exit: 1,
    http: 422,
    en: '{file} is not what {profile} reads: its column {foreign} belongs to another report. Name the profile of that report; opscore profile list shows them.',
    zh: '{file} 不是 {profile} 读取的报表：列 {foreign} 属于另一种报表。请改用对应的导入方案，可用 opscore profile list 查看。',
  },
  'profile-reconciles-only': {
    exit: 2,
    http: 422,
    en: 'Reports of {profile} are only compared with the figures here, and bring nothing in: run opscore reconcile {file}.',
    zh: '{profile} 的报表仅用于核对，不导入数据：请运行 opscore reconcile {file}。',
  },
  'profile-option-unlike': {
    exit: 2,
    http: 422,
    en: 'The option {option} of the profile {profile} cannot be "{value}". Write one of {known}.',
    zh: '导入方案 {profile} 的选项 {option} 不能为“{value}”。请填写其中之一：{known}。',
  },
  'profile-option-missing': {
    exit: 2,
    http: 422,
    en: 'The profile {profile} has to be told {options}, since its files do not say it: add --set {option}=….',
    zh: '使用导入方案 {profile} 时需指定 {options}（文件中没有）：请加上 --set {option}=…。',
  },
  'profile-option-unknown': {
    exit: 2,
    http: 422,
    en: 'The profile {profile} has no option {option}. Its options: {known}.',
    zh: '导入方案 {profile} 没有选项 {option}。可用选项：{known}。',
  },
  'file-needs-options': {
    exit: 2,
    http: 422,
    en: '{file} is a file of {profile}, and does not say {asks}. Nothing was imported. Say it: {command}',
    zh: '{file} 识别为 {profile} 的文件，但其中没有：{asks}。未导入任何数据。请指定：{command}',
  },
  'file-fits-profiles': {
    exit: 2,
    http: 422,
    en: '{file} fits several import profiles alike: {profiles}. Nothing was imported. Name the one that is meant: {command}',
    zh: '{file} 同时符合多个导入方案：{profiles}。未导入任何数据。请指定其中之一：{command}',
  },
  'file-fits-none': {
    exit: 1,
    http: 422,
    en: '{file} is no canonical file, and no import profile reads it. Nothing was imported. Begin a profile for it with a proposal: {command}',
    zh: '{file} 不是标准格式文件，也没有导入方案可以读取。未导入任何数据。可先生成一份方案草稿：{command}',
  },
  'file-fits-profile': {
    exit: 1,
    http: 422,
    en: '{file} is no canonical file of {kind}, but the import profile {profile} reads it. Nothing was imported. Name the profile: {command}',
    zh: '{file} 不是 {kind} 的标准格式文件，但导入方案 {profile} 可以读取。未导入任何数据。请指定该方案：{command}',
  },
  'file-read-already': {
    exit: 2,
    http: 409,
    en: '{file} needs no new profile: {profile} reads it. "opscore profile show {profile}" prints it, and with defaults of your own: {command}',
    zh: '{file} 无需新方案：{profile} 已可读取。可用 opscore profile show {profile} 查看；如需自己的默认值：{command}',
  },
  'file-is-canonical': {
    exit: 2,
    http: 409,
    en: '{file} needs no profile: it is a canonical file of {kind}. Bring it in: {command}',
    zh: '{file} 无需导入方案：它是 {kind} 的标准格式文件。可直接导入：{command}',
  },
  'file-without-proposal': {
    exit: 1,
    http: 422,
    en: 'Nothing in {file} looks like facts that opscore keeps, so there is nothing to propose. Begin with the smallest profile in docs/import-profiles.md; the first rows of the file: {rows}',
    zh: '{file} 中没有可识别的数据，无法生成草稿。请参照 docs/import-profiles.md 中最小的方案编写；文件前几行为：{rows}',
  },
  'profile-new-from-one': {
    exit: 2,
    http: 400,
    en: 'Say what the new profile is for: a file (opscore profile new <file>), or a profile that is there (--from <profile>); one of the two.',
    zh: '请指明新方案的来源，二选一：文件（opscore profile new <文件>），或已有方案（--from <方案>）。',
  },
  'folder-fits-none': {
    exit: 1,
    http: 400,
    en: 'The profile {profile} reads none of the files in {folder}. opscore import {folder}/<file> says what a file is taken for.',
    zh: '{folder} 中没有导入方案 {profile} 可以读取的文件。可用 opscore import {folder}/<文件> 查看某个文件的识别结果。',
  },
  'import-folder-and-files': {
    exit: 2,
    http: 400,
    en: 'Files and --dir at once: name the files, or their folder alone.',
    zh: '不能同时指定文件与 --dir：请只写文件，或只写目录。',
  },
  'import-option-unused': {
    exit: 2,
    http: 422,
    en: 'Nothing that reads these files has an option {option}. Nothing was imported: leave --set {option}=… out.',
    zh: '读取这些文件的方案均没有选项 {option}。未导入任何数据：请去掉 --set {option}=…。',
  },
  'profile-files-missing': {
    exit: 1,
    http: 400,
    en: 'The profile {profile} needs these files in {folder} (.csv or .csv.gz), and they are not there: {missing}.',
    zh: '导入方案 {profile} 需要 {folder} 中的以下文件（.csv 或 .csv.gz），但缺少：{missing}。',
  },
  'profile-columns': {
    exit: 1,
    http: 400,
    en: 'The file {file} lacks columns that the profile {profile} reads: {missing}.',
    zh: '文件 {file} 缺少导入方案 {profile} 所需的列：{missing}。',
  },
  'profile-needs-folder': {
    exit: 2,
    http: 400,
    en: 'The profile {profile} reads several files together: give their folder with --dir <folder>.',
    zh: '导入方案 {profile} 需要同时读取多个文件：请用 --dir <目录> 指定其目录。',
  },
  'profile-file-broken': {
    exit: 1,
    http: 400,
    en: 'Line {line} of {file} does not have the fields of its header. Nothing was imported; mend the file.',
    zh: '{file} 第 {line} 行的列数与表头不符。未导入任何数据，请修正文件。',
  },
  'profile-unknown': {
    exit: 2,
    http: 404,
    en: '"{profile}" is not an import profile. The profiles are {known}.',
    zh: '没有名为“{profile}”的导入方案。可用方案：{known}。',
  },
  'profile-built-in': {
    exit: 2,
    http: 409,
    en: 'The import profile {profile} is built in and stays as it is. Give a profile of your own another name.',
    zh: '{profile} 是内置导入方案，不能更改或删除。自定义方案请换一个名称。',
  },
} as const satisfies Record<string, ErrorDefinition>;
