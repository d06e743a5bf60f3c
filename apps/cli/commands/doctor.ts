import { examine } from '#libs/doctor/doctor.js';
import type { Finding } from '#libs/doctor/finding.js';
import type { RegisterCommand } from '../command.js';
import type { Style } from '../console.js';
import { paint, printJson, printLine, say } from '../console.js';

const MARKS: Record<Finding['state'], { readonly mark: string; readonly style: Style }> = {
  ok: { mark: '✓', style: 'green' },
  look: { mark: '!', style: 'yellow' },
  broken: { mark: '✗', style: 'red' },
};

const BROKEN = 1;

/** `opscore doctor`: what works, what wants a look, what is broken and how to mend it. */
export const registerDoctor: RegisterCommand = (program, { console, t, finishWith }) => {
  program
    .command('doctor')
    .description(t('examine the installation and the data', '检查安装与数据'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ json }: { json?: boolean }) => {
      const findings: Finding[] = [];
      for await (const finding of examine(console.environment)) {
        findings.push(finding);
        if (json === true) continue;
        const { mark, style } = MARKS[finding.state];
        printLine(console, `${paint(console, style, mark)} ${say(console, finding.subject)}: ${say(console, finding.text)}`);
      }
      if (json === true) printJson(console, findings);
      if (findings.some(({ state }) => state === 'broken')) finishWith(BROKEN);
    });
};
