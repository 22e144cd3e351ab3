import { describe, expect, it } from 'vitest';
import { factLines, titleLines } from '../../../src/pages/claims/page/chain-lines.js';

// 222 CSS pixels are what a box of the chain has for a line.
const linesOf = (title: string) => titleLines(title, 222);

describe('the title of a source in the picture of a chain', () => {
  it('stands on one line where it fits', () => {
    expect(linesOf('Morning news')).toEqual(['Morning news']);
  });

  it('goes on in a second line, broken between words', () => {
    expect(linesOf('Blinken in China: how was the visit and meeting with Xi Jinping')).toEqual([
      'Blinken in China: how was the visit',
      'and meeting with Xi Jinping',
    ]);
  });

  it('ends in an ellipsis where two lines are not enough', () => {
    expect(linesOf('CCTV: CCTV’s report on the meeting of Wang Yi with Antony Blinken')).toEqual([
      'CCTV: CCTV’s report on the',
      'meeting of Wang Yi with Antony …',
    ]);
  });

  it('is broken anywhere in a script without spaces, whose letters are wider', () => {
    const lines = linesOf('习近平会见美国国务卿布林肯并就台湾问题和两国关系发表讲话');
    expect(lines.join('')).toBe('习近平会见美国国务卿布林肯并就台湾问题和两国关系发表讲话');
    expect(lines.map((line) => line.length)).toEqual([15, 13]);
  });

  it('stays in its box where one word is longer than that', () => {
    const lines = linesOf('x'.repeat(200));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.length).toBeLessThan(36);
  });
});

describe('the facts below it', () => {
  it('are its date and how it was seen, in two lines where one is too short', () => {
    expect(factLines('2023-06-19', 'copy saved', 222)).toEqual(['19 June 2023 · copy saved']);
    expect(factLines('2023-06-19?', 'cited only; not seen by us', 222)).toEqual([
      '19 June 2023 (uncertain)',
      'cited only; not seen by us',
    ]);
    expect(factLines(null, 'seen', 222)).toEqual(['seen']);
  });
});
