import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/platform/lib/errors.js';
import { WorkerPool, type WorkerPoolOptions } from '../../../src/platform/workers/worker-pool.js';

// The worker is built: its own half of the conversation comes from dist.

type Job = 'answer' | 'refuse' | 'break' | 'wait' | 'pause' | 'hang' | 'exit' | 'fill';
type TestPool = WorkerPool<Job, { readonly served: number }, Job>;

const pools: TestPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

function open(kind: WorkerPoolOptions['kind'], options: Partial<WorkerPoolOptions> = {}): TestPool {
  const file = 'tests/support/job-worker.js';
  const pool: TestPool = new WorkerPool({
    ...{ file, kind, concurrency: 1, maxWaiting: 1, heapMb: 32 },
    ...options,
  });
  pools.push(pool);
  return pool;
}

/** Runs a job, and resolves to its outcome once it has started. */
function started(pool: TestPool, job: Job, signal?: AbortSignal): Promise<{ outcome: Promise<unknown> }> {
  return new Promise((resolve) => {
    const outcome: Promise<unknown> = pool
      .run(job, { ...(signal && { signal }), onProgress: () => resolve({ outcome }) })
      .catch((error) => error);
  });
}

describe.each(['thread', 'process'] as const)('a %s', (kind) => {
  it('answers, and throws what the job threw, with its class where it is for people', async () => {
    const pool = open(kind);
    expect(await pool.run('answer')).toEqual({ served: 1 });
    const refused = await pool.run('refuse').catch((error) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'not_found', detail: 'There is no such claim.' });
    await expect(pool.run('break')).rejects.toThrow('not a function');
  });

  it('is ended where its job takes too long', async () => {
    const { outcome } = await started(open(kind, { timeMs: 50 }), 'hang');
    expect(await outcome).toMatchObject({ name: 'WorkerEnded', reason: 'time' });
  });

  it('is not ended for time that it does not use, as on a machine with other work', async () => {
    expect(await open(kind, { timeMs: 1_000 }).run('pause')).toEqual({ served: 1 });
  });

  it('is ended where its job waits for ever', async () => {
    const { outcome } = await started(open(kind, { timeMs: 20 }), 'wait');
    expect(await outcome).toMatchObject({ name: 'WorkerEnded', reason: 'time' });
  });

  it.each([
    ['fill', 'memory'],
    ['exit', 'crashed'],
  ] as const)(
    'that ends by itself in “%s” is told of as “%s”, and the next job gets another',
    async (job, reason) => {
      const pool = open(kind);
      await expect(pool.run(job)).rejects.toMatchObject({ name: 'WorkerEnded', reason });
      expect(await pool.run('answer')).toEqual({ served: 1 });
    },
  );

  it('is ended when its answer is not wanted any more, and a job that still waits never starts', async () => {
    const pool = open(kind);
    const gone = new AbortController();
    const { outcome } = await started(pool, 'hang', gone.signal);
    const waiting = pool.run('hang', { signal: gone.signal }).catch((error) => error);
    gone.abort();
    for (const one of [outcome, waiting]) expect(await one).toMatchObject({ reason: 'aborted' });
    expect(await pool.run('answer')).toEqual({ served: 1 });
  });

  it('is ended when the pool is closed, with the jobs that wait and those that come later', async () => {
    const pool = open(kind, { maxWaiting: 2 });
    const { outcome } = await started(pool, 'wait');
    const waiting = pool.run('answer').catch((error) => error);
    await pool.close();
    const later = pool.run('answer').catch((error) => error);
    for (const one of [outcome, waiting, later]) expect(await one).toMatchObject({ reason: 'closed' });
  });
});

it('a job beyond those that may wait is refused as busy', async () => {
  const pool = open('thread');
  await started(pool, 'wait');
  void pool.run('answer').catch(() => {});
  await expect(pool.run('answer')).rejects.toMatchObject({ code: 'busy' });
});

it('a thread is kept for the next job, and a process serves one', async () => {
  const [thread, process] = [open('thread'), open('process')];
  for (const pool of [thread, process]) await pool.run('answer');
  expect(await thread.run('answer')).toEqual({ served: 2 });
  expect(await process.run('answer')).toEqual({ served: 1 });
});

it('what a process holds outside its heap counts too', async () => {
  const pool = open('process', { memoryMb: 1 });
  await expect(pool.run('wait')).rejects.toMatchObject({ reason: 'memory', exit: null });
});

it('a process that could not run says how it ended', async () => {
  const pool = open('process', { heapMb: Number.NaN });
  await expect(pool.run('answer')).rejects.toMatchObject({
    reason: 'crashed',
    exit: { code: '9', printed: expect.stringContaining('max-old-space-size') },
  });
});
