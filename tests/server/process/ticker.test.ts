import { expect, it, vi } from 'vitest';
import { startTicker } from '../../../src/server/process/ticker.js';

const quiet = { info() {}, warn() {}, error() {} };

it('runs every job again and again, also after one that failed, and logs the failure', async () => {
  const error = vi.fn();
  const done: string[] = [];
  const jobs = [
    { name: 'fails', run: () => Promise.reject(new Error('no')) },
    { name: 'works', run: async () => void done.push('worked') },
  ];
  const ticker = startTicker(jobs, { ...quiet, error }, 1);
  await expect.poll(() => done.length).toBeGreaterThan(2);
  await ticker.stop();
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ job: 'fails' }), 'job failed');
});

it('waits for the job under way when it is stopped, and starts no other', async () => {
  const events: string[] = [];
  let finish = () => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const jobs = [
    {
      name: 'slow',
      run: async () => {
        events.push('begun');
        await slow;
        events.push('done');
      },
    },
    { name: 'next', run: async () => void events.push('next') },
  ];
  const ticker = startTicker(jobs, quiet, 1);
  await expect.poll(() => events).toContain('begun');
  const stopped = ticker.stop().then(() => events.push('stopped'));
  finish();
  await stopped;
  expect(events).toEqual(['begun', 'done', 'stopped']);
  await ticker.stop();
});
