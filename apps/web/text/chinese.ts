import { account } from './zh/account.js';
import { ads } from './zh/ads.js';
import { agents } from './zh/agents.js';
import { allocations } from './zh/allocations.js';
import { audit } from './zh/audit.js';
import { calendar } from './zh/calendar.js';
import { conversion } from './zh/conversion.js';
import { exports } from './zh/exports.js';
import { factColumns } from './zh/fact-columns.js';
import { importProfiles } from './zh/import-profiles.js';
import { imports } from './zh/imports.js';
import { jobs } from './zh/jobs.js';
import { managers } from './zh/managers.js';
import { merchantFigures } from './zh/merchant-figures.js';
import { merchantList } from './zh/merchant-list.js';
import { merchants } from './zh/merchants.js';
import { notices } from './zh/notices.js';
import { outbound } from './zh/outbound.js';
import { periods } from './zh/periods.js';
import { ranking } from './zh/ranking.js';
import { review } from './zh/review.js';
import { ruleKeys } from './zh/rule-keys.js';
import { rules } from './zh/rules.js';
import { scorecard } from './zh/scorecard.js';
import { shell } from './zh/shell.js';
import { shopRules } from './zh/shop-rules.js';
import { signingIn } from './zh/signing-in.js';
import { simulation } from './zh/simulation.js';
import { slots } from './zh/slots.js';
import { states } from './zh/states.js';
import { targets } from './zh/targets.js';
import { tiers } from './zh/tiers.js';
import { users } from './zh/users.js';
import { verdicts } from './zh/verdicts.js';
import { workList } from './zh/work-list.js';

/** All texts in Chinese: an area each of what people see. A new area is a file of each language and a line in both. Loaded when the language is shown. */
export const texts = {
  shell,
  signingIn,
  states,
  ranking,
  periods,
  review,
  managers,
  scorecard,
  outbound,
  slots,
  allocations,
  targets,
  calendar,
  merchants,
  merchantList,
  merchantFigures,
  tiers,
  ads,
  conversion,
  workList,
  account,
  audit,
  users,
  jobs,
  imports,
  importProfiles,
  factColumns,
  exports,
  notices,
  agents,
  verdicts,
  shopRules,
  ruleKeys,
  rules,
  simulation,
} as const;
