import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { requireOpenPeriod } from '#libs/closed-periods/closings.js';
import { holdTable } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import { divisionsOfManagers } from '#libs/directory/reach.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { checkRows } from '#libs/ingest/check-rows.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { StoredTarget } from '#libs/targets/manager-targets.js';
import type { TargetBasis } from '#libs/targets/read-targets.js';
import { readTargetBasis } from '#libs/targets/read-targets.js';
import type { TargetPlan } from '#libs/targets/target-plan.js';
import { planTargets, versionOf, writeTarget } from '#libs/targets/target-plan.js';
import { markWindowsOfRows } from '#libs/windows/stale-windows.js';
import { EditsRefused } from './edits-refused.js';
import * as sql from './target-changes.sql.js';
import type { TargetEdit } from './target-edits.js';
import { editRows, findMisplacedEdits } from './target-edits.js';

const TARGETS = kindNamed('targets');

/** A manager's targets of a quarter. */
export interface TargetPlace {
  readonly managerId: string;
  readonly quarter: Period;
}

export interface TargetChange extends TargetPlace {
  readonly edits: readonly TargetEdit[];
  /** Why, in the words of who changes it. */
  readonly reason: string | null;
  /** Told the version that is there, before anything is changed: throws where the change is not based on it. */
  readonly basedOn: (version: string) => void;
  readonly actor: Actor;
  readonly now: Date;
}

/** What the audit log calls a manager's targets of a quarter. */
export function targetSubject({ managerId, quarter }: TargetPlace): string {
  return `${managerId}/${quarter.name}`;
}

/** R3: shows targets, and what they would be, and changes them. A day curve is always laid out of what is stored, and never stored. */
@Injectable()
export class TargetChanges {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /** The targets of a manager's quarter as they are. */
  async read(place: TargetPlace): Promise<TargetPlan> {
    const rules = await this.ruleVersions.inForce(place.quarter.first);
    return this.database.withTransaction(async (session) => planTargets(await readBasis(session, place, rules)), { snapshot: true });
  }

  /**
   * The targets as edits would make them; nothing is stored, and the version is that of what is stored. Throws `target-infeasible`
   * where an edited measure could not be laid out, and {@link EditsRefused}.
   */
  async preview(place: TargetPlace, edits: readonly TargetEdit[]): Promise<TargetPlan> {
    const rules = await this.ruleVersions.inForce(place.quarter.first);
    return this.database.withTransaction(
      async (session) => {
        await requireEditable(session, place, edits);
        const basis = await readBasis(session, place, rules);
        return { ...planEdited(basis, edits), version: versionOf(basis.rows) };
      },
      { snapshot: true },
    );
  }

  /**
   * Changes targets, all of the edits or none: scorecards that they concern are stale in the same transaction. Throws what `basedOn`
   * throws, `target-infeasible`, `period-closed`, and {@link EditsRefused}.
   */
  async change({ edits, reason, basedOn, actor, now, ...place }: TargetChange): Promise<TargetPlan> {
    const rules = await this.ruleVersions.inForce(place.quarter.first);
    return this.database.withTransaction(async (session) => {
      // From here on nobody else changes targets, neither by hand nor by a file.
      await session.query(holdTable('targets'));
      const basis = await readBasis(session, place, rules);
      basedOn(versionOf(basis.rows));
      await requireEditable(session, place, edits);
      await requireOpen(session, place);
      const plan = planEdited(basis, edits);
      const { before, after } = editRows(basis.rows, edits);
      if (before.length + after.length === 0) return plan;
      await store(session, place, before, after);
      await recordAudit(session, {
        actor,
        action: 'target.changed',
        subject: targetSubject(place),
        before: before.map(describeRow),
        after: { rows: after.map(describeRow), reason },
        now,
      });
      return plan;
    });
  }
}

async function readBasis(session: Session, place: TargetPlace, { ruleSet: { scoring, calendar } }: RuleVersion): Promise<TargetBasis> {
  return readTargetBasis(session, { ...place, rules: calendar, gmvMeasure: GMV_MEASURES[scoring.modules.sales.gmv] });
}

/** The plan that edits lead to. Throws `target-infeasible` for a measure that they touch; what was amiss before is another matter. */
function planEdited(basis: TargetBasis, edits: readonly TargetEdit[]): TargetPlan {
  const plan = planTargets({ ...basis, rows: editRows(basis.rows, edits).rows });
  for (const { measure, problem } of plan.measures) {
    if (problem !== null && edits.some((edit) => edit.measure === measure)) throw problem;
  }
  return plan;
}

/** Edits are held to what rows of a file are held to. */
async function requireEditable(session: Session, { managerId, quarter }: TargetPlace, edits: readonly TargetEdit[]): Promise<void> {
  const misplaced = findMisplacedEdits(quarter, edits);
  const rows = edits.map(({ period, measure, value, effectiveFrom }) => ({
    manager_id: managerId,
    period,
    measure,
    // A row that is to go has no value that could be wrong.
    value: value ?? '0',
    effective_from: effectiveFrom,
  }));
  const problems = misplaced.length > 0 ? misplaced : await checkRows(session, TARGETS, rows);
  if (problems.length > 0) throw new EditsRefused(problems);
}

async function requireOpen(session: Session, { managerId, quarter }: TargetPlace): Promise<void> {
  const division = (await divisionsOfManagers(session, [managerId])).get(managerId);
  if (division === undefined) throw new OpscoreError('manager-not-found', { manager: managerId });
  await requireOpenPeriod(session, quarter.name, division);
}

async function store(
  session: Session,
  { managerId }: TargetPlace,
  before: readonly StoredTarget[],
  after: readonly StoredTarget[],
): Promise<void> {
  const asJson = (rows: readonly StoredTarget[]) =>
    JSON.stringify(rows.map(({ effectiveFrom, ...row }) => ({ ...row, effective_from: effectiveFrom })));
  await session.query(sql.REMOVE_TARGETS, [managerId, asJson(before)]);
  await session.query(sql.STORE_TARGETS, [managerId, asJson(after)]);
  const periods = [...before, ...after].map(({ period }) => period);
  await session.query(sql.CREATE_CHANGED_TARGETS, [managerId, periods]);
  const { concernedWindows } = TARGETS;
  if (concernedWindows !== undefined) await markWindowsOfRows(session, 'changed_targets', concernedWindows);
}

function describeRow({ period, measure, value, effectiveFrom }: StoredTarget): object {
  return { period, measure, value: writeTarget(measure, value), effectiveFrom };
}
