import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/platform/lib/errors.js';
import { Semaphore } from '../../../src/platform/lib/semaphore.js';

/** Work that goes on until it is told to end, and says in which order it began. */
function works() {
  const [began, ends]: [number[], (() => void)[]] = [[], []];
  const work = (number: number) => () =>
    new Promise<number>((done) => {
      began.push(number);
      ends[number] = () => done(number);
    });
  return { began, work, end: (number: number) => ends[number]?.() };
}

const settled = () => new Promise((go) => setImmediate(go));

describe('turns', () => {
  it('let as many in as were agreed, and the rest in the order in which they came', async () => {
    const { began, work, end } = works();
    const turns = new Semaphore({ atOnce: 2, waiting: 5 });
    const all = [0, 1, 2, 3].map((number) => turns.take(work(number)));
    await settled();
    expect(began).toEqual([0, 1]);
    end(1);
    await settled();
    expect(began).toEqual([0, 1, 2]);
    end(0);
    await settled();
    for (const number of [2, 3]) end(number);
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });

  it('refuse those who would be too many, and let others in once there is room', async () => {
    const { began, work, end } = works();
    const turns = new Semaphore({ atOnce: 1, waiting: 1 });
    const [first, second] = [turns.take(work(0)), turns.take(work(1))];
    await expect(turns.take(work(2))).rejects.toThrow(AppError);
    end(0);
    await first;
    await settled();
    end(1);
    await second;
    const last = turns.take(work(3));
    await settled();
    end(3);
    expect(await last).toBe(3);
    expect(began).toEqual([0, 1, 3]);
  });

  it('are taken by one owner one after the other, while others pass', async () => {
    const { began, work, end } = works();
    const turns = new Semaphore({ atOnce: 2, waiting: 5 });
    const all = [
      turns.take(work(0), { owner: 'Ada' }),
      turns.take(work(1), { owner: 'Ada' }),
      turns.take(work(2), { owner: 'Berg' }),
    ];
    await settled();
    expect(began).toEqual([0, 2]);
    end(2);
    await settled();
    expect(began).toEqual([0, 2]);
    end(0);
    await settled();
    expect(began).toEqual([0, 2, 1]);
    end(1);
    expect(await Promise.all(all)).toEqual([0, 1, 2]);
  });

  it('leave places to wait to others, however much one asks for', async () => {
    const { work, end } = works();
    const turns = new Semaphore({ atOnce: 1, waiting: 8 });
    const all = [0, 1, 2].map((number) => turns.take(work(number), { owner: 'Ada' }));
    await expect(turns.take(work(3), { owner: 'Ada' })).rejects.toThrow('You are waiting for several');
    const other = turns.take(work(4), { owner: 'Berg' });
    for (const number of [0, 1, 2, 4]) {
      end(number);
      await settled();
    }
    expect(await Promise.all([...all, other])).toEqual([0, 1, 2, 4]);
  });

  it('are free again after work that fails', async () => {
    const turns = new Semaphore({ atOnce: 1, waiting: 0 });
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(() => Promise.resolve('fine'))).toBe('fine');
  });

  it('are given up by those who no longer want them, and their places are free at once', async () => {
    const { began, work, end } = works();
    const turns = new Semaphore({ atOnce: 1, waiting: 1 });
    const first = turns.take(work(0));
    const { signal, abort } = controller();
    const given = turns.take(work(1), { signal });
    abort();
    await expect(given).rejects.toThrow('no longer wanted');
    const next = turns.take(work(2));
    end(0);
    await first;
    await settled();
    end(2);
    expect(await next).toBe(2);
    expect(began).toEqual([0, 2]);
    await expect(Promise.all([turns.take(work(3)), turns.take(work(4), { signal })])).rejects.toThrow(
      'no longer wanted',
    );
    end(3);
  });
});

function controller() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('no longer wanted')) };
}
