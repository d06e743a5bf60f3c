import type { Database, Session } from '#libs/database/database.js';
import { managerIdsWithin } from '#libs/directory/reach.js';
import type { Permission, Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import type { DocumentBeingMade, DocumentMaker, DocumentRequest } from '#libs/exports/document-maker.js';
import { REVIEW_PACK } from '#libs/exports/document-maker.js';
import type { ReachBy } from '#libs/exports/export-scope.js';
import { requireReach, rowsWithin } from '#libs/exports/export-scope.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import { readPack } from './read-pack.js';
import type { ReviewPack } from './review-pack.js';

/** Makes the quarterly review pack: of all that somebody reaches, of a division, or of one manager. */
export class ReviewPacks implements DocumentMaker {
  readonly id = REVIEW_PACK.id;
  readonly title = REVIEW_PACK.title;
  readonly formats = REVIEW_PACK.formats;
  readonly permission = REVIEW_PACK.permission;

  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
    private readonly timeZone: string,
  ) {}

  /**
   * Gives the pack of a quarter to `consume` as a workbook or pages, made while they are read. Throws as {@link read} does.
   */
  async make<T>(asked: DocumentRequest, consume: (document: DocumentBeingMade) => Promise<T>): Promise<T> {
    return this.read(asked, async (pack) => {
      let done = 0;
      const onManager = () => {
        done += 1;
      };
      const { format, request } = asked;
      const bytes = format === 'pdf' ? await writePages(pack, onManager) : await writeSheets(pack, { valuesOnly: request.valuesOnly, onManager });
      const managerIds = pack.managers.map(({ summary }) => summary.managerId);
      return consume({ bytes, parts: () => ({ done, total: managerIds.length }), holds: { managerIds, merchantIds: null } });
    });
  }

  /**
   * Gives the pack of a quarter to `consume`, read from one unchanging state of the data and cut to what somebody reaches. What they may
   * not read by a permission of its own (targets, rules, closings) is left out. Throws `not-permitted`, `outside-scope`, `not-scored`.
   */
  async read<T>({ request, place, language, reachBy, madeBy }: DocumentRequest, consume: (pack: ReviewPack) => Promise<T>): Promise<T> {
    const reach = requireReach(this, reachBy);
    const { division } = request;
    const day = dayOf(madeBy.at, this.timeZone);
    return this.database.withTransaction(
      async (session) => {
        const { managerIds } = await rowsWithin(session, { rowsOf: 'managers' }, request, { reach, day });
        const managerId = request.managerId ?? onlyManagerOf(reach);
        const tells = {
          targetsOf: await readableBy(session, reachBy, 'targets.read'),
          closingsOf: await readableBy(session, reachBy, 'periods.read'),
          rules: reachBy('rules.read') !== null,
        };
        const whose = { quarter: place.period, asOf: place.asOf, managerIds, division, managerId };
        const made = { madeBy, language, timeZone: this.timeZone };
        return consume(await readPack(session, await this.ruleVersions.list(session), { ...whose, ...made, tells }));
      },
      { snapshot: true },
    );
  }
}

/** The manager whose pack it is, where somebody reaches nobody else. */
function onlyManagerOf({ everything, divisions, managerIds }: Reach): string | null {
  return !everything && divisions.length === 0 && managerIds.length === 1 ? (managerIds[0] ?? null) : null;
}

/** What lays pages out is large: only who makes some loads it. */
async function writePages(pack: ReviewPack, onManager: () => void): Promise<AsyncIterable<Uint8Array>> {
  const { writePdf } = await import('./pdf/write-pdf.js');
  return writePdf(pack, { onManager });
}

async function writeSheets(pack: ReviewPack, options: { readonly valuesOnly: boolean; readonly onManager: () => void }): Promise<AsyncIterable<Uint8Array>> {
  const { writeWorkbook } = await import('./workbook/write-workbook.js');
  return writeWorkbook(pack, options);
}

/** The managers of whom somebody may read by a permission; null for all, none without it. */
async function readableBy(session: Session, reachBy: ReachBy, permission: Permission): Promise<readonly string[] | null> {
  const reach = reachBy(permission);
  return reach === null ? [] : managerIdsWithin(session, reach);
}
