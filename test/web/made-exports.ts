import { Attribution } from '#libs/attribution/attribution.js';
import type { Settings } from '#libs/config/settings.js';
import { ExportFiles } from '#libs/exports/export-files.js';
import { processorServices } from '#libs/jobs/worker-service.js';
import { SETTINGS } from '../../apps/api/http/settings.js';
import type { Site } from '../support/site.js';

/** Makes the exports that wait, as a worker does. */
export async function makeExportsOn({ api: { application, services } }: Site): Promise<void> {
  const { database } = services;
  const { makeExport } = processorServices({ ...services, attribution: application.get(Attribution) }, application.get<Settings>(SETTINGS), () => new Date());
  for (const exportId of await new ExportFiles(database).unsettled()) await makeExport(exportId, { progress: () => undefined, isLastAttempt: true });
}
