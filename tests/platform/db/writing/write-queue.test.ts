import { performance } from 'node:perf_hooks';
import { afterEach, expect, it, vi } from 'vitest';
import { WriteQueue } from '../../../../src/platform/db/writing/write-queue.js';
import { AppError } from '../../../../src/platform/lib/errors.js';

afterEach(() => vi.restoreAllMocks());

it('writes that queue behind one that waited in vain are not each given a wait of their own', async () => {
  let [now, attempts] = [0, 0];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const turn = new WriteQueue<never, { name: string }>({
    begin: async () => {
      attempts += 1;
      now += 100;
      throw new AppError('busy', 'Another program has the lock.');
    },
    after: () => {},
    serve: async () => {},
    waitMs: 1000,
  });
  const order: string[] = [];
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => turn.take({ name }).catch(() => order.push(name))));
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  // Ten by the first, until its second is over; then each of those behind tries once.
  expect(attempts).toBe(13);
});
