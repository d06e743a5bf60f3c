import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of uploads, of imports over the API and of their undo: a part of the table of all. */
export const IMPORT_ERRORS = {
  'import-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no import {import}. "opscore imports list" (GET /api/v1/imports) lists them.',
    zh: '没有导入记录 {import}。可用 opscore imports list（GET /api/v1/imports）查看列表。',
  },
  'import-undone': {
    exit: 1,
    http: 409,
    en: 'The import {import} ({file}) was undone already, at {when} by {who}. Nothing was changed.',
    zh: '导入 {import}（{file}）已于 {when} 由 {who} 撤销。未做任何更改。',
  },
  'import-too-large-to-undo': {
    exit: 1,
    http: 409,
    en: 'The import {import} ({file}) added or changed {rows} rows, and only imports of up to {most} can be undone. Import a corrected file instead: the same keys with the right values.',
    zh: '导入 {import}（{file}）新增或更新了 {rows} 行，仅支持撤销不超过 {most} 行的导入。请改为导入修正后的文件：主键相同、数值正确。',
  },
  'import-too-old-to-undo': {
    exit: 1,
    http: 409,
    en: 'What the import {import} ({file}) changed is kept no longer, so it cannot be undone: this is kept for {days} days. Import a corrected file instead: the same keys with the right values.',
    zh: '导入 {import}（{file}）的变更记录已不再保留（保留 {days} 天），无法撤销。请改为导入修正后的文件：主键相同、数值正确。',
  },
  'import-without-rows': {
    exit: 1,
    http: 409,
    en: '{file} brought nothing in ({state}), so there is nothing to undo.',
    zh: '{file} 未导入任何数据（{state}），无需撤销。',
  },
  'import-under-way': {
    exit: 1,
    http: 503,
    en: 'Another import is under way, and one goes after another. Nothing was changed: try again when it has ended.',
    zh: '有其他导入正在进行，导入需依次执行。未做任何更改：请待其结束后重试。',
  },
  'import-not-failed': {
    exit: 1,
    http: 409,
    en: 'Only an import that has failed can be tried again; {file} is {state}. Upload a mended file instead.',
    zh: '只有失败的导入可以重试；{file} 当前状态为 {state}。请上传修正后的文件。',
  },
  'import-superseded': {
    exit: 1,
    http: 409,
    en: 'A newer file lies in the place of {file} and waits for its import. Nothing was changed.',
    zh: '{file} 所在位置已有新文件等待导入。未做任何更改。',
  },
  'import-without-rejects': {
    exit: 1,
    http: 404,
    en: 'There is no file of rejected rows of {file}: no row was rejected, it was a dry run, or the file is kept no longer.',
    zh: '{file} 没有被拒绝行的文件：没有行被拒绝、为试运行，或该文件已不再保留。',
  },
  'upload-too-large': {
    exit: 1,
    http: 413,
    en: 'The file is larger than {most} bytes, the most that an upload may have (OPSCORE_UPLOAD_LIMIT). Pack it with gzip, or cut it into several files.',
    zh: '文件超过上传上限 {most} 字节（OPSCORE_UPLOAD_LIMIT）。请用 gzip 压缩，或拆分为多个文件。',
  },
  'file-is-page': {
    exit: 1,
    http: 400,
    en: '{file} is a page of the web (HTML or XML) with the name of a table. Nothing was imported: open it in a spreadsheet program and save it as .xlsx.',
    zh: '{file} 实为网页（HTML 或 XML），只是使用了表格文件的名称。未导入任何数据：请用表格软件打开后另存为 .xlsx。',
  },
  'archive-broken': {
    exit: 1,
    http: 400,
    en: '{file} is not whole, or no workbook that can be read. Nothing was imported: download it again, or open it in a spreadsheet program and save it as .xlsx.',
    zh: '{file} 不完整，或不是可读取的工作簿。未导入任何数据：请重新下载，或用表格软件打开后另存为 .xlsx。',
  },
  'archive-too-large': {
    exit: 1,
    http: 400,
    en: '{file} holds more than a workbook can have. Nothing was imported: export the data as CSV.',
    zh: '{file} 的内容超出工作簿的上限。未导入任何数据：请将数据导出为 CSV。',
  },
  'archive-too-packed': {
    exit: 1,
    http: 400,
    en: '{file} would unpack to many hundred times its size, as no honest table does. Nothing was imported: export the data anew, as CSV if need be.',
    zh: '{file} 解压后的大小为原来的数百倍，正常表格不会如此。未导入任何数据：请重新导出数据，必要时导出为 CSV。',
  },
  'archive-encrypted': {
    exit: 1,
    http: 400,
    en: '{file} is protected by a password. Nothing was imported: save it without one.',
    zh: '{file} 设有密码保护。未导入任何数据：请取消密码后另存。',
  },
  'file-options-missing': {
    exit: 1,
    http: 422,
    en: '{file} was taken for a file of {profile}, which has to be told {options}, since the file does not say it. Nothing was imported. Drop the file on the page, which asks for it; or make a profile of your own that knows it (opscore profile new --from {profile} --set {option}=…), keep it (opscore profile add …), and hand the file over again.',
    zh: '{file} 识别为 {profile} 的文件，但需要指定 {options}（文件中没有）。未导入任何数据。请在网页上拖入该文件并填写；或创建已写明该项的自有方案（opscore profile new --from {profile} --set {option}=…），用 opscore profile add 保存后重新提交文件。',
  },
  'file-fits-several': {
    exit: 1,
    http: 422,
    en: '{file} fits several import profiles alike: {profiles}. Nothing was imported. Drop the file on the page and choose one there, or name it at the command line: opscore import --profile ….',
    zh: '{file} 同时符合多个导入方案：{profiles}。未导入任何数据。请在网页上拖入该文件并选择其一，或在命令行用 opscore import --profile … 指定。',
  },
  'draft-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no draft {draft}: drafts are kept for a day, and found by who sent them alone. Send the file again.',
    zh: '没有草稿 {draft}：草稿保留一天，且仅上传者本人可见。请重新上传文件。',
  },
  'upload-empty': {
    exit: 1,
    http: 422,
    en: 'The upload has no content. Send the file itself as the body of the request.',
    zh: '上传内容为空。请将文件本身作为请求正文发送。',
  },
  'upload-cut-off': {
    exit: 1,
    http: 400,
    en: 'The upload ended before the file was whole. Nothing of it was kept: upload it again.',
    zh: '上传在文件完整之前中断。未保留任何内容：请重新上传。',
  },
  'upload-type-unknown': {
    exit: 2,
    http: 422,
    en: '"{file}" is named after no file of tables: .csv, .tsv, .txt, .ndjson (also .gz), .xlsx, .xls or .zip. Name it so in fileName, or send it with its content type.',
    zh: '“{file}”的名称不是表格文件：.csv、.tsv、.txt、.ndjson（或其 .gz）、.xlsx、.xls 或 .zip。请在 fileName 中写明，或使用相应的内容类型发送。',
  },
  'uploads-busy': {
    exit: 1,
    http: 503,
    en: 'As many files are being uploaded as this server takes at once ({most}). Try again in a moment.',
    zh: '同时上传的文件数已达上限（{most}）。请稍后重试。',
  },
  'upload-no-room': {
    exit: 1,
    http: 503,
    en: 'The server has no room for this file. Tell whoever runs opscore; nothing was kept.',
    zh: '服务器磁盘空间不足，无法接收该文件。请联系运维人员；未保留任何内容。',
  },
  'data-quality-too-long': {
    exit: 1,
    http: 503,
    en: 'Looking through the data took longer than {seconds} seconds and was ended. Try again when less is going on.',
    zh: '数据检查超过 {seconds} 秒，已终止。请在系统空闲时重试。',
  },
} as const satisfies Record<string, ErrorDefinition>;
