import type { Texts } from './areas.js';
import { account } from './en/account.js';
import { ads } from './en/ads.js';
import { agents } from './en/agents.js';
import { allocations } from './en/allocations.js';
import { audit } from './en/audit.js';
import { calendar } from './en/calendar.js';
import { conversion } from './en/conversion.js';
import { exports } from './en/exports.js';
import { factColumns } from './en/fact-columns.js';
import { importProfiles } from './en/import-profiles.js';
import { imports } from './en/imports.js';
import { jobs } from './en/jobs.js';
import { managers } from './en/managers.js';
import { merchantFigures } from './en/merchant-figures.js';
import { merchantList } from './en/merchant-list.js';
import { merchants } from './en/merchants.js';
import { notices } from './en/notices.js';
import { outbound } from './en/outbound.js';
import { periods } from './en/periods.js';
import { ranking } from './en/ranking.js';
import { review } from './en/review.js';
import { ruleKeys } from './en/rule-keys.js';
import { rules } from './en/rules.js';
import { scorecard } from './en/scorecard.js';
import { shell } from './en/shell.js';
import { shopRules } from './en/shop-rules.js';
import { signingIn } from './en/signing-in.js';
import { simulation } from './en/simulation.js';
import { slots } from './en/slots.js';
import { states } from './en/states.js';
import { targets } from './en/targets.js';
import { tiers } from './en/tiers.js';
import { users } from './en/users.js';
import { verdicts } from './en/verdicts.js';
import { workList } from './en/work-list.js';

/** All texts in English. Loaded when the language is shown. */
export const texts: Readonly<Record<keyof Texts, Readonly<Record<string, string>>>> = {
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
};
