import { users as usersEn } from './en/users.js';
import { users } from './zh/users.js';
import { audit as auditEn } from './en/audit.js';
import { audit } from './zh/audit.js';
import { account as accountEn } from './en/account.js';
import { account } from './zh/account.js';
import { managers as managersEn } from './en/managers.js';
import { merchants as merchantsEn } from './en/merchants.js';
import { ranking as rankingEn } from './en/ranking.js';
import { scorecard as scorecardEn } from './en/scorecard.js';
import { shell as shellEn } from './en/shell.js';
import { signingIn as signingInEn } from './en/signing-in.js';
import { states as statesEn } from './en/states.js';
import { managers } from './zh/managers.js';
import { merchants } from './zh/merchants.js';
import { ranking } from './zh/ranking.js';
import { scorecard } from './zh/scorecard.js';
import { shell } from './zh/shell.js';
import { signingIn } from './zh/signing-in.js';
import { states } from './zh/states.js';

/** All texts of the page: an area each of what people see, in both languages. A new area is a file of each and a line here for each. */
export const TEXTS = {
  zh: {
    shell,
    signingIn,
    states,
    ranking,
    managers,
    scorecard,
    merchants,
    account,
    audit,
    users,
  },
  en: {
    shell: shellEn,
    signingIn: signingInEn,
    states: statesEn,
    ranking: rankingEn,
    managers: managersEn,
    scorecard: scorecardEn,
    merchants: merchantsEn,
    account: accountEn,
    audit: auditEn,
    users: usersEn,
  },
} as const;

export type Area = keyof (typeof TEXTS)['zh'];

export const AREAS = Object.keys(TEXTS.zh) as readonly Area[];
