import { Turns } from './turns.js';

/** Work that ends when it is told to. */
function openWork() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

describe('turns', () => {
  it('let a few run at once, the others wait in the order in which they came, and too many are refused', async () => {
    const turns = new Turns(2, 2);
    const begun: number[] = [];
    const works = Array.from({ length: 4 }, openWork);
    const running = works.map(({ work }, index) => turns.take(() => (begun.push(index), work())));
    await expect(turns.take(() => Promise.resolve())).rejects.toMatchObject({ code: 'explanations-busy' });
    expect(begun).toEqual([0, 1]);
    works[1]?.end();
    await running[1];
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of works) end();
    await Promise.all(running);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('are given back by work that fails', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(turns.take(() => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('never run more than they may, also where many come and go', async () => {
    const turns = new Turns(3, 1_000);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        turns.take(async () => {
          most = Math.max(most, (running += 1));
          for (let step = 0; step < index % 4; step++) await Promise.resolve();
          running -= 1;
        }),
      ),
    );
    expect([most, running]).toEqual([3, 0]);
  });
});
