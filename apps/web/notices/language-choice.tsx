import { Segmented } from 'antd';
import { useId } from 'react';
import type { Language } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';

/** Chooses the language that messages are written in. */
export function LanguageChoice({ value, onChange }: { readonly value: Language; readonly onChange: (language: Language) => void }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="notice-group">
      <p className="notice-label" id={id}>
        {t('notices:language')}
      </p>
      <Segmented<Language>
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  );
}
