import fc from 'fast-check';
import type { Company } from '../reference/company.js';
import { daysOf, monthOf, quarterRange, weekOf } from '../reference/days.js';
import { dayOf } from '../reference/clock-times.js';
import type { DayFigures } from '../reference/facts.js';
import { placementsOf } from '../reference/modules.js';
import { DEFAULT_RULES } from '../reference/rules.js';
import type { Question } from '../reference/score-reference.js';
import { settle } from '../reference/score-reference.js';
import { sumOfMerchants } from '../reference/setting.js';
import type { Size } from './random-directory.js';
import { randomDirectory, UNKNOWN_MERCHANT } from './random-directory.js';
import { randomFacts } from './random-facts.js';
import type { ActualOf } from './random-targets.js';
import { randomCalendar, randomTargets } from './random-targets.js';

/** A random company and the quarter that its targets are for. */
export interface Case {
  readonly company: Company;
  readonly quarter: string;
  readonly timeZone: string;
}

export interface Bounds extends Size {
  readonly facts: number;
}

export const SMALL: Bounds = { managers: { least: 2, most: 4 }, merchants: 25, facts: 60 };

/** Large teams make many scorecards at once. */
export const LARGE: Bounds = { managers: { least: 16, most: 16 }, merchants: 33, facts: 200 };

/** Quarters with a leap day in them or a year before, a week 53, and weeks that lie in two years. */
const QUARTERS = ['2026Q3', '2026Q1', '2025Q4', '2024Q1', '2025Q1', '2020Q4', '2021Q1', '2026Q2'];

/** A small random company around one quarter. */
export function randomCase(timeZone: string, bounds: Bounds = SMALL): fc.Arbitrary<Case> {
  return fc.constantFrom(...QUARTERS).chain((name) => {
    const quarter = quarterRange(name);
    return randomDirectory(quarter, bounds)
      .chain((directory) => {
        const merchantIds = directory.merchants.map(({ merchant_id: id }) => id);
        return fc.record({
          directory: fc.constant(directory),
          calendar: randomCalendar(quarter),
          facts: randomFacts({
            quarter,
            timeZone,
            facts: bounds.facts,
            merchantIds: [...merchantIds, ...merchantIds, UNKNOWN_MERCHANT],
          }),
          isNew: fc.nat(3).map((n) => n === 0),
        });
      })
      .chain(({ directory, calendar, facts, isNew }) => {
        const whole: Company = { ...directory, targets: [], calendar, ...facts };
        const company = isNew ? withoutPast(whole, quarter.first, timeZone) : whole;
        const managerIds = directory.managers.map(({ manager_id: id }) => id);
        return randomTargets(quarter, managerIds, readActuals(company, name, timeZone)).map((targets) => ({
          company: { ...company, targets },
          quarter: name,
          timeZone,
        }));
      });
  });
}

/** What every manager really did in a quarter under the default rules. */
function readActuals(company: Company, quarterName: string, timeZone: string): ActualOf {
  const setting = settle(company, DEFAULT_RULES, timeZone);
  const quarter = quarterRange(quarterName);
  return (managerId, measure) => {
    const total = (figure: (figures: DayFigures) => bigint) =>
      Number(sumOfMerchants(setting, managerId, quarter, figure));
    const gmv = total((figures) => figures.gmv.paid_not_cancelled);
    const placements = placementsOf(setting, managerId, quarter).filter(({ assessed }) => assessed);
    const slotFen = placements.reduce((fen, { amountFen }) => fen + Number(amountFen), 0);
    const slotDays = placements.reduce((days, { startsAt, endsAt }) => days + (endsAt - startsAt) / 86_400_000, 0);
    const actuals: Readonly<Record<string, number>> = {
      gmv: gmv / 100,
      outbound_orders: total(({ outboundOrders }) => outboundOrders),
      outbound_units: total(({ outboundUnits }) => outboundUnits),
      ad_share: total(({ adSpend }) => adSpend) / Math.max(1, gmv),
      conversion: total(({ orderingBuyers }) => orderingBuyers) / Math.max(1, total(({ visitors }) => visitors)),
      slot_output: slotFen / 100 / Math.max(0.001, slotDays),
    };
    return actuals[measure] ?? 0;
  };
}

/** A company that knows nothing of the quarter before: its tier snapshots are provisional. */
function withoutPast(company: Company, first: string, timeZone: string): Company {
  return {
    ...company,
    orders: company.orders.filter(({ placed_at: placedAt }) => dayOf(placedAt, timeZone) >= first),
    merchant_days: company.merchant_days.filter(({ day }) => day >= first),
  };
}

/** Questions about a quarter: the whole, each month, some or all weeks; to the end or as of a day within. */
export function randomQuestions(quarterName: string, coverage: 'some' | 'all' = 'some'): fc.Arbitrary<Question[]> {
  const days = daysOf(quarterRange(quarterName));
  const months = [...new Set(days.map(monthOf))];
  const weeks = [...new Set(days.map(weekOf))].map((week) => `${quarterName}/${week}`);
  const repeats = coverage === 'some' ? [1] : [1, 2, 3];
  const ask = (period: string) => {
    const inside = days.filter((day) => [quarterName, monthOf(day), `${quarterName}/${weekOf(day)}`].includes(period));
    const last = inside.at(-1) ?? '';
    return fc
      .oneof(fc.constant(last), fc.constantFrom(...inside))
      .map((asOf) => ({ period, asOf, today: '2026-11-01' }));
  };
  const wanted = coverage === 'some' ? 3 : weeks.length;
  return fc.shuffledSubarray(weeks, { minLength: wanted, maxLength: wanted }).chain((chosen) => {
    const others = repeats.flatMap(() => [quarterName, ...months]);
    return fc.tuple(ask(quarterName), ...others.map(ask), ...chosen.map(ask));
  });
}

