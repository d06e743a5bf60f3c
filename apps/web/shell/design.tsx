import { App, ConfigProvider, theme as antTheme } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTexts } from '../text/use-texts.js';
import type { Theme } from './theme.js';
import { useTheme } from './theme.js';

/** The colours of charts and controls; page.css has the same for all else. Edges are those of controls, which have to be seen. */
export const COLOURS: Readonly<Record<Theme, { accent: string; ink: string; muted: string; line: string; edge: string; surface: string; back: string }>> = {
  light: { accent: '#1f6b66', ink: '#1d2625', muted: '#566361', line: '#dfe4e2', edge: '#87938f', surface: '#ffffff', back: '#f5f6f4' },
  dark: { accent: '#6cc5bb', ink: '#e8eeec', muted: '#a3b0ad', line: '#33403e', edge: '#6f7f7b', surface: '#1b2423', back: '#121918' },
};

/** Gives the controls our colours, the theme and the language. */
export function Design({ children }: { readonly children: ReactNode }) {
  const { theme } = useTheme();
  const { language } = useTexts();
  const { accent, ink, muted, edge, surface, back } = COLOURS[theme];
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enGB}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
        token: {
          colorPrimary: accent,
          colorLink: accent,
          // As --bad of page.css: it has to be read on its ground.
          colorError: theme === 'dark' ? '#f09488' : '#a8362a',
          colorErrorBg: theme === 'dark' ? '#3a2523' : '#fbefed',
          colorText: ink,
          colorTextSecondary: muted,
          colorTextPlaceholder: muted,
          colorBorder: edge,
          colorBgContainer: surface,
          colorBgElevated: surface,
          colorBgLayout: back,
          ...(theme === 'dark' && { colorTextLightSolid: '#0d1413' }),
          borderRadius: 8,
          fontFamily: 'var(--font)',
          motionDurationMid: '0.12s',
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
      }}
    >
      {/* It shows what is told and asked (tell.tsx), and adds no element of its own. */}
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
