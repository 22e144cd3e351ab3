import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { isSamePassage } from '../../../src/engines/fidelity/verdict.js';
import { runsOf } from '../../support/runs.js';

// A difference that a reader would notice is never silently exact: it is altered, or has a flag.

const RUNS = { numRuns: runsOf(300) } as const;

const WORDS =
  'harbour ferry council people of the in winter bridge river school paid wrote sold crews rain letter'.split(
    ' ',
  );
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 7 });
const NEGATIONS = 'not never no none nobody nothing neither without'.split(' ');
const MARKS = [',', ';', ':', ' –', ' —', '.', '!', ' (', '…'];

function sentence(list: readonly string[]): string {
  const text = list.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Neither the words alone nor a flag that every other difference of type has too. */
function isTold(wording: string, source: string): boolean {
  const { verdict, flags } = compareWording(wording, source);
  return verdict !== 'exact' || flags.length > 0;
}

describe('a mark beside a negation', () => {
  const cases = fc.tuple(
    words,
    fc.constantFrom(...NEGATIONS),
    words,
    fc.constantFrom(...MARKS),
    fc.boolean(),
  );

  it('makes another sentence, whichever of the two has it', () => {
    fc.assert(
      fc.property(cases, ([before, negation, after, mark, isBefore]) => {
        const plain = sentence([...before, negation, ...after]);
        const place = plain.indexOf(` ${negation} `) + (isBefore ? 0 : negation.length + 1);
        const marked = plain.slice(0, place) + mark + plain.slice(place);
        for (const [wording, source] of [
          [plain, marked],
          [marked, plain],
        ] as const) {
          const { verdict, flags } = compareWording(wording, `“${source}” she said. “It rained.”`);
          expect([verdict, flags], `${wording} | ${source}`).not.toEqual(['exact', expect.anything()]);
        }
      }),
      RUNS,
    );
  });

  it('of another shape is the same mark', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...NEGATIONS), words, (before, negation, after) => {
        const text = (dash: string) => sentence([...before, negation, dash, ...after]);
        expect(compareWording(text('–'), text('--')).flags).not.toContain('meaning_mark');
      }),
      RUNS,
    );
  });
});

describe('a letter that a reader tells from another', () => {
  const PAIRS = [
    ['a', 'á'],
    ['e', 'é'],
    ['o', 'ø'],
    ['u', 'ü'],
    ['s', 'ş'],
    ['и', 'й'],
    ['е', 'ё'],
    ['ο', 'ό'],
    ['ا', 'أ'],
    ['l', 'ł'],
    ['n', 'ñ'],
    ['d', 'đ'],
    ['ь', 'ъ'],
    ['ի', 'ը'],
  ] as const;

  it('makes another spelling, in every script', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom(...PAIRS), fc.boolean(), (before, after, [a, b], isFirst) => {
        const [own, other] = isFirst ? [a, b] : [b, a];
        const word = (letter: string) => `${letter}${letter === a || letter === b ? own : ''}`;
        const source = sentence([...before, word(own), ...after]);
        const wording = sentence([...before, `${other}${own}`, ...after]);
        expect(compareWording(wording, source).verdict).toBe('altered');
      }),
      RUNS,
    );
  });
});

describe('a sign', () => {
  const sign = fc.constantFrom(...'< > + = − ≠ ↑ ↓ → ✓ ✗ ★ ☆ 👍 👎 🙄 ° ~ × ÷ # @ § € $ % &'.split(' '));

  it('is a word: neither lost nor put in nor changed without a word', () => {
    fc.assert(
      fc.property(words, sign, sign, words, (before, own, other, after) => {
        const text = (middle: readonly string[]) => sentence([...before, ...middle, '4', ...after]);
        const source = text([own]);
        expect(compareWording(source, source).verdict).toBe('exact');
        expect(compareWording(text([]), source).verdict, `without ${own}`).toBe('altered');
        expect(compareWording(source, text([])).verdict, `with ${own}`).toBe('altered');
        if (own !== other) expect(compareWording(text([other]), source).verdict).toBe('altered');
      }),
      RUNS,
    );
  });
});

describe('a capital within a sentence and a hyphen', () => {
  const place = fc.tuple(words, words);

  it('are told', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...WORDS), ([before, after], word) => {
        const source = sentence([...before, word, ...after]);
        const raised = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
        const capital = sentence([...before, raised, ...after]);
        for (const [wording, text] of [
          [capital, source],
          [source, capital],
        ] as const) {
          const { verdict, flags } = compareWording(wording, text);
          expect(verdict !== 'exact' || flags.includes('capital'), `${wording} | ${text}`).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('are told of a hyphen that joins what the other side parts or writes in one', () => {
    const prefix = fc.constantFrom('re', 'un', 'pre', 'non', 'anti', 'co', 'ex', 'over');
    fc.assert(
      fc.property(place, prefix, fc.constantFrom(...WORDS), ([before, after], start, word) => {
        const hyphened = sentence([...before, `${start}-${word}`, ...after]);
        for (const other of [`${start}${word}`, `${start} ${word}`]) {
          const plain = sentence([...before, other, ...after]);
          for (const [wording, text] of [
            [hyphened, plain],
            [plain, hyphened],
          ] as const) {
            const { verdict, flags } = compareWording(wording, text);
            expect(verdict !== 'exact' || flags.includes('hyphen'), `${wording} | ${text}`).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('whatever mark or letter changes', () => {
  const change = fc.constantFrom(
    ...[
      ',',
      ';',
      '?',
      '!',
      '-',
      '’',
      '“',
      '”',
      '…',
      '[not]',
      '[',
      '–',
      'é',
      '+',
      '👍',
      '·',
      '(',
      ')',
      '/',
      '#',
    ],
  );

  it('leaves no answer without a flag where the characters differ, and one that anchoring shares', () => {
    fc.assert(
      fc.property(words, words, change, fc.nat(), (before, after, put, at) => {
        const source = sentence([...before, ...after]);
        const place = 1 + (at % (source.length - 2));
        const wording = source.slice(0, place) + put + source.slice(place);
        expect(isTold(wording, source), `${wording} | ${source}`).toBe(true);
        const comparison = compareWording(wording, source);
        if (comparison.verdict === 'altered') expect(isSamePassage(comparison)).toBe(false);
      }),
      RUNS,
    );
  });
});
