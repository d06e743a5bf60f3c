import { Module } from '@nestjs/common';
import { RuleVersions } from './rule-versions.js';

/** The versions of the rule set. */
@Module({ providers: [RuleVersions], exports: [RuleVersions] })
export class RulesModule {}
