import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachOf } from '#libs/domain/access.js';
import type { Language } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { DocumentRequest } from '#libs/exports/document-maker.js';
import { writePdf } from '#libs/review-pack/pdf/write-pdf.js';
import type { ReviewPack } from '#libs/review-pack/review-pack.js';
import { ReviewPacks } from '#libs/review-pack/review-packs.js';
import { EXAMPLE } from '../support/example-database.js';
import { NO_POPPLER, countPdfImages, findPoppler, readPdfText } from '../support/poppler.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';

/** The pages of the example company's second quarter, word for word. With RENEW_TEXTS=true they are kept anew: review what changed. */

const isRenewing = process.env['RENEW_TEXTS'] === 'true';
const hasPoppler = findPoppler();
const read = hasPoppler ? it : it.skip;
const skipped = hasPoppler ? '' : ` (${NO_POPPLER})`;

/** When the example company was loaded and its pack is made: its own records of that differ from run to run. */
const MADE_AT = new Date('2026-07-02T01:00:00Z');
const QUARTER = parsePeriod('2026Q2');

let services: Services;
let folder: string;

beforeAll(async () => {
  services = await openServices({ copyOf: EXAMPLE });
  folder = mkdtempSync(join(tmpdir(), 'opscore-text-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await services.close();
});

const requestIn = (language: Language): DocumentRequest => ({
  request: { report: 'review', period: QUARTER.name, asOf: null, managerId: null, merchantId: null, division: null, campaign: null, slots: null, format: 'pdf', language, valuesOnly: false },
  place: { period: QUARTER, asOf: QUARTER.last, askedAsOf: null },
  format: 'pdf',
  language,
  reachBy: (permission) => reachOf([{ role: 'administrator', scope: null }], permission),
  madeBy: { name: '周明', at: MADE_AT },
});

/** A pack as if all that was recorded had been recorded at one instant. */
const atOneInstant = (pack: ReviewPack): ReviewPack => ({
  ...pack,
  revisions: pack.revisions.map((revision) => ({ ...revision, changedAt: revision.changedAt === null ? null : MADE_AT })),
  ruleChanges: pack.ruleChanges.map((change) => ({ ...change, appliedAt: change.appliedAt === null ? null : MADE_AT })),
});

async function writeIn(language: Language): Promise<string> {
  const path = join(folder, `${language}.pdf`);
  const packs = new ReviewPacks(services.database, services.ruleVersions, 'Asia/Shanghai');
  await packs.read(requestIn(language), async (pack) => {
    const parts: Uint8Array[] = [];
    for await (const part of writePdf(atOneInstant(pack), { onManager: () => {} })) parts.push(part);
    writeFileSync(path, Buffer.concat(parts));
  });
  return path;
}

read.each(['zh', 'en'] as const)(`reads as it was kept: %s${skipped}`, async (language) => {
  const path = await writeIn(language);
  const text = readPdfText(path);
  const kept = join(__dirname, `review-pack.${language}.txt`);
  if (isRenewing) writeFileSync(kept, text);
  expect(text).toBe(readFileSync(kept, 'utf8'));
  expect(countPdfImages(path)).toBe(0);
});
