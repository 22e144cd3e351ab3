import { describe, expect, it } from 'vitest';
import { Reading } from '../../../../src/engines/reading/reading.js';
import { type ZoneKind, zoneAt } from '../../../../src/engines/reading/zones/zone.js';
import { countedWork } from '../../quotations/counted-work.js';
import { type MarkedText, markedTexts } from './texts.js';

const kindsOf = (text: string) =>
  new Reading(text).zones.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

interface Count {
  marked: number;
  right: number;
  given: number;
}

/** Lines by kind: how many have it, how many of them are given it, and how many are given it at all. */
function countLines(texts: readonly MarkedText[]): Map<ZoneKind, Count> {
  const counts = new Map<ZoneKind, Count>();
  const of = (kind: ZoneKind): Count => {
    const count = counts.get(kind) ?? { marked: 0, right: 0, given: 0 };
    counts.set(kind, count);
    return count;
  };
  for (const { text, lines } of texts) {
    const { zones } = new Reading(text);
    for (const { kind, start } of lines) {
      const given = zoneAt(zones, start);
      of(kind).marked += 1;
      of(given).given += 1;
      if (kind === given) of(kind).right += 1;
    }
  }
  return counts;
}

describe('the kinds of lines in marked texts', () => {
  const texts = markedTexts();

  it('has at least 40 texts, a third of them held back', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    expect(texts.filter(({ isHeld }) => isHeld).length * 3).toBeGreaterThanOrEqual(texts.length);
  });

  it('is found for every line of the texts that the rules were written by', () => {
    for (const [kind, { marked, right, given }] of countLines(texts.filter(({ isHeld }) => !isHeld)))
      expect([kind, right, given]).toEqual([kind, marked, marked]);
  });

  it.each([
    ['body', 1, 0.96],
    ['headline', 0.9, 1],
    ['standfirst', 0.85, 0.85],
    ['byline', 0.8, 1],
    ['dateline', 1, 1],
    ['caption', 1, 1],
    ['heading', 0.85, 1],
    ['correction', 1, 1],
    ['footer', 1, 0.95],
    ['furniture', 0.94, 0.94],
    ['markup', 1, 1],
  ] as const)('finds %s in the texts held back: share found, share right', (kind, found, right) => {
    const count = countLines(texts.filter(({ isHeld }) => isHeld)).get(kind);
    expect((count?.right ?? 0) / (count?.marked ?? 1)).toBeGreaterThanOrEqual(found);
    expect((count?.right ?? 0) / (count?.given ?? 1)).toBeGreaterThanOrEqual(right);
  });
});

describe('zones', () => {
  it('are in order and cover every word', () => {
    for (const { text } of markedTexts()) {
      const { zones } = new Reading(text);
      const rest = [...zones].reduceRight(
        (left, { start, end }) => left.slice(0, start) + left.slice(end),
        text,
      );
      expect(rest.trim()).toBe('');
      expect(zones.every(({ start, end }, at) => start < end && start >= (zones[at - 1]?.end ?? 0))).toBe(
        true,
      );
    }
  });

  it('of a blank text are none, and a position in it is in the body', () => {
    const { zones } = new Reading(' \n\n ');
    expect(zones).toEqual([]);
    expect(zoneAt(zones, 1)).toBe('body');
  });

  it('read a headline in title case that ends with a full stop, however long it is', () => {
    const long = `${'Council Votes Against New Bridge '.repeat(60)}Again.`;
    for (const headline of ['Harwell Council Rejects New Tram Line.', long])
      expect(kindsOf(`${headline}\n\nThe council said no to the tram on Tuesday.`)[0]).toEqual([
        'headline',
        headline,
      ]);
  });

  it('read no headline above a lone line, and none in a German sentence with its nouns', () => {
    expect(kindsOf('Harbour News From The Coast')).toEqual([['body', 'Harbour News From The Coast']]);
    const german =
      'Minister Weber lobt Hamburger Hafen und Werften.\nEr war am Montag dort, wie er sagte, und will wiederkommen, sobald es geht.';
    expect(kindsOf(german).map(([kind]) => kind)).toEqual(['body']);
  });

  it('read no copyright notice and no call to sign up in prose', () => {
    const text =
      'The vote was close. Copyright law will change.\n\nShare prices fell at once, she said. “Sign up!”';
    expect(kindsOf(text).map(([kind]) => kind)).toEqual(['body']);
  });

  it.each([
    ['blank lines', '\n'],
    ['one repeated line', 'The pier is closed\n'],
    ['title case', 'Council Votes Again '],
    ['lines in title case', 'Council Votes Again Today\n'],
    ['lines that end with a colon', 'Note: \n'],
    ['labels', 'VOSS: No\n'],
    ['credits', 'Photo: Voss\n'],
    ['brackets', '(('],
    ['lone surrogates', '\ud800 '],
  ])('are read in time linear in the text for %s', (_, part) => {
    const work = (length: number) => {
      const text = `The port is open.\n\n${part.repeat(length / part.length)}`;
      return countedWork(() => void new Reading(text).zones);
    };
    const [one, four] = [work(20_000), work(80_000)];
    expect(four).toBeLessThan(5 * one + 100_000);
  });
});
