import { drawColumns, drawLine } from './chart.js';

const tick = (value: number) => String(value);

/** The attributes of all elements of a kind. */
function elements(svg: string, name: string): Record<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  );
}

/** What stands in a chart, in order. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

const BAR = '#2a857e';

describe('columns', () => {
  it('stand on nought, as high as their figures', () => {
    const svg = drawColumns({ width: 140, height: 124, tick, points: [{ label: 'A', value: 50 }, { label: 'B', value: 100 }] });
    const columns = elements(svg, 'rect').filter(({ fill }) => fill === BAR);
    expect(columns.map(({ y, height }) => [y, height])).toEqual([
      ['61', '50'],
      ['11', '100'],
    ]);
  });

  it('have ticks, names and figures', () => {
    const svg = drawColumns({ width: 140, height: 124, tick, points: [{ label: '4月', value: 95, text: '95.0' }, { label: '5月', value: 100, text: '100.0' }] });
    expect(texts(svg)).toEqual(['0', '20', '40', '60', '80', '100', '95.0', '100.0', '4月', '5月']);
  });

  it('leave a place empty where there is no figure, and show what it could have been', () => {
    const svg = drawColumns({ width: 140, height: 124, tick, points: [{ label: 'A', value: null, mark: 3 }, { label: 'B', value: 4, isPale: true }] });
    expect(elements(svg, 'rect').map(({ fill }) => fill)).toEqual(['#a9cfcb']);
    expect(elements(svg, 'line').filter(({ stroke }) => stroke === '#1d2625')).toHaveLength(1);
  });

  it('fall below nought where a figure does', () => {
    const svg = drawColumns({ width: 140, height: 124, tick, points: [{ label: 'A', value: -50 }, { label: 'B', value: 50 }] });
    const [below, above] = elements(svg, 'rect');
    expect(below?.['y']).toBe(String(Number(above?.['y']) + Number(above?.['height'])));
  });
});

describe('a line', () => {
  it('breaks where a figure is missing', () => {
    const points = [1, 2, null, 3, 4, null, 5].map((value, index) => ({ label: String(index), value }));
    const svg = drawLine({ width: 240, height: 100, tick, points });
    expect(elements(svg, 'polyline')).toHaveLength(2);
    expect(elements(svg, 'circle')).toHaveLength(5);
  });

  it('says its newest figure', () => {
    const points = [{ label: '1', value: 1, text: 'one' }, { label: '2', value: 2, text: 'two' }, { label: '3', value: null }];
    const svg = drawLine({ width: 240, height: 100, tick, points });
    expect(texts(svg)).toContain('two');
    expect(texts(svg)).not.toContain('one');
  });

  it('lies where its points are, when they are not evenly apart', () => {
    const points = [
      { label: '0%', value: 0, across: 0 },
      { label: '60%', value: 0, across: 0.5 },
      { label: '60%', value: 60, across: 0.5 },
      { label: '120%', value: 120, across: 1 },
    ];
    const svg = drawLine({ width: 240, height: 100, tick, points });
    expect(elements(svg, 'circle').map(({ cx }) => cx)).toEqual(['24', '124', '124', '224']);
    // The name of the step stands once.
    expect(texts(svg).filter((text) => text === '60%')).toEqual(['60%']);
  });

  it('shows a target even beyond its figures, and other levels only among them', () => {
    const points = [{ label: '1', value: 92 }, { label: '2', value: 94 }];
    const levels = [{ value: 100, label: 'target', isTarget: true }, { value: 60, label: 'C' }];
    const svg = drawLine({ width: 240, height: 100, tick, points, levels });
    expect(texts(svg)).toContain('target');
    expect(texts(svg)).not.toContain('C');
  });
});

it('draws an axis where there is nothing to draw', () => {
  expect(texts(drawLine({ width: 100, height: 100, tick, points: [] }))).toEqual(['0', '0.25']);
  expect(texts(drawColumns({ width: 100, height: 100, tick, points: [] })).length).toBeGreaterThan(1);
});

it('takes texts for texts', () => {
  const svg = drawColumns({ width: 100, height: 100, tick, points: [{ label: '<b>&"', value: 1 }] });
  expect(svg).toContain('&lt;b&gt;&amp;"');
});
