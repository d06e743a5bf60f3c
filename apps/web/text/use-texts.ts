import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { askForLanguage } from '../api/client.js';
import type { Language } from '../figures/figures.js';
import type { Area, Texts } from './areas.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Texts;
    /** Keys are words with dashes; nothing stands below them. */
    keySeparator: false;
  }
}

const KEPT_AS = 'opscore.language';
const PAGE_LANGUAGE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** Each language is loaded when it is first shown: nobody reads both at once. */
const TEXTS_OF = {
  zh: async () => (await import('./chinese.js')).texts,
  en: async () => (await import('./english.js')).texts,
} as const satisfies Record<Language, () => Promise<object>>;

/** The areas that texts have: i18next is told which a view may read. */
let areas: readonly Area[] = [];

/** Makes the texts ready, in the language that the browser kept or prefers; Chinese where it says neither. */
export async function beginTexts(): Promise<void> {
  const language = keptLanguage() ?? preferredLanguage(navigator.languages);
  const texts = await TEXTS_OF[language]();
  areas = Object.keys(texts) as Area[];
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [...areas],
    defaultNS: 'shell',
    resources: { [language]: texts },
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  tellOthers();
}

/** The texts of all areas, as `t('area:key')`, and the language that is shown. */
export function useTexts() {
  const { t } = useTranslation(areas);
  return { t, language: currentLanguage() };
}

/** Shows another language, without a reload, and keeps it in this browser. */
export async function showLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  if (!i18next.hasResourceBundle(language, 'shell')) {
    for (const [area, texts] of Object.entries(await TEXTS_OF[language]())) i18next.addResourceBundle(language, area, texts);
  }
  await i18next.changeLanguage(language);
  tellOthers();
}

/** The language that was chosen in this browser; null where none was. */
export function keptLanguage(): Language | null {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'zh' || kept === 'en' ? kept : null;
}

/** The first of ours among the languages that a browser prefers. */
export function preferredLanguage(languages: readonly string[]): Language {
  const own = languages.map((each) => each.slice(0, 2).toLowerCase()).find((each) => each === 'zh' || each === 'en');
  return own === 'en' ? 'en' : 'zh';
}

function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

function tellOthers(): void {
  const language = currentLanguage();
  document.documentElement.lang = PAGE_LANGUAGE[language];
  askForLanguage(language);
}
