import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectedIn } from '../../../src/engines/quotations/wording/selected.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { articles, type ComparedItem, comparedItems } from './as-compared.js';

// What capture stores is what the comparison calls the same: each quotation as offered, compared with its article.

const brief = ({ words, form, comparison: { verdict, flags } }: ComparedItem) =>
  `${form} ${verdict} ${flags.join(' ')}: ${words}`;

/** Whose words they are, and not which: a quotation within a turn or a quotation of somebody else. */
const isOthers = ({ state }: ComparedItem) => state === 'other_words' || state === 'another_speaker';

describe('quotations as offered', () => {
  const all = articles().map(({ name, text }) => ({ name, text, items: comparedItems(text) }));

  it('have the words of the article, in all but a few of the articles that we have', () => {
    const items = all.flatMap((article) => article.items);
    const others = items.filter((one) => one.state !== 'same' && !isOthers(one));
    expect(items.length).toBeGreaterThan(8_000);
    expect(others.map(brief)).toHaveLength(Math.min(others.length, Math.floor(items.length * 0.003)));
    expect(items.filter(isOthers).length).toBeLessThan(items.length * 0.02);
  });

  it('are what a person gets who selects the same passages', () => {
    const differing = all.flatMap(({ text, items }) => {
      const reading = new Reading(text);
      return items
        .filter(({ form, spans }) => (form === 'direct' || form === 'partial') && spans.length <= 20)
        .filter(({ spans }) =>
          reading.regions.some(
            ({ start, end }) => start <= (spans[0]?.[0] ?? 0) && (spans[0]?.[1] ?? 0) <= end,
          ),
        )
        .flatMap(({ words, form, spans }) => {
          const selected = selectedIn(reading, spans, true);
          if (selected?.kind !== 'one') return [];
          const { quotation } = selected;
          return quotation.words === words && quotation.form === form
            ? []
            : [`${words} / ${quotation.words}`];
        });
    });
    expect(differing).toEqual([]);
  });
});

/** A sentence in two parts, said by somebody. */
const PARTS = [
  ['We will not sell the harbour', 'it belongs to the town', 'Nobody asked us'],
  ['The bridge stays closed until May', 'the bearings are worn', 'We measured them twice'],
  ['I have never seen the letter', 'I would have kept it', 'Ask the clerk'],
] as const;
const PEOPLE = ['Ada Lindqvist', 'Piet Karr', 'Mira Okafor'] as const;
const MARKS = [
  ['“', '”', '‘', '’'],
  ['"', '"', "'", "'"],
  ['‘', '’', '“', '”'],
  ["''", "''", "'", "'"],
  ['«', '»', '‘', '’'],
] as const;

type Marks = (typeof MARKS)[number];
type Parts = (typeof PARTS)[number];
type Manner = (marks: Marks, parts: Parts, name: string) => string;

const MANNERS: readonly Manner[] = [
  ([o, c], [one, two], name) => `${o}${one}, and ${two},${c} ${name} said on Monday.`,
  ([o, c], [one, , three], name) => `${o}${one},${c} said ${name}. ${o}${three}.${c}`,
  ([o, c], [one, two], name) => `${o}${one},${c} ${name} said, ${o}and ${two}.${c}`,
  ([o, c], [one, two, three], name) => `${name} said: ${o}${one}, and ${two}. ${three}.${c}`,
  ([o, , ,], [one, two, three], name) =>
    `${name} said: ${o}${one}, and ${two}.\n\n${o}${three}.${o === '‘' ? '’' : o === '“' ? '”' : o === '«' ? '»' : o}`,
  ([o, c, i, j], [one, two], name) => `${o}They told me, ${i}${one},${j} and ${two},${c} ${name} said.`,
  ([o, c], [one], name) =>
    `${name} called the plan ${o}a gift to nobody at all${c} and left. ${one}, she thought.`,
  (_, [one, two], name) => `${one}, and ${two}, according to ${name}.`,
  (_, [, two], name) => `The harbour, ${name} argued, was not for sale because ${two}.`,
];

describe('quotations of an article in any manner', () => {
  it('have its words, whatever the marks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MARKS),
        fc.uniqueArray(
          fc.tuple(fc.constantFrom(...MANNERS), fc.constantFrom(...PARTS), fc.constantFrom(...PEOPLE)),
          { minLength: 1, maxLength: PARTS.length, selector: ([, [words]]) => words },
        ),
        (marks, written) => {
          const text = written.map(([manner, parts, name]) => manner(marks, parts, name)).join('\n\n');
          const others = comparedItems(text).filter((one) => one.state !== 'same' && !isOthers(one));
          expect(others.map(brief)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('have its words where labels or a transcript name the speakers', () => {
    const labelled =
      'BERG: We will not sell the harbour. It belongs to the town.\n\nKARR: Who asked you?\n\nBERG: Nobody asked us. (Laughter.) We were told, “Wait.”\n\nKARR: Then wait.';
    const inMarks = labelled
      .split('\n\n')
      .map((line) => `“${line.replaceAll(/[“”]/g, '’')}”`)
      .join('\n\n');
    for (const text of [labelled, inMarks]) {
      const items = comparedItems(text);
      expect(items.length).toBeGreaterThan(2);
      expect(items.filter((one) => one.state !== 'same' && !isOthers(one)).map(brief)).toEqual([]);
    }
  });
});
