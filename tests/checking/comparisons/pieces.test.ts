import { describe, expect, it } from 'vitest';
import {
  CONTEXT_UTF16,
  excerptOf,
  sentenceAfter,
  sentenceBefore,
  windowsOf,
  wordsAt,
} from '../../../src/checking/comparisons/model/excerpt.js';
import { type Piece, passagesOf, wordingPieces } from '../../../src/checking/comparisons/model/pieces.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import type { AlignedPiece } from '../../../src/engines/fidelity/verdict.js';

function laid(wording: string, text: string) {
  const comparison = compareWording(wording, text);
  const excerpts = windowsOf(comparison.spans).map((window) => excerptOf(text, window));
  return {
    verdict: comparison.verdict,
    wording: wordingPieces(comparison, wording, excerpts),
    passages: passagesOf(comparison, excerpts),
  };
}

/** `[found] {del says: words}` */
function drawn(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, found, differs }) =>
      differs
        ? `{${differs.as}${differs.isGrave ? '!' : ''} ${differs.says} ${text}}`
        : found
          ? `[${text}]`
          : text,
    )
    .join('');
}

const LONG = 'and so it went on for a while '.repeat(20);

describe('a passage', () => {
  it('is marked within what stands round it, cut at words', () => {
    const { wording, passages } = laid(
      'we have no room for compromise',
      `${LONG}He said we have no room for compromise. ${LONG}`,
    );
    expect(wording).toBeNull();
    expect(passages).toHaveLength(1);
    const shown = drawn(passages[0]?.pieces ?? []);
    expect(shown).toMatch(/^[a-z ]+He said \[we have no room for compromise\]\. [a-z ]+$/);
    expect(passages[0]).toMatchObject({ hasMoreBefore: true, hasMoreAfter: true });
    expect(shown.length).toBeLessThan(470);
    for (const word of shown.replace(/[[\]….]/g, '').split(/\s+/))
      expect(`${LONG} He said we have no room for compromise`).toContain(word);
  });

  it('is cut where it is in a script without spaces', () => {
    const { passages } = laid(
      '没有妥协的余地',
      `${'双方谈了很久'.repeat(60)}他说没有妥协的余地。${'会谈仍在继续'.repeat(60)}`,
    );
    const shown = drawn(passages[0]?.pieces ?? []);
    expect(shown).toMatch(/^[双方谈了很久]+他说\[没有妥协的余地\]。[会谈仍在继续]+$/);
    expect(shown).toHaveLength('[没有妥协的余地]'.length + 2 * CONTEXT_UTF16);
  });

  it('has no signs where the copy begins and ends', () => {
    const { passages } = laid('no room', '  There is no room.\n');
    expect(drawn(passages[0]?.pieces ?? [])).toBe('There is [no room].');
    expect(passages[0]).toMatchObject({ hasMoreBefore: false, hasMoreAfter: false });
  });

  it('shows what was left out in the copy, and where in the wording', () => {
    const { wording, passages } = laid('He does think so.', 'He does not think so.');
    expect(drawn(wording ?? [])).toBe('He does{gap! left out here, a negation: ‘not’ } think so.');
    expect(drawn(passages[0]?.pieces ?? [])).toBe('[He does ]{del! left out, a negation: not}[ think so].');
  });

  it('shows other words on both sides', () => {
    const { wording, passages } = laid('The large house was sold.', 'The big house was sold.');
    expect(drawn(wording ?? [])).toBe('The {ins other words in the copy: large} house was sold.');
    expect(drawn(passages[0]?.pieces ?? [])).toBe(
      '[The ]{del other words in the wording: big}[ house was sold].',
    );
  });

  it('leaves what a mark owns up to in its place, and what is no part of the words unmarked', () => {
    const { wording, passages } = laid(
      'We will, … in the end, sell it.',
      'We will, uh, whatever they say, in the end, sell it.',
    );
    expect(wording).toBeNull();
    expect(drawn(passages[0]?.pieces ?? [])).toContain('left out at a mark:');
    const said = laid('We will never go there again', '“We will never,” he said, “go there again.”');
    expect(drawn(said.passages[0]?.pieces ?? [])).toMatch(/\[We will never\],” he said, “\[go there again\]/);
  });

  it('is one of several where the words were joined', () => {
    const text = `We have agreed on ten points today. ${LONG.repeat(5)} The talks were frank and very useful.`;
    const { verdict, passages } = laid(
      'We have agreed on ten points today. The talks were frank and very useful.',
      text,
    );
    expect(verdict).toBe('spliced');
    expect(passages.map(({ span: [start, end] }) => text.slice(start, end).slice(0, 8))).toEqual([
      'We have ',
      'The talk',
    ]);
    expect(passages.map(({ pieces }) => pieces.filter(({ found }) => found).length)).toEqual([1, 1]);
  });

  it('keeps every word of the wording, whatever was found', () => {
    for (const wording of ['He thinks so, does he not?', 'not think so', 'He [the minister] does … so']) {
      const pieces = laid(wording, 'He does not think so, and neither do we.').wording;
      expect(pieces === null ? wording : pieces.map(({ text }) => text).join('')).toBe(wording);
    }
  });

  it('shows words that moved on both sides, and leaves out pieces out of order', () => {
    const text = 'We go home at night.';
    const alignment: AlignedPiece[] = [
      { op: 'moved', wording: [0, 5], text: [14, 19], mark: null },
      { op: 'same', wording: [6, 16], text: [0, 10], mark: null },
      { op: 'added', wording: [9, 11], text: null, mark: null },
    ];
    const comparison = { verdict: 'altered', flags: [], spans: [[0, 19]], alignment } as const;
    const excerpts = [excerptOf(text, [0, 219])];
    expect(drawn(wordingPieces(comparison, 'night we go home', excerpts) ?? [])).toBe(
      '{mark elsewhere in the copy: night} we go home',
    );
    expect(drawn(passagesOf(comparison, excerpts)[0]?.pieces ?? [])).toBe(
      '[We go home at ]{mark elsewhere in the wording: night}.',
    );
  });
});

describe('an excerpt', () => {
  it('is read once for words that stand near each other', () => {
    expect(
      windowsOf([
        [900, 950],
        [1000, 1010],
        [5000, 5001],
      ]),
    ).toEqual([
      [700, 1210],
      [4800, 5201],
    ]);
    expect(windowsOf([[10, 20]])).toEqual([[0, 220]]);
  });

  it('cuts no character in two', () => {
    const text = '𝒜'.repeat(300);
    const excerpt = excerptOf(text, [201, 403]);
    expect([excerpt.start, excerpt.text.length % 2, excerpt.isLast]).toEqual([200, 0, false]);
  });

  it('has no words of what was not read', () => {
    expect(wordsAt([{ start: 10, text: 'abc', isLast: true }], [0, 3])).toBe('');
    expect(sentenceAfter([], 4).words).toBe('');
    expect(sentenceBefore([], 4).words).toBe('');
  });

  it('tells where a sentence ends in other scripts as well', () => {
    const text = '我们同意。没有妥协余地，这一点很清楚。完。';
    const excerpts = [excerptOf(text, [0, text.length])];
    expect(sentenceAfter(excerpts, text.indexOf('，')).words).toBe('这一点很清楚。');
    expect(sentenceBefore(excerpts, text.indexOf('，')).words).toBe('没有妥协余地');
  });
});
