import { Module } from '@nestjs/common';
import { RuleHistory } from './rule-history.js';
import { RuleVersions } from './rule-versions.js';

/** The versions of the rule set, and who applied them. */
@Module({ providers: [RuleVersions, RuleHistory], exports: [RuleVersions, RuleHistory] })
export class RulesModule {}
