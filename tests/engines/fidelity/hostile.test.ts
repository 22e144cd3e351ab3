import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// Adversarial texts: these tests pass if they end within the usual timeout.

const LONG = Array.from({ length: 17_000 }, (_, at) => `word${(at * 7919) % 4001}`).join(' ');

describe('a hostile text or wording', () => {
  it.each([
    ['one word repeated in both', 'war '.repeat(20_000), 'war '.repeat(200_000)],
    ['two words repeated, out of step', 'war peace '.repeat(5_000), 'peace and war '.repeat(50_000)],
    ['a long wording that is there', LONG, `Before. ${LONG} After.`],
    [
      'a long wording with every fifth word missing',
      LONG.split(' ')
        .filter((_, at) => at % 5 > 0)
        .join(' '),
      LONG,
    ],
    ['a long wording in the wrong order', LONG.split(' ').reverse().join(' '), LONG],
    ['nothing but marks', '.,;…“”'.repeat(10_000), '…" '.repeat(100_000)],
    ['brackets without end', '[a] '.repeat(20_000), LONG],
    ['brackets side by side', '[a]'.repeat(40_000), LONG],
    ['two brackets before each word', '[a][b] word '.repeat(8_000), 'word '.repeat(9_000)],
    ['a bracket before each word', '[a] b '.repeat(20_000), 'b '.repeat(20_000)],
    ['marks within marks without end', 'we will not go', `${'“‘'.repeat(50_000)} we will not go`],
    ['labels without end', 'we will not go', `${'Ann Bee: x\n'.repeat(20_000)} we will not go`],
    ['a line repeated without end', 'we will not go', `${'same line here\n'.repeat(30_000)} we will not go`],
    ['pictures without end', '👍'.repeat(10_000), '👍👎'.repeat(30_000)],
    ['brackets that never close', '['.repeat(100_000), LONG],
    ['an ellipsis after each word', 'word1 … '.repeat(5_000), LONG],
    ['halves of characters', '\ud83d'.repeat(10_000), '\udc00 \ud83d'.repeat(50_000)],
    ['one word without end', 'a'.repeat(500_000), 'a'.repeat(1_000_000)],
    ['apostrophes and soft hyphens without end', "a'\u00ad".repeat(50_000), "a'\u00ad".repeat(100_000)],
    ['a name without end', 'we will not go', `we will\n${'A'.repeat(50_000)}\n(${'B'.repeat(50_000)} not go`],
    ['words beside a great gap', 'we will not go', `we will [speaking ${' '.repeat(200_000)}not go`],
    ['a gap full of marks', 'we will not go', `we will ${'.” “'.repeat(50_000)} not go`],
    ['lines without words', 'we will not go', `we will ${'\n \t'.repeat(50_000)} not go`],
    ['characters that stand alone', '港'.repeat(10_000), '港口'.repeat(100_000)],
  ])('is compared in good time: %s', (_, wording, text) => {
    const { spans } = compareWording(wording, text);
    for (const [start, end] of spans) expect(end - start).toBeGreaterThan(0);
  });

  it('finds a long wording of which words are missing here and there', () => {
    const words = LONG.split(' ').filter((_, at) => at % 50 !== 7);
    expect(compareWording(words.join(' '), LONG).verdict).toBe('altered');
  });
});
