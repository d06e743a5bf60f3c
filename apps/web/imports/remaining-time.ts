import type { Language } from '../figures/figures.js';

/** Before so much has passed, nothing can be told. */
const LEAST_MS = 1_500;
const LEAST_SHARE = 0.02;

/** How many seconds something will still take, as it went until now; null where that cannot be told yet. */
export function secondsLeft(share: number, elapsedMs: number): number | null {
  if (elapsedMs < LEAST_MS || share < LEAST_SHARE || share > 1) return null;
  return Math.ceil((elapsedMs * (1 - share)) / share / 1_000);
}

/** A remaining time as people say it: 约 40 秒, 约 3 分钟; about 40 s, about 3 min. */
export function remainingTime(seconds: number, language: Language): string {
  const [about, second, minute, hour] = language === 'zh' ? ['约', '秒', '分钟', '小时'] : ['about', 's', 'min', 'h'];
  // Single seconds would only flicker.
  if (seconds < 60) return `${about} ${Math.max(5, Math.ceil(seconds / 5) * 5)} ${second}`;
  return seconds < 3_600 ? `${about} ${Math.round(seconds / 60)} ${minute}` : `${about} ${(seconds / 3_600).toFixed(1)} ${hour}`;
}
