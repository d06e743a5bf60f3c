import { Drawer } from 'antd';
import type { Scorecard } from '../api/scorecards.js';
import { useTexts } from '../text/use-texts.js';
import { ModuleFacts } from './module-facts.js';
import { TotalFacts } from './total-facts.js';

interface DrawerProps {
  readonly scorecard: Scorecard;
  /** The id of the module that is opened, or "total"; null where nothing is. */
  readonly opened: string | null;
  readonly onClose: () => void;
}

/** What a figure of the scorecard means, and what it is made of. */
export function ScorecardDrawer({ scorecard, opened, onClose }: DrawerProps) {
  const { t } = useTexts();
  const module = scorecard.modules.find(({ id }) => id === opened);
  const title = opened === 'total' ? t('scorecard:total') : module === undefined ? '' : t(`scorecard:module-${module.id}`);
  return (
    <Drawer
      open={title !== ''}
      onClose={onClose}
      size={760}
      title={title}
      aria-label={title === '' ? '' : t('scorecard:open-module', { module: title })}
      closable={{ 'aria-label': t('shell:close') }}
      destroyOnHidden
    >
      {module !== undefined && <ModuleFacts module={module} scorecard={scorecard} />}
      {opened === 'total' && <TotalFacts scorecard={scorecard} />}
    </Drawer>
  );
}
