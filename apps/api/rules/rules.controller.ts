import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Settings } from '#libs/config/settings.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { dayOf, lastPastDay } from '#libs/domain/business-time.js';
import { parsePeriod, quarterNamed, quarterOf } from '#libs/domain/periods.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import type { Reader } from '#libs/rulebook/rule-book.js';
import { RuleBook } from '#libs/rulebook/rule-book.js';
import { requireShort } from '#libs/rulebook/short-documents.js';
import { Simulations } from '#libs/rulebook/simulations.js';
import { checkRuleSet } from '#libs/rules/check-rule-set.js';
import { ruleSetJsonSchema } from '#libs/rules/json-schema.js';
import { renderRuleSet } from '#libs/rules/render-rule-set.js';
import { RuleHistory } from '#libs/rules/rule-history.js';
import { DEFAULT_RULE_SET } from '#libs/rules/rule-set.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Access, ReachOf, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { isUnchanged, tagOf } from '../http/etags.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import {
  RuleAppliedAnswer,
  RuleApplyRequest,
  RuleCheckAnswer,
  RuleDefaultsAnswer,
  RuleDifferencesAnswer,
  RuleDifferencesParams,
  RuleDifferencesRequest,
  RuleDocumentRequest,
  RuleSetAnswer,
  RuleVersionAnswer,
  RuleVersionParams,
  RulesInForceQuery,
  showDifferences,
  showProblems,
  showRuleSet,
  showVersion,
} from './rules.dto.js';
import { SimulationAnswer, SimulationRequest, showSimulation } from './simulation.dto.js';

/** The rule set: its versions, and what another one would change. */
@Controller()
export class RulesController {
  constructor(
    @Inject(RuleBook) private readonly book: RuleBook,
    @Inject(RuleHistory) private readonly history: RuleHistory,
    @Inject(RuleVersions) private readonly versions: RuleVersions,
    @Inject(Simulations) private readonly simulations: Simulations,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('rules.read')
  @Get('rule-versions')
  @ApiOkResponse({ type: PageOf(RuleVersionAnswer) })
  async list(@Query() query: PageQuery): Promise<Page<RuleVersionAnswer>> {
    const limit = limitOf(query);
    const [before = null] = readCursor(query.cursor, ['integer']) ?? [];
    const versions = await this.history.page({ before: before === null ? null : Number(before), limit: limit + 1 });
    return pageOf(versions, limit, { keyOf: ({ version }) => [version], show: showVersion });
  }

  @Access('rules.read')
  @Get('rule-versions/in-force')
  @ApiOkResponse({ type: RuleSetAnswer })
  async inForce(@Query() { on }: RulesInForceQuery, @ReachOf() reach: Reach): Promise<RuleSetAnswer> {
    return showRuleSet(await this.book.inForce(on ?? this.today(), this.reader(reach)));
  }

  @Access('rules.read')
  @Get('rule-versions/:version')
  @ApiOkResponse({ type: RuleSetAnswer })
  async read(
    @Param() { version }: RuleVersionParams,
    @ReachOf() reach: Reach,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RuleSetAnswer | undefined> {
    const answer = showRuleSet(await this.book.read(version, this.reader(reach)));
    return isUnchanged(request, response, tagOf(JSON.stringify(answer))) ? undefined : answer;
  }

  @Access('rules.read')
  @Get('rule-versions/:a/differences/:b')
  @ApiOkResponse({ type: RuleDifferencesAnswer })
  async differences(@Param() { a, b }: RuleDifferencesParams, @ReachOf() reach: Reach): Promise<RuleDifferencesAnswer> {
    return showDifferences(await this.book.differences(a, b, this.reader(reach)));
  }

  @Access('rules.change')
  @Post('rule-versions')
  @ApiCreatedResponse({ type: RuleAppliedAnswer })
  async apply(@Body() { document, from, restate, basedOn }: RuleApplyRequest, @Who() actor: Actor): Promise<RuleAppliedAnswer> {
    requireShort(document);
    const { version, changed, differences } = await this.versions.apply({
      document,
      from,
      restate,
      basedOn,
      today: this.today(),
      actor,
      now: this.clock(),
    });
    if (changed) this.queue.wake('reconcile', { reason: 'rules changed' });
    const { inForceFrom, restatedUntil, fingerprint } = version;
    const { total, differences: shown } = showDifferences(differences);
    return { version: version.version, inForceFrom, restatedUntil, fingerprint, changed, total, differences: shown };
  }

  @Access('rules.read')
  @Get('rule-schema')
  @ApiOkResponse({ description: 'The JSON Schema of a rule set document, for editors.', schema: { type: 'object', additionalProperties: true } })
  schema(): object {
    return ruleSetJsonSchema();
  }

  @Access('rules.read')
  @Get('rule-defaults')
  @ApiOkResponse({ type: RuleDefaultsAnswer })
  defaults(): RuleDefaultsAnswer {
    return { fullSet: renderRuleSet(DEFAULT_RULE_SET) };
  }

  @Access('rules.simulate')
  @Post('rules/check')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleCheckAnswer })
  check(@Body() { document }: RuleDocumentRequest): RuleCheckAnswer {
    requireShort(document);
    return showProblems(checkRuleSet(document).problems);
  }

  @Access('rules.simulate')
  @Post('rules/differences')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleDifferencesAnswer })
  async compare(@Body() { document, from }: RuleDifferencesRequest, @ReachOf() reach: Reach): Promise<RuleDifferencesAnswer> {
    const first = from ?? quarterNamed(quarterOf(this.today())).first;
    return showDifferences(await this.book.compare(document, first, this.reader(reach)));
  }

  @Access('rules.simulate')
  @Post('rules/simulation')
  @HttpCode(200)
  @ApiOkResponse({ type: SimulationAnswer })
  async simulate(@Body() { document, period }: SimulationRequest, @ReachOf() reach: Reach): Promise<SimulationAnswer> {
    const asked = parsePeriod(period);
    const lastPast = lastPastDay(this.clock(), this.settings.timeZone);
    return showSimulation(asked.name, await this.simulations.simulate(document, asked, this.reader(reach), lastPast));
  }

  private reader(reach: Reach): Reader {
    return { reach, today: this.today() };
  }

  private today(): string {
    return dayOf(this.clock(), this.settings.timeZone);
  }
}
