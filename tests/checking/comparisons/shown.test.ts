import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { excerptOf, windowsOf } from '../../../src/checking/comparisons/model/excerpt.js';
import { explain } from '../../../src/checking/comparisons/model/explain.js';
import { passagesOf, wordingPieces } from '../../../src/checking/comparisons/model/pieces.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// The page of every fixture pair: no words are lost, and none are invented.

interface Stored {
  readonly name: string;
  /** Lines, where the breaks matter. */
  readonly source: string | readonly string[];
  readonly wording: string;
}

const FOLDER = 'tests/fixtures/fidelity';
const PAIRS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Stored[])
  .map((pair) => ({ ...pair, source: [pair.source].flat().join('\n') }));

type Pair = (typeof PAIRS)[number];

function shown({ source, wording }: Pair) {
  const comparison = compareWording(wording, source);
  const excerpts = windowsOf(comparison.spans).map((window) => excerptOf(source, window));
  const both = { wording, language: 'en', copyLanguage: 'en', excerpts, copy: 'The copy, 25 June 2023' };
  return {
    verdict: comparison.verdict,
    said: explain(comparison, both),
    wording: wordingPieces(comparison, wording, excerpts),
    passages: passagesOf(comparison, excerpts),
  };
}

const flat = (text: string) => text.replace(/\s*\n\s*/g, '\n');

describe('of each pair of the fixtures', () => {
  it.each(PAIRS)('$name: the wording stands whole, and the passage as the copy has it', (pair) => {
    const { wording, passages } = shown(pair);
    if (wording !== null) expect(wording.map(({ text }) => text).join('')).toBe(pair.wording);
    for (const { pieces } of passages) {
      const text = pieces.map((piece) => piece.text).join('');
      expect(flat(pair.source)).toContain(text.replace(/^… | …$/g, ''));
    }
  });

  it.each(PAIRS)('$name: the reasons are sentences with words in them', (pair) => {
    const { verdict, said } = shown(pair);
    if (verdict === 'altered' || verdict === 'truncated') expect(said.reasons).not.toEqual([]);
    for (const sentence of [said.verdict, ...said.reasons]) {
      expect(sentence).not.toMatch(/‘\s*’|undefined|null|\s{2}/);
      expect(sentence).toMatch(/^[A-Z‘\d]/);
    }
    expect(new Set(said.reasons).size).toBe(said.reasons.length);
  });
});
