import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { samplePack } from './sample-pack.js';

describe('the made-up pack', () => {
  it('holds what is rare: a module not assessed, a probation, a closed division with adjustments, two rule versions', () => {
    const pack = samplePack({ managers: 3 });
    expect(pack.managers.map(({ summary }) => [summary.managerId, summary.division, summary.rank])).toEqual([
      ['m001', '数码家电事业部', 1],
      ['m003', '数码家电事业部', null],
      ['m002', '美妆个护事业部', 1],
    ]);
    expect(pack.managers.map(({ worked }) => Object.keys(worked).length)).toEqual([5, 5, 4]);
    expect(pack.probations.map(({ managerId }) => managerId)).toEqual(['m003']);
    expect(pack.adjustments).toHaveLength(1);
    expect(pack.ruleChanges.map(({ version }) => version)).toEqual([1, 2]);
    expect(pack.cover).toMatchObject({ state: 'ended', managers: 3, manager: null });
    expect(samplePack({ managers: 1 }).cover).toMatchObject({ state: 'closed', manager: { managerId: 'm001' } });
  });

  it('agrees with itself: what is laid out gives the published figures', () => {
    const pack = samplePack({ managers: 7 });
    for (const { summary, worked } of pack.managers) {
      for (const [id] of KPI_LIST) {
        const module = summary.modules[id];
        const layout = worked[id];
        if (module?.assessed !== true || layout === undefined) continue;
        const { completion, points } = evaluateWorked(layout, parseCurve(pack.curves[id].map((each) => [each.completion, each.points])));
        expect([summary.managerId, id, completion?.toFixed(4), points?.toFixed(2)]).toEqual([summary.managerId, id, module.completion, module.points]);
      }
    }
  });
});
