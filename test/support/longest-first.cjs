const Sequencer = require('@jest/test-sequencer').default;

/** The files that take longest, the longest first. Which of the others take long, Jest knows after a first run on a machine. */
const LONGEST = [
  ...['test/web/pages', 'test/faults/n-th-call', 'test/faults/jobs-under-faults', 'test/attribution/sql-agrees', 'test/web/merchants', 'test/web/exports', 'test/web/targets'],
  ...['test/attribution/late-batches', 'test/fuzz/fuzz-imports', 'test/web/notices', 'test/property/scoring', 'test/web/slots', 'test/faults/launcher-kills', 'test/faults/launcher', 'test/end-to-end/jobs'],
  ...['test/web/conversion', 'test/faults/closing-n-th-call', 'test/property/undo-imports', 'test/web/imports', 'test/web/rules', 'test/docs/examples', 'test/web/morning'],
  ...['test/end-to-end/exports-api', 'test/end-to-end/jobs-api', 'test/web/director', 'test/attribution/many-orders', 'test/web/agents', 'test/web/ads', 'test/api/fuzz'],
  ...['test/api/access-matrix', 'test/attribution/sql-invariants', 'test/faults/ten-thousand-notices', 'test/web/outbound', 'libs/review-pack/pdf/write-pdf'],
  ...['test/property/import-ways', 'test/web/first-steps'],
].map((name) => `/${name}.test.ts`);

/** Begins with the files that take longest, so that all workers end at the same time, also on a machine that knows none of them. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ path }) => LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(name));
    // oxlint-disable-next-line no-array-sort -- the name is Jest's.
    const sorted = super.sort(tests);
    const first = sorted.filter((test) => placeOf(test) >= 0).toSorted((one, other) => placeOf(one) - placeOf(other));
    return [...first, ...sorted.filter((test) => placeOf(test) < 0)];
  }
};
