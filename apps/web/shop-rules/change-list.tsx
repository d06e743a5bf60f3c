import { useTexts } from '../text/use-texts.js';
import type { Draft, OptionName } from './options.js';
import { useOptionWords } from './use-option-words.js';

interface ListProps {
  readonly names: readonly OptionName[];
  /** Null where only what holds now is said. */
  readonly before: Draft | null;
  readonly after: Draft;
}

/** What changes, option by option. */
export function ChangeList({ names, before, after }: ListProps) {
  const { t } = useTexts();
  const words = useOptionWords();
  return (
    <ul className="rule-changes">
      {names.map((name) => (
        <li key={name}>
          <span className="muted">{t(`shopRules:option-${name}`)}</span>
          <span>
            {before !== null && <>{words(name, before)} → </>}
            <strong>{words(name, after)}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}
