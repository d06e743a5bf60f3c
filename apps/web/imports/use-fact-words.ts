import { useMemo } from 'react';
import type { ProfileOption } from '../api/import-profiles.js';
import { factColumns } from '../text/zh/fact-columns.js';
import { useTexts } from '../text/use-texts.js';

type FactTexts = typeof factColumns;
type EndOf<Beginning extends string> = keyof FactTexts extends infer Key ? (Key extends `${Beginning}-${infer End}` ? End : never) : never;

/** The columns of facts in the words of people, the words of their choices, and what profiles have to be told. What has none is called as it is. */
export function useFactWords() {
  const { t, language } = useTexts();
  return useMemo(() => {
    const columnName = (column: string) => (Object.hasOwn(factColumns, `name-${column}`) ? t(`factColumns:name-${column as EndOf<'name'>}`) : column);
    return {
      columnName,
      wordName: (word: string) => (Object.hasOwn(factColumns, `value-${word}`) ? t(`factColumns:value-${word as EndOf<'value'>}`) : word),
      /** One without a title of its own is called as its column. Titles go on in the middle of a sentence elsewhere. */
      optionName: (name: string, option?: Pick<ProfileOption, 'title'>) => {
        const title = option?.title[language] ?? name;
        return title === name ? columnName(name) : `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
      },
    };
  }, [t, language]);
}
