import { commandLine } from './repeated-command.js';

it.each([
  [['import', '--profile', 'jd-pop-orders', '--set', 'merchant_id=…', '订单导出.csv'], 'opscore import --profile jd-pop-orders --set merchant_id=… 订单导出.csv'],
  [['import', '商智 报表 (1).xlsx'], `opscore import '商智 报表 (1).xlsx'`],
  [['import', `it's; rm -rf $HOME.csv`], String.raw`opscore import 'it'\''s; rm -rf $HOME.csv'`],
  [['import', ''], `opscore import ''`],
])('a command can be copied into a shell: %j', (words, line) => {
  expect(commandLine(words)).toBe(line);
});
