import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logLines } from '../../../src/platform/lib/log-lines.js';

let room: number;
let written: string;

beforeEach(() => {
  vi.useFakeTimers();
  room = Number.POSITIVE_INFINITY;
  written = '';
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes as much as there is room for, as a disk does, and throws where there is none. */
function put(bytes: Buffer): number {
  if (room === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const taken = Math.min(room, bytes.length);
  written += bytes.subarray(0, taken).toString('latin1');
  room -= taken;
  return taken;
}

it('writes each line as it comes', () => {
  const lines = logLines(put);
  lines.write('one\n');
  lines.write('two\n');
  expect(written).toBe('one\ntwo\n');
});

it('keeps what there is no room for, and goes on in the middle of a line when there is', () => {
  const lines = logLines(put);
  room = 6;
  for (const line of ['one\n', 'two\n', 'three\n']) lines.write(line);
  expect(written).toBe('one\ntw');
  room = Number.POSITIVE_INFINITY;
  lines.write('four\n');
  expect(written).toBe('one\ntwo\nthree\nfour\n');
});

it('tries again by itself where no other line comes', () => {
  const lines = logLines(put);
  room = 0;
  lines.write('one\n');
  vi.advanceTimersByTime(5_000);
  expect(written).toBe('');
  room = Number.POSITIVE_INFINITY;
  vi.advanceTimersByTime(1_000);
  expect(written).toBe('one\n');
});

it('leaves out what would take too much memory, and says how many lines that were', () => {
  const lines = logLines(put);
  room = 0;
  for (let count = 0; count < 12; count += 1) lines.write(`${'x'.repeat(99_999)}\n`);
  room = Number.POSITIVE_INFINITY;
  lines.write('\n');
  const [last, ...kept] = written.trimEnd().split('\n').toReversed();
  expect(kept).toHaveLength(10);
  expect(JSON.parse(last ?? '')).toMatchObject({ msg: 'lines of the log were lost', lost: 3 });
});
