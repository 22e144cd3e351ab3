import { describe, expect, it } from 'vitest';
import { isComparable } from '../../../src/derived/match/model/comparison.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { FIDELITY_FLAGS, type Printed, VERDICTS } from '../../../src/engines/fidelity/verdict.js';
import type { Span } from '../../../src/engines/text/span.js';
import { type Pair, pairsByTheme } from './pairs.js';

// What a copy editor says of each hand-written pair, and what the engine says of it.

const themes = pairsByTheme();
const pairs = [...themes.values()].flat();

/** Minimum overlap of two markings: their exact boundaries are often debatable. */
const SHARED_AT_LEAST = 0.8;

for (const [theme, ofTheme] of themes) {
  describe(`pairs on ${theme}`, () => {
    for (const pair of ofTheme.filter(isInOneLanguage)) {
      it(`${pair.verdict}: ${pair.name}`, () => {
        const { verdict, flags, spans } = compareWording(pair.wording, pair.source, printed(pair));
        const missing = pair.flags.filter((flag) => !flags.some((given) => given === flag));
        const wrong = flags.filter((flag) => pair.notFlags.includes(flag));
        expect({ verdict, missing, wrong, flags }, pair.why).toMatchObject({
          verdict: pair.verdict,
          missing: [],
          wrong: [],
        });
        if (pair.span.length > 0)
          expect(shared(pair, spans), pair.why).toBeGreaterThanOrEqual(SHARED_AT_LEAST);
      });
    }
    for (const pair of ofTheme.filter((one) => !isInOneLanguage(one))) {
      it(`never the same words: ${pair.name}`, () => {
        const { verdict } = compareWording(pair.wording, pair.source);
        expect(['altered', 'not_found'], pair.why).toContain(verdict);
      });
    }
  });
}

describe('the pairs themselves', () => {
  it('are many, and each has a name of its own', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(70);
    expect(new Set(pairs.map((pair) => pair.name)).size).toBe(pairs.length);
  });

  it('hold every verdict', () => {
    const held = new Set(pairs.map((pair) => pair.verdict));
    expect([...held].sort()).toEqual([...VERDICTS, 'not_compared'].sort());
  });

  it('know no flag that there is not, and none as both right and wrong', () => {
    const known: ReadonlySet<string> = new Set(FIDELITY_FLAGS);
    for (const { name, flags, notFlags } of pairs) {
      expect(
        [...flags, ...notFlags].filter((flag) => !known.has(flag)),
        name,
      ).toEqual([]);
      expect(
        flags.filter((flag) => notFlags.includes(flag)),
        name,
      ).toEqual([]);
    }
  });

  it('are not compared exactly where their languages differ', () => {
    for (const pair of pairs) expect(pair.verdict === 'not_compared', pair.name).toBe(!isInOneLanguage(pair));
  });

  it('point at words that stand in the source, once, in its order', () => {
    for (const { name, source, span } of pairs) {
      let end = 0;
      for (const piece of span) {
        expect(source.split(piece), name).toHaveLength(2);
        expect(source.indexOf(piece), name).toBeGreaterThanOrEqual(end);
        end = source.indexOf(piece) + piece.length;
      }
    }
  });
});

function printed({ form, speaker, sourceLanguage }: Pair): Printed {
  return { form: form ?? null, speakers: speaker ?? [], language: sourceLanguage ?? null };
}

function isInOneLanguage({ sourceLanguage, wordingLanguage }: Pair): boolean {
  return isComparable(wordingLanguage ?? null, sourceLanguage ?? null);
}

/** The letters that both markings cover, as a share of those that either does. */
function shared({ source, span }: Pair, spans: readonly Span[]): number {
  const wanted = lettersIn(
    source,
    span.map((piece) => [source.indexOf(piece), source.indexOf(piece) + piece.length]),
  );
  const given = lettersIn(source, spans);
  const both = [...wanted].filter((at) => given.has(at)).length;
  return both / (wanted.size + given.size - both);
}

function lettersIn(source: string, spans: readonly Span[]): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const [start, end] of spans) {
    for (let at = start; at < end; at += 1) if (/[\p{L}\p{N}]/u.test(source.charAt(at))) letters.add(at);
  }
  return letters;
}
