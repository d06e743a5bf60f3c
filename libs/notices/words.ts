import type { Language } from '#libs/domain/errors.js';
import { TEST_EVENT } from './channel-tests.js';
import type { EventId } from './events.js';
import type { MessagePart, Notice, NoticeWords } from './notice.js';
import { CHANNEL_PAUSED, MESSAGE_FAILED } from './notice.js';
import type { FailedFacts, GradeFacts, LateFacts, LowCompletionFacts, PaceFacts, ScoredFacts } from './plan/happening.js';
import { sayGivenUp, sayPaused, sayTest } from './wording/channel-words.js';
import { sayAtRisk, sayBehind, sayLowCompletion } from './wording/manager-words.js';
import type { Saying } from './wording/saying.js';
import { sayScored } from './wording/scored-words.js';
import { sayFailed, sayLate } from './wording/work-words.js';

export interface WordsOptions {
  /** The business time zone. */
  readonly timeZone: string;
  /** Under which address people reach the page; without one, messages have no links. */
  readonly publicUrl: string | undefined;
}

type Say = (facts: unknown, language: Language, options: WordsOptions) => Saying;

const OF_EVENTS: Readonly<Record<EventId | typeof CHANNEL_PAUSED | typeof MESSAGE_FAILED | typeof TEST_EVENT, Say>> = {
  'week-scored': (facts, language) => sayScored(facts as ScoredFacts, language),
  'month-scored': (facts, language) => sayScored(facts as ScoredFacts, language),
  'quarter-scored': (facts, language) => sayScored(facts as ScoredFacts, language),
  'weekly-completion-low': (facts, language) => sayLowCompletion(facts as LowCompletionFacts, language),
  'pace-behind': (facts, language) => sayBehind(facts as PaceFacts, language),
  'grade-at-risk': (facts, language) => sayAtRisk(facts as GradeFacts, language),
  'window-failed': (facts, language, { timeZone }) => sayFailed(facts as FailedFacts, timeZone, language),
  'data-late': (facts, language) => sayLate(facts as LateFacts, language),
  [CHANNEL_PAUSED]: (facts, language) => sayPaused(facts as Parameters<typeof sayPaused>[0], language),
  [MESSAGE_FAILED]: (facts, language) => sayGivenUp(facts as Parameters<typeof sayGivenUp>[0], language),
  [TEST_EVENT]: (facts, language) => sayTest(facts as Parameters<typeof sayTest>[0], language),
};

/** The words of notices, in Chinese and English. What it cannot word it names, so that one odd notice holds up no others. */
export function noticeWords(options: WordsOptions): NoticeWords {
  return {
    part: (notice, language) => partOf(notice, language, options),
    subject: subjectOf,
  };
}

function partOf({ noticeId, event, facts }: Notice, language: Language, options: WordsOptions): MessagePart {
  const { title, lines, path } = sayOrName(event, facts, language, options);
  const { publicUrl } = options;
  return { noticeId, title, lines, link: path === null || publicUrl === undefined ? null : new URL(path, publicUrl).href };
}

function sayOrName(event: string, facts: Notice['facts'], language: Language, options: WordsOptions): Saying {
  const named: Saying = { title: event, lines: [], path: null };
  if (!isWorded(event)) return named;
  try {
    return OF_EVENTS[event](facts, language, options);
  } catch {
    // Facts that an older version wrote.
    return named;
  }
}

function isWorded(event: string): event is keyof typeof OF_EVENTS {
  return Object.hasOwn(OF_EVENTS, event);
}

/** A notice alone is its own title; a digest says how many there are, and the first of them. */
function subjectOf(parts: readonly MessagePart[], language: Language): string {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first?.title ?? '';
  return language === 'zh' ? `${parts.length} 条通知：${first.title}等` : `${parts.length} notices: ${first.title}, and more`;
}
