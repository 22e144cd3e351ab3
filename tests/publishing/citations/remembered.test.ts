import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeprocEngines } from '../../../src/publishing/citations/citeproc/job/engine.js';
import type { CiteprocJob, Work } from '../../../src/publishing/citations/citeproc/model.js';
import { runsOf } from '../../support/runs.js';

// What an engine remembers of earlier lists changes nothing of a later one, letter for letter: two works of an author and
// year, or two authors of a name, are told apart in each list as if it were the first.

/** Both compile fast. */
const STYLES = ['harvard-cite-them-right', 'modern-language-association'];
const MORE = [
  ...['apa', 'apa-6th-edition', 'chicago-author-date', 'chicago-fullnote-bibliography'],
  ...['american-sociological-association', 'american-political-science-association', 'elsevier-harvard'],
  ...['modern-humanities-research-association', 'oscola', 'bluebook-law-review', 'iso690-author-date-en'],
  ...['din-1505-2-alphanumeric', 'ieee', 'nature', 'university-of-south-australia-2017-harvard'],
];

const work = fc.record({
  family: fc.constantFrom('Doe', 'Roe', 'van Roe', null),
  given: fc.constantFrom('Jane', 'Max'),
  second: fc.constantFrom('Doe', 'Lind', null),
  title: fc.constantFrom('Ships', 'Ports'),
  year: fc.constantFrom(2022, 2023),
  isUnlisted: fc.constantFrom(false, false, false, true),
});

const lists = fc.array(fc.uniqueArray(work, { maxLength: 12, selector: (one) => JSON.stringify(one) }), {
  minLength: 2,
  maxLength: 4,
});

type Drawn = typeof work extends fc.Arbitrary<infer T> ? T : never;

/** NOTE: a key says where a work stands in its list, so the same key is another work in the next. */
function workOf({ family, given, second, title, year, isUnlisted }: Drawn, at: number): Work {
  const author = [family, second].flatMap((name) => (name === null ? [] : [{ family: name, given }]));
  const issued = { 'date-parts': [[year]] };
  const item = { id: `w${at}`, type: 'webpage' as const, title, author, issued, URL: 'https://example.org/' };
  return { key: `w${at}`, item, isUnlisted };
}

describe.each(process.env.ONRECORD_LONG ? [...STYLES, ...MORE] : STYLES)('in the style "%s"', (style) => {
  it('a list is printed as if no list had been printed before', () => {
    const [again, afresh] = [citeprocEngines(), citeprocEngines({ isRemembering: false })];
    fc.assert(
      fc.property(lists, fc.constantFrom('all' as const, null), (drawn, forms) => {
        for (const works of drawn.map((list) => list.map(workOf))) {
          const cites = works.map(({ key }) => ({ key, locator: null }));
          const job: CiteprocJob = { style, locale: 'en-US', works, cites, forms };
          expect(again(job)).toEqual(afresh(job));
        }
      }),
      { numRuns: runsOf(20) },
    );
  });
});
