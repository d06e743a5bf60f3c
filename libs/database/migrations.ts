import { FactsAndScores1790000000001 } from '#migrations/0001-facts-and-scores.js';
import { RuleSetVersions1790000000002 } from '#migrations/0002-rule-set-versions.js';
import { Verdicts1790000000003 } from '#migrations/0003-verdicts.js';
import { DueWindows1790000000004 } from '#migrations/0004-due-windows.js';

/** Every migration in order. The schema that they add up to stands in migrations/schema.txt. */
export const MIGRATIONS = [
  FactsAndScores1790000000001,
  RuleSetVersions1790000000002,
  Verdicts1790000000003,
  DueWindows1790000000004,
];
