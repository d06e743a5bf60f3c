import { FactsAndScores1790000000001 } from '#migrations/0001-facts-and-scores.js';
import { RuleSetVersions1790000000002 } from '#migrations/0002-rule-set-versions.js';
import { Verdicts1790000000003 } from '#migrations/0003-verdicts.js';
import { DueWindows1790000000004 } from '#migrations/0004-due-windows.js';
import { Access1790000000005 } from '#migrations/0005-access.js';
import { ClosedPeriods1790000000006 } from '#migrations/0006-closed-periods.js';
import { ScorecardSummaries1790000000007 } from '#migrations/0007-scorecard-summaries.js';
import { AllocationsAndWorkList1790000000008 } from '#migrations/0008-allocations-and-work-list.js';
import { ImportChanges1790000000009 } from '#migrations/0009-import-changes.js';
import { ExportFiles1790000000010 } from '#migrations/0010-export-files.js';
import { IdempotencyKeys1790000000011 } from '#migrations/0011-idempotency-keys.js';
import { BuyerIds1790000000012 } from '#migrations/0012-buyer-ids.js';
import { Notices1790000000013 } from '#migrations/0013-notices.js';
import { ExportTotals1790000000014 } from '#migrations/0014-export-totals.js';
import { OrderOutbounds1790000000015 } from '#migrations/0015-order-outbounds.js';
import { ImportProfiles1790000000016 } from '#migrations/0016-import-profiles.js';
import { ImportsOfSeveralKinds1790000000017 } from '#migrations/0017-imports-of-several-kinds.js';
import { HowImportsWereRead1790000000018 } from '#migrations/0018-how-imports-were-read.js';
import { MarksOfTheirOwn1790000000019 } from '#migrations/0019-marks-of-their-own.js';

/** Every migration in order. The schema that they add up to stands in migrations/schema.txt. */
export const MIGRATIONS = [
  FactsAndScores1790000000001,
  RuleSetVersions1790000000002,
  Verdicts1790000000003,
  DueWindows1790000000004,
  Access1790000000005,
  ClosedPeriods1790000000006,
  ScorecardSummaries1790000000007,
  AllocationsAndWorkList1790000000008,
  ImportChanges1790000000009,
  ExportFiles1790000000010,
  IdempotencyKeys1790000000011,
  BuyerIds1790000000012,
  Notices1790000000013,
  ExportTotals1790000000014,
  OrderOutbounds1790000000015,
  ImportProfiles1790000000016,
  ImportsOfSeveralKinds1790000000017,
  HowImportsWereRead1790000000018,
  MarksOfTheirOwn1790000000019,
];
