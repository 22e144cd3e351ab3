import { afterEach, expect, it, vi } from 'vitest';
import { CommonPhrases } from '../../../src/record/claims/model/common-phrases.js';

afterEach(() => vi.useRealTimers());

it('are remembered, and no more than some thousands of them', () => {
  const phrases = new CommonPhrases();
  phrases.add('harbour');
  expect([phrases.has('harbour'), phrases.has('pilot')]).toEqual([true, false]);
  for (let at = 0; at < 20_000; at += 1) phrases.add(`word ${at}`);
  expect([phrases.has('harbour'), phrases.has('word 19999')]).toEqual([false, true]);
});

it('are forgotten after ten minutes, since quotations may have been deleted', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const phrases = new CommonPhrases();
  phrases.add('harbour');
  vi.advanceTimersByTime(600_000);
  expect(phrases.has('harbour')).toBe(true);
  vi.advanceTimersByTime(1);
  expect(phrases.has('harbour')).toBe(false);
});
