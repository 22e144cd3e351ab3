import { afterEach, expect, it } from 'vitest';
import { openLongWork, WorkerPool } from '../../../src/platform/workers/worker-pool.js';

// Long jobs of several pools, each of which may take hundreds of megabytes.

type TestPool = WorkerPool<'answer' | 'wait', { readonly served: number }>;

const pools: TestPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function openTwo(): [TestPool, TestPool] {
  const longWork = openLongWork();
  const open = (): TestPool =>
    new WorkerPool({
      ...{ file: 'tests/support/job-worker.js', kind: 'thread', concurrency: 1, maxWaiting: 4, heapMb: 32 },
      longWork,
    });
  const [one, other] = [open(), open()];
  pools.push(one, other);
  return [one, other];
}

it('run one at a time, while short ones pass', async () => {
  const [one, other] = openTwo();
  const stopped = new AbortController();
  const done: string[] = [];
  const first = one.run('wait', { isLong: true, signal: stopped.signal }).catch(() => done.push('first'));
  const second = other.run('answer', { isLong: true }).then(() => done.push('second'));
  await other.run('answer').then(() => done.push('short'));
  stopped.abort();
  await Promise.all([first, second]);
  expect(done).toEqual(['short', 'first', 'second']);
});

it('leave no thread behind, which would keep their memory', async () => {
  const [pool] = openTwo();
  expect(await pool.run('answer')).toEqual({ served: 1 });
  expect(await pool.run('answer', { isLong: true })).toEqual({ served: 2 });
  expect(await pool.run('answer')).toEqual({ served: 1 });
});

it('are refused where too many wait, of one person and of all', async () => {
  const [one] = openTwo();
  const all: AbortController[] = [];
  const waitFor = (owner: number) => {
    const stopped = new AbortController();
    all.push(stopped);
    return one.run('wait', { isLong: true, owner, signal: stopped.signal });
  };
  const tried = Array.from({ length: 60 }, (_, at) =>
    waitFor(at % 6).then(
      () => 'answered',
      (error: { code?: string }) => error.code ?? 'aborted',
    ),
  );
  const refused = await Promise.all(tried.slice(40));
  expect(new Set(refused)).toEqual(new Set(['busy']));
  for (const stopped of all) stopped.abort();
  expect((await Promise.all(tried)).filter((said) => said === 'aborted')).toHaveLength(1 + 16);
});
