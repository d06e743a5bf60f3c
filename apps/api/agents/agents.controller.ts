import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '#libs/access/principal.js';
import { ShopAgents } from '#libs/attribution/agent-figures.js';
import { OrderExplanations } from '#libs/attribution/explain-order.js';
import { ShopVerdicts } from '#libs/attribution/list-verdicts.js';
import { BuyerIds } from '#libs/directory/buyer-ids.js';
import { Access, SignedIn } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { MerchantParams } from '../merchants/merchants.dto.js';
import { AgentFiguresQuery, ShopAgentFiguresAnswer, showAgentFigures } from './agent-figures.dto.js';
import { AgentAnswer, OrderParams, VerdictsAnswer, VerdictsQuery, showVerdict } from './agents.dto.js';
import { VerdictExplanationAnswer, showExplanation } from './verdict-explanation.dto.js';

/** The agents of a shop, and whom its orders are credited to. */
@Controller('merchants/:merchantId')
export class AgentsController {
  constructor(
    @Inject(ShopAgents) private readonly shopAgents: ShopAgents,
    @Inject(ShopVerdicts) private readonly shopVerdicts: ShopVerdicts,
    @Inject(OrderExplanations) private readonly explanations: OrderExplanations,
    @Inject(BuyerIds) private readonly buyerIds: BuyerIds,
  ) {}

  @Access('agents.read')
  @Get('agents')
  @ApiOkResponse({ type: PageOf(AgentAnswer) })
  async agents(@Param() { merchantId }: MerchantParams, @Query() query: PageQuery): Promise<Page<AgentAnswer>> {
    const limit = limitOf(query);
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const rows = await this.shopVerdicts.agents(merchantId, { after: after as string | null, rows: limit + 1 });
    return pageOf(rows, limit, {
      keyOf: (agent) => [agent.agent_id],
      show: ({ agent_id: agentId, name, person }) => ({ agentId, name, person }),
    });
  }

  @Access('agents.read')
  @Get('agent-figures')
  @ApiOkResponse({ type: ShopAgentFiguresAnswer })
  async figures(@Param() { merchantId }: MerchantParams, @Query() { from, to }: AgentFiguresQuery): Promise<ShopAgentFiguresAnswer> {
    return showAgentFigures(await this.shopAgents.figures(merchantId, from ?? null, to ?? null));
  }

  @Access('agents.read')
  @Get('verdicts')
  @ApiOkResponse({ type: VerdictsAnswer })
  async verdicts(@Param() { merchantId }: MerchantParams, @Query() query: VerdictsQuery, @SignedIn() { grants }: Principal): Promise<VerdictsAnswer> {
    const limit = limitOf(query);
    const [day, orderId] = (readCursor(query.cursor, ['day', 'text']) ?? []) as string[];
    const nameBuyer = await this.buyerIds.namesFor(grants);
    const { rows, wait } = await this.shopVerdicts.verdicts({
      merchantId,
      days: { first: query.from, last: query.to },
      agentId: query.agentId ?? null,
      verdict: query.verdict ?? null,
      search: query.search ?? null,
      isDescending: query.descending === true,
      after: day === undefined || orderId === undefined ? null : { day, orderId },
      rows: limit + 1,
    });
    return {
      ...pageOf(rows, limit, {
        keyOf: (verdict) => [verdict.day, verdict.order_id],
        show: (verdict) => showVerdict(verdict, merchantId, nameBuyer),
      }),
      waiting: wait,
    };
  }

  @Access('agents.read')
  @Get('orders/:orderId/verdict-explanation')
  @ApiOkResponse({ type: VerdictExplanationAnswer })
  async explain(@Param() { merchantId, orderId }: OrderParams, @SignedIn() { grants }: Principal): Promise<VerdictExplanationAnswer> {
    const nameBuyer = await this.buyerIds.namesFor(grants);
    return showExplanation(await this.explanations.explainInTurn(merchantId, orderId), nameBuyer);
  }
}
