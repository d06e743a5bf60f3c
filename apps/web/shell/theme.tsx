import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export const THEME_CHOICES = ['light', 'dark', 'system'] as const;

export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'light' | 'dark';

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
  readonly choose: (choice: ThemeChoice) => void;
}

const KEPT_AS = 'opscore.theme';
const DARK = '(prefers-color-scheme: dark)';

const ThemeContext = createContext<ThemeState>({ choice: 'system', theme: 'light', choose: () => undefined });

/** Gives the page its theme: the one that was chosen in this browser, or that of the system, also when that changes. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(keptChoice);
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const follow = () => setSystemDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const isPrinted = usePrinted();
  const wanted: Theme = choice === 'system' ? (isSystemDark ? 'dark' : 'light') : choice;
  const theme: Theme = isPrinted ? 'light' : wanted;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const choose = (next: ThemeChoice) => {
    localStorage.setItem(KEPT_AS, next);
    setChoice(next);
  };
  return <ThemeContext value={{ choice, theme, choose }}>{children}</ThemeContext>;
}

/** The theme that is shown, what was chosen, and how to choose. */
export function useTheme(): ThemeState {
  return use(ThemeContext);
}

/** Whether the page is being printed: paper is light, charts too. */
function usePrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinted(true));
    const end = () => setPrinted(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinted;
}

function keptChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEPT_AS);
  return THEME_CHOICES.find((each) => each === kept) ?? 'system';
}
