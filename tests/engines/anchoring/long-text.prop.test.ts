import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '../../../bench/desk/prose.js';
import { randomFrom } from '../../../bench/desk/random.js';
import { locate } from '../../../src/engines/anchoring/locate.js';
import { compareInLong } from '../../../src/engines/anchoring/long-text.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { readText } from '../../../src/engines/fidelity/text/text.js';

const PROSE = sentences(randomFrom(7), 60_000).join(' ');
const TEXT = `${PROSE} The lamplighter of Ostwick swore that no dike had ever held against such a tide. ${PROSE.slice(0, 30_000)}`;
const READ = readText(TEXT);
const WORDING = 'The lamplighter of Ostwick swore that no dike had ever held against such a tide';

const words = TEXT.split(' ');
const change = fc.record({
  at: fc.nat(30),
  word: fc.constantFrom('', 'not', 'five', 'lamplighter', 'of Ostwick'),
});
const quotation = fc
  .record({
    from: fc.nat(words.length - 1),
    // The prose stands here twice: of a few common words either place may be meant.
    size: fc.integer({ min: 8, max: 40 }),
    changes: fc.array(change, { maxLength: 4 }),
  })
  .map(({ from, size, changes }) => {
    const some = words.slice(from, from + size);
    for (const { at, word } of changes) if (at < some.length) some[at] = word;
    return some.filter((word) => word !== '').join(' ');
  });

describe('a wording in a long text', () => {
  test('is judged as in the whole text', () => {
    fc.assert(
      fc.property(quotation, (wording) => {
        expect(compareInLong(wording, READ)).toEqual(compareWording(wording, READ));
      }),
      { numRuns: 150 },
    );
  });

  test('is located where it stands, with words changed at its ends or within', () => {
    const at = TEXT.indexOf(WORDING);
    const whole = { start: at, end: at + WORDING.length };
    expect(locate(WORDING, READ)).toEqual(whole);
    expect(locate(WORDING.replace('ever', 'never once'), READ)).toEqual(whole);
    expect(locate(WORDING.replace('tide', 'storm'), READ)).toEqual(whole);
    expect(locate(`He said: ${WORDING}`, READ)?.end).toBe(whole.end);
  });

  test('is located by all its words where none of them is rare, and in a short text', () => {
    const common = words.slice(100, 112).join(' ');
    const short = readText(`Yes. ${WORDING}.`);
    expect(locate(WORDING, short)).toEqual({ start: 5, end: 5 + WORDING.length });
    expect(compareInLong(WORDING, short)).toEqual(compareWording(WORDING, short));
    expect(locate(common, READ)).not.toBeNull();
  });

  test('that is not there is not located', () => {
    expect(locate('quokkas browse eucalyptus leaves in moonlight', READ)).toBeNull();
    expect(locate('', READ)).toBeNull();
  });

  test('put together of two passages far apart is judged by the whole text', () => {
    const spliced = `The lamplighter of Ostwick swore that no dike had ever held, ${PROSE.slice(0, 80).toLowerCase()}`;
    expect(compareInLong(spliced, READ)).toEqual(compareWording(spliced, READ));
  });
});
