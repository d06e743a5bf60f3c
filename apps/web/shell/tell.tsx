import { App } from 'antd';
import type { ReactNode } from 'react';
import { useCallback, useMemo } from 'react';
import { Problem } from '../api/problem.js';
import { useTexts } from '../text/use-texts.js';

/** Puts a failure into words: why, and what to do next. */
export function useReason(): (error: unknown) => string {
  const { t } = useTexts();
  return useCallback((error) => wordsOf(error, t('states:failed-lead'), t('states:unreachable')), [t]);
}

/** Tells briefly how a change went: that it is done, or why not and what to do next. */
export function useTell() {
  const { message } = App.useApp();
  const reasonOf = useReason();
  return useMemo(
    () => ({
      done: (text: string) => void message.success(text),
      failed: (error: unknown) => void message.error(reasonOf(error), 8),
    }),
    [message, reasonOf],
  );
}

/** Asks before something is done that others will feel. Gives true where they agree. */
export function useAgreement() {
  const { modal } = App.useApp();
  return (question: { readonly title: string; readonly content?: ReactNode; readonly agree: string; readonly isDangerous?: boolean }): Promise<boolean> =>
    Promise.resolve(
      modal.confirm({
        title: question.title,
        content: question.content,
        okText: question.agree,
        okButtonProps: { danger: question.isDangerous ?? false },
        focusable: { autoFocusButton: question.isDangerous === true ? 'cancel' : 'ok' },
      }),
    );
}

function wordsOf(error: unknown, otherwise: string, unreachable: string): string {
  if (!(error instanceof Problem)) return otherwise;
  return error.status === 0 ? unreachable : (error.detail ?? otherwise);
}
