import type { INestApplicationContext } from '@nestjs/common';
import type { Closing } from '#libs/closed-periods/closings.js';
import { readClosings } from '#libs/closed-periods/closings.js';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { PeriodRecords } from '#libs/periods/period-records.js';
import { PeriodVerification } from '#libs/periods/period-verification.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext } from './command.js';
import { printNotice } from './console.js';
import { noteOnClosing } from './output/closings.js';

/** The services of closing and verifying, for a command. */
export function closingOf(services: INestApplicationContext, { timeZone, closeByTwo }: Settings): PeriodClosing {
  const used = { scorecards: services.get(Scorecards), ruleVersions: services.get(RuleVersions, { strict: false }) };
  return new PeriodClosing(services.get(Database), used, { timeZone, closeByTwo });
}

/** What makes closed periods again and compares. */
export function verificationOf(services: INestApplicationContext): PeriodVerification {
  const used = { dailySums: services.get(DailySums), ruleVersions: services.get(RuleVersions, { strict: false }) };
  return new PeriodVerification(services.get(Database), used);
}

/** What there is to know of periods. */
export function recordsOf(services: INestApplicationContext): PeriodRecords {
  return new PeriodRecords(services.get(Database));
}

/** Says of which divisions the scorecards that are shown are closed. */
export async function sayWhatIsClosed(
  { console, settings }: CommandContext,
  services: INestApplicationContext,
  { period, asOf }: { readonly period: Period; readonly asOf: Day },
  divisions: readonly string[],
): Promise<void> {
  if (asOf !== period.last) return;
  const closings: readonly Closing[] = await services
    .get(Database)
    .withSession((session) => readClosings(session, period.name, [...new Set(divisions)]));
  for (const closing of closings) printNotice(console, noteOnClosing(closing, settings().timeZone));
}
