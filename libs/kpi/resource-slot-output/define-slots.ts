import type { Definition } from '../kpi-slice.js';
import type { SlotsSettings } from './settings.js';

const UNITS: Readonly<Record<SlotsSettings['unit'], Definition>> = {
  slot_day: {
    term: { en: 'Slot day', zh: '坑位天' },
    text: {
      en: 'The unit of slot output: the duration of a placement in hours / 24.',
      zh: '坑产的计量单位：投放时长（小时）÷ 24。',
    },
  },
  slot_hour: {
    term: { en: 'Slot hour', zh: '坑位小时' },
    text: {
      en: 'The unit of slot output: the duration of a placement in hours.',
      zh: '坑产的计量单位：投放时长（小时）。',
    },
  },
  slot: {
    term: { en: 'Slot', zh: '坑位数量' },
    text: {
      en: 'The unit of slot output: a placement, however long it lasts.',
      zh: '坑产的计量单位：每次投放计一个，不论时长。',
    },
  },
};

/** R2, R7: what the words of slot output mean. */
export function defineSlots({ unit }: SlotsSettings): Definition[] {
  return [
    {
      term: { en: 'Actual', zh: '实际' },
      text: {
        en: 'Slot output: the sales of all assessed placements that end in the period / their units; yuan per unit.',
        zh: '坑产：本期结束的全部考核坑位的成交额 ÷ 坑位数量；单位为元。',
      },
    },
    UNITS[unit],
    {
      term: { en: 'Target', zh: '目标' },
      text: {
        en: 'The output per unit that is asked for in the quarter. It holds in each of its months and weeks.',
        zh: '本季度的目标坑产，季内各月各周相同。',
      },
    },
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual output / target output.', zh: '实际坑产 ÷ 目标坑产。' },
    },
    {
      term: { en: 'Points', zh: '得分' },
      text: {
        en: 'What the completion is worth on the points curve. Not assessed without an assessed placement.',
        zh: '完成率在得分曲线上对应的分数。没有考核坑位时不考核。',
      },
    },
    {
      term: { en: 'Placement', zh: '坑位投放' },
      text: {
        en: 'A merchant on a slot for a time. It counts in the period that contains the instant just before it ends, for the manager of its merchant on that day.',
        zh: '商家在一个坑位上的一次投放。按结束前一刻所在的日期计入周期，归当天负责该商家的经理。',
      },
    },
    {
      term: { en: 'Assessed', zh: '是否考核' },
      text: {
        en: 'Whether a slot counts. Exempt slots are listed and never scored.',
        zh: '坑位是否计入。免考核坑位只列出，不计分。',
      },
    },
  ];
}
