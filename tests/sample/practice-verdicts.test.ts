import { describe, expect, it } from 'vitest';
import { anchor } from '../../src/engines/anchoring/anchor.js';
import { compareWording } from '../../src/engines/fidelity/compare.js';
import { practiceDesk, sampleDesk } from './desk-form.js';

// What the desk says of the practice story, which was written to have it said: every verdict once, and every
// state of a marked passage.

const desk = practiceDesk();
const [first, second] = desk.snapshots.map((copy) => copy.text);

describe('the claims of the practice story', () => {
  it.each([
    [1, 'exact', []],
    [2, 'elided', []],
    [3, 'truncated', ['cut_end']],
    [4, 'altered', ['negation']],
    [5, 'spliced', []],
    [6, 'not_found', []],
  ] as const)('claim %d stands to the first copy as %s', (claim, verdict, flags) => {
    const compared = compareWording(desk.claims[claim - 1]?.text ?? '', first ?? '');
    expect(compared.verdict).toBe(verdict);
    expect(compared.flags).toEqual(expect.arrayContaining([...flags]));
  });

  it('the last is in another language than the copy, and never the same words', () => {
    const last = desk.claims.at(-1);
    const source = desk.sources.find(({ ref }) => ref === desk.snapshots.at(-1)?.source);
    expect([last?.language, source?.language]).toEqual(['en', 'de']);
    expect(compareWording(last?.text ?? '', desk.snapshots.at(-1)?.text ?? '').verdict).toBe('not_found');
  });

  it('the first is altered in the second copy: the town changed the date', () => {
    expect(compareWording(desk.claims[0]?.text ?? '', second ?? '').verdict).toBe('altered');
  });
});

describe('what was marked in the first copy', () => {
  it('is the same, altered, gone and moved in the second', () => {
    const marked = desk.annotations.filter(({ target, selector }) => target.ref === 1 && selector !== null);
    const states = marked.map(({ selector }) => selector && anchor(selector, second ?? '').state);
    expect(states).toEqual(['same', 'altered', 'gone', 'moved', 'moved']);
  });
});

describe('the excerpts of the real story', () => {
  it('have every quotation in the same words', () => {
    const { claims, snapshots } = sampleDesk();
    for (const claim of claims) {
      expect(compareWording(claim.text, snapshots[0]?.text ?? '').verdict, claim.text).toBe('exact');
    }
  });
});
