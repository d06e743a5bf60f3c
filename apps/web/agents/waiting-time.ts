import type { Figure, Language } from '../figures/figures.js';
import { NONE } from '../figures/figures.js';

/** How long buyers waited, of seconds ("95.4"): 1 分 35 秒 or 1 min 35 s; exactly, to the tenth of a second. */
export function waitingTime(seconds: string | null, language: Language): Figure {
  if (seconds === null) return NONE;
  const whole = Math.round(Number(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const [minute, second] = language === 'zh' ? ['分', '秒'] : ['min', 's'];
  const short = minutes === 0 ? `${rest} ${second}` : rest === 0 ? `${minutes} ${minute}` : `${minutes} ${minute} ${rest} ${second}`;
  return { short, exact: `${seconds} ${second}` };
}
