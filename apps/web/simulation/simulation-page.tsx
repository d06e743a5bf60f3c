import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { useRuleSimulation } from '../api/rules.js';
import { useTexts } from '../text/use-texts.js';
import { ChosenRulesCard } from './chosen-rules-card.js';
import { RunningCard } from './running-card.js';
import { SimulationResult } from './simulation-result.js';
import { useChosenRules } from './use-chosen-rules.js';
import './simulation.css';

/** Another rule set, tried on a period before it takes effect: who would move and by how much. */
export function SimulationPage() {
  const { t } = useTexts();
  const { period, choose, periods, isEmpty, error, retry } = usePeriod();
  const chosen = useChosenRules();
  const { mutate, data, variables, error: refused, isPending } = useRuleSimulation();
  const failed = error ?? chosen.error;
  if (isEmpty) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  const { document } = chosen;
  const isOld = data !== undefined && !isPending && (variables?.document !== document || variables?.period !== period);
  const firstDay = periods?.find((each) => each.period === period)?.firstDay ?? null;
  return (
    <>
      <title>{`${t('simulation:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('simulation:title')}</h1>
          <p className="muted">{t('simulation:lead')}</p>
        </div>
        <div className="head-tools">
          <PeriodPicker period={period} periods={periods} onChoose={choose} />
        </div>
      </div>
      {failed !== null ? (
        <Failure error={failed} onRetry={error === null ? chosen.retry : retry} />
      ) : document === undefined || period === null || firstDay === null ? (
        <CardSkeleton rows={4} />
      ) : (
        <ChosenRulesCard
          chosen={{ ...chosen, document }}
          firstDay={firstDay}
          isRunning={isPending}
          hasRun={data !== undefined}
          error={refused}
          onStart={() => mutate({ document, period })}
        />
      )}
      {isPending && <RunningCard />}
      {data !== undefined && !isPending && <SimulationResult simulation={data} isOld={isOld} />}
    </>
  );
}
