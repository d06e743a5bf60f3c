import type { Draft, OptionName } from './options.js';
import { GROUPS } from './options.js';
import { OptionField } from './option-field.js';
import { useTexts } from '../text/use-texts.js';

interface FormProps {
  readonly draft: Draft;
  readonly standard: Draft;
  /** The options that the server refused. */
  readonly refused: readonly OptionName[];
  /** Left out for who only reads. */
  readonly onChange?: (changed: Partial<Draft>) => void;
}

/** All options of a shop's rules, in groups. */
export function RulesForm({ draft, standard, refused, onChange }: FormProps) {
  const { t } = useTexts();
  return (
    <div>
      {GROUPS.map(([group, names]) => (
        <section key={group} className="card rule-options">
          <h2>{t(`shopRules:group-${group}`)}</h2>
          {names.map((name) => (
            <OptionField key={name} name={name} draft={draft} standard={standard} isRefused={refused.includes(name)} {...(onChange !== undefined && { onChange })} />
          ))}
        </section>
      ))}
    </div>
  );
}
