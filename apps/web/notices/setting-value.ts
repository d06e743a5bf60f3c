import type { Schemas } from '../api/client.js';

type SettingUnit = Schemas['EventSettingUnit'];

/** Decimals of a ratio as the API has it, and of the percents in which people enter it. */
const RATIO_DECIMALS = 4;
const PERCENT_DECIMALS = 2;

/** A setting of an event as people read it: a ratio in percent, all others as they are. */
export function shownSetting(unit: SettingUnit, value: string): string {
  return unit === 'ratio' ? String(Number((Number(value) * 100).toFixed(PERCENT_DECIMALS))) : value;
}

/** A setting as the API takes it, from what people enter. */
export function sentSetting(unit: SettingUnit, shown: string): string {
  return unit === 'ratio' ? (Number(shown) / 100).toFixed(RATIO_DECIMALS) : shown;
}
