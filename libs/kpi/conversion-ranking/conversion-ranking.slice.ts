import { defineKpiSlice } from '../kpi-slice.js';
import { conversionRanking } from './conversion-ranking.rule.js';
import { SKU_TRAFFIC } from './conversion-ranking.sql.js';
import { conversionReport } from './conversion.report.js';
import { workOutConversion } from './conversion.worked.js';
import { defineConversion } from './define-conversion.js';
import { explainConversion } from './explain-conversion.js';
import { conversionSettings } from './settings.js';

/** R8: conversion. */
export const conversionRankingSlice = defineKpiSlice({
  kpi: conversionRanking,
  settings: conversionSettings,
  defaultWeight: '15',
  contributions: [SKU_TRAFFIC],
  reports: [conversionReport],
  explain: explainConversion,
  workOut: workOutConversion,
  define: defineConversion,
});
