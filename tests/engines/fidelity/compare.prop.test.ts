import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { readText } from '../../../src/engines/fidelity/text/text.js';
import type { Comparison } from '../../../src/engines/fidelity/verdict.js';
import { FIDELITY_FLAGS } from '../../../src/engines/fidelity/verdict.js';
import { wordTokens } from '../../../src/engines/text/tokens.js';
import { runsOf } from '../../support/runs.js';

const WORDS =
  'harbour ferry council not never the a of and in will may must 40 forty 2019 Lindqvist Okonkwo school winter bridge paid wrote sold river'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(word, { minLength: 2, maxLength: 14 })
  .map((words) => `${capital(words.join(' '))}.`);
const prose = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((sentences) => sentences.join(' '));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text, and a part of it from one word to another, with the marks between them. */
const part = fc.tuple(prose, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const words = wordTokens(text);
  const [first, last] = [a % words.length, b % words.length].sort((x, y) => x - y);
  return { text, wording: text.slice(words[first ?? 0]?.start, words[last ?? 0]?.end) };
});

function wordsOf(text: string): string[] {
  return wordTokens(text).map((token) => token.text.toLowerCase());
}

describe('a part of a text', () => {
  it('is exact as a fragment, whatever it begins and ends with', () => {
    fc.assert(
      fc.property(part, ({ text, wording }) => {
        expect(compareWording(wording, text).verdict).toBe('exact');
      }),
    );
  });

  it('is exact or truncated when it is shown as a sentence, unless that leaves out a last “not”', () => {
    fc.assert(
      fc.property(part, ({ text, wording }) => {
        fc.pre(!new RegExp(`${wording} (?:not|never)\\b`).test(text));
        // A word said twice at the beginning is a restart, which is told as tidied.
        fc.pre(!new RegExp(`(?:^|\\. )${wording.split(' ')[0]} ${wording}`, 'i').test(text));
        expect(['exact', 'truncated']).toContain(compareWording(`${capital(wording)}.`, text).verdict);
      }),
    );
  });

  it('is exact sentence by sentence', () => {
    fc.assert(
      fc.property(prose, fc.nat(), (text, at) => {
        const sentences = text.split(/(?<=\.) /);
        expect(compareWording(sentences[at % sentences.length] ?? '', text).verdict).toBe('exact');
      }),
    );
  });
});

const edit = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('put' as const), at: fc.nat(), word }),
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), word }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat() }),
);

function edited(
  words: readonly string[],
  edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[],
) {
  const list = [...words];
  for (const one of edits) {
    const at = one.at % Math.max(1, list.length);
    if (one.kind === 'drop') list.splice(at, 1);
    else if (one.kind === 'put') list.splice(at, 0, one.word);
    else if (one.kind === 'change') list.splice(at, 1, one.word);
    else list.splice(at, 2, ...list.slice(at, at + 2).reverse());
  }
  return list;
}

describe('a wording with edited words', () => {
  it('is exact only where the text has the same words in the same order', () => {
    fc.assert(
      fc.property(part, fc.array(edit, { minLength: 1, maxLength: 3 }), ({ text, wording }, edits) => {
        const changed = edited(wording.split(' '), edits).join(' ');
        const isThere = ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(changed).join(' ')} `);
        fc.pre(!isThere && wordsOf(changed).length > 0);
        expect(compareWording(changed, text).verdict).not.toBe('exact');
      }),
      { numRuns: runsOf(400) },
    );
  });

  it('never loses a negation, a number or a name unseen', () => {
    const loss = fc.tuple(
      part,
      fc.constantFrom('not', 'never', '40', 'forty', '2019', 'Lindqvist', 'Okonkwo'),
    );
    fc.assert(
      fc.property(loss, ([{ text, wording }, lost]) => {
        const without = wording.replace(new RegExp(` ${lost}(?= )`), '');
        const isThere = ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(without).join(' ')} `);
        fc.pre(without !== wording && !isThere);
        expect(compareWording(without, text).verdict).not.toBe('exact');
      }),
    );
  });
});

const noise = fc.constantFrom(
  '…',
  '...',
  '[',
  ']',
  '[so]',
  '(',
  ')',
  '“',
  '”',
  '"',
  '’',
  '\n\n',
  ' - ',
  '?',
  '.',
  'uh',
  '[00:01]',
  'OKON:',
  '\u00ad',
  '\ud83d',
  '海',
  '%',
  '-3',
);
const anything = fc.oneof(
  fc.array(fc.oneof(word, noise), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.oneof(word, noise), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function isSound(wording: string, text: string, { verdict, flags, spans, alignment }: Comparison): void {
  for (const [start, end] of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  expect(flags).toEqual([...new Set(flags)].sort());
  expect(flags.every((flag) => FIDELITY_FLAGS.includes(flag))).toBe(true);
  expect(spans.length > 0).toBe(verdict !== 'not_found');
  let end = 0;
  let covered = '';
  for (const piece of alignment) {
    expect(piece.wording ?? piece.text).not.toBeNull();
    if (piece.wording === null) continue;
    expect(piece.wording[0]).toBeGreaterThanOrEqual(end);
    covered += wording.slice(...piece.wording);
    end = piece.wording[1];
  }
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
  if (verdict !== 'not_found') expect(letters(covered)).toBe(letters(wording));
}

describe('whatever is compared', () => {
  it('has spans in the text, and an alignment of every word of the wording', () => {
    fc.assert(
      fc.property(anything, anything, (wording, text) => {
        isSound(wording, text, compareWording(wording, text));
        isSound(wording, wording + text, compareWording(wording, wording + text));
        isSound(text.slice(3) + wording, text, compareWording(text.slice(3) + wording, text));
      }),
      { numRuns: runsOf(500) },
    );
  });

  it('comes to the same with a text that was read before', () => {
    fc.assert(
      fc.property(anything, anything, (wording, text) => {
        expect(compareWording(wording, readText(text))).toEqual(compareWording(wording, text));
      }),
    );
  });
});
