import type { BoundedSimulation, MovedCredit } from '#libs/attribution/simulate-attribution.js';
import { writeYuan } from '#libs/domain/money.js';
import type { Simulation } from '#libs/rulebook/simulations.js';
import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { SimulatedScore } from '#libs/scorecards/simulate-scores.js';
import { ChoiceField, CountField, DayField, DecimalField, ListField, ObjectField, PeriodField, TextField } from '../http/fields.js';
import { RuleDocumentRequest } from './rules.dto.js';

const MODULE_IDS = SCORECARD_MODULES.map(({ id }) => id);

export class SimulationRequest extends RuleDocumentRequest {
  @PeriodField({ description: 'The period to score and judge.' })
  period!: string;
}

export class SimulatedStandingAnswer {
  @DecimalField({ description: 'The total; null where nothing is assessed.', decimals: 2, nullable: true })
  total!: string | null;

  @TextField({ description: 'The grade.', nullable: true })
  grade!: string | null;

  @CountField({ description: 'The rank within the division; null for who is not ranked.', nullable: true })
  rank!: number | null;
}

export class SimulatedModuleAnswer {
  @ChoiceField({ description: 'The module.', of: MODULE_IDS, name: 'ModuleId' })
  id!: string;

  @DecimalField({ description: 'Its points as the manager stands; null where it is not assessed.', decimals: 2, nullable: true })
  today!: string | null;

  @DecimalField({ description: 'Its points as they would be.', decimals: 2, nullable: true })
  simulated!: string | null;
}

export class SimulatedScoreAnswer {
  @TextField({ description: 'The manager.' })
  managerId!: string;

  @TextField({ description: 'The name.', maxLength: 2_000 })
  name!: string;

  @TextField({ description: 'The division.' })
  division!: string;

  @ObjectField(() => SimulatedStandingAnswer, { description: 'As the manager stands.' })
  today!: SimulatedStandingAnswer;

  @ObjectField(() => SimulatedStandingAnswer, { description: 'As the manager would stand.' })
  simulated!: SimulatedStandingAnswer;

  @ListField(() => SimulatedModuleAnswer, { description: 'The points of each module.' })
  modules!: SimulatedModuleAnswer[];
}

export class MovedCreditAnswer {
  @TextField({ description: 'The shop.' })
  merchantId!: string;

  @TextField({ description: 'The agent who is credited; null where nobody is.', nullable: true })
  fromAgentId!: string | null;

  @TextField({ description: 'The agent who would be.', nullable: true })
  toAgentId!: string | null;

  @TextField({ description: 'The verdict that stands.' })
  fromVerdict!: string;

  @TextField({ description: 'The verdict that there would be.' })
  toVerdict!: string;

  @CountField({ description: 'How many orders.' })
  orders!: number;

  @DecimalField({ description: 'Their amount in yuan.', decimals: 2 })
  amount!: string;
}

export class SimulatedOrdersAnswer {
  @CountField({ description: 'How many orders were judged under the other rules.' })
  judged!: number;

  @CountField({ description: 'How many verdicts would differ.' })
  movedOrders!: number;

  @DecimalField({ description: 'The amount that these are about, in yuan.', decimals: 2 })
  movedAmount!: string;

  @CountField({ description: 'How many of these would go to another agent, or from or to nobody.' })
  reassignedOrders!: number;

  @DecimalField({ description: 'The amount that those are about, in yuan.', decimals: 2 })
  reassignedAmount!: string;

  @ListField(() => MovedCreditAnswer, { description: 'Who would gain and lose, the largest amounts first; 500 at most.' })
  moves!: MovedCreditAnswer[];
}

export class SimulationAnswer {
  @TextField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The day up to which the scores count: the latest that was scored.' })
  asOf!: string;

  @CountField({ description: 'How many managers within reach there are.' })
  managers!: number;

  @ListField(() => SimulatedScoreAnswer, { description: 'Their scores, by division and manager; 2,000 at most.', max: 2_000 })
  scores!: SimulatedScoreAnswer[];

  @ObjectField(() => SimulatedOrdersAnswer, { description: 'Null where the rules of attribution are those in force: no order would be judged otherwise.', nullable: true })
  orders!: SimulatedOrdersAnswer | null;
}

/** A simulation of scores and verdicts. */
export function showSimulation(period: string, { asOf, scores, managers, orders }: Simulation): SimulationAnswer {
  return { period, asOf, managers, scores: scores.map(showScore), orders: orders === null ? null : showOrders(orders) };
}

/** A simulation of verdicts. */
export function showOrders({ judged, moved, movedOrders, movedFen, reassignedOrders, reassignedFen }: BoundedSimulation): SimulatedOrdersAnswer {
  return { judged, movedOrders, movedAmount: writeYuan(movedFen), reassignedOrders, reassignedAmount: writeYuan(reassignedFen), moves: moved.map(showMove) };
}

function showScore({ managerId, name, division, today, simulated, modules }: SimulatedScore): SimulatedScoreAnswer {
  return { managerId, name, division, today: { ...today }, simulated: { ...simulated }, modules: modules.map((module) => ({ ...module })) };
}

function showMove(move: MovedCredit): MovedCreditAnswer {
  return {
    merchantId: move.merchant_id,
    fromAgentId: move.from_agent_id,
    toAgentId: move.to_agent_id,
    fromVerdict: move.from_verdict,
    toVerdict: move.to_verdict,
    orders: move.orders,
    amount: writeYuan(move.amount_fen),
  };
}
