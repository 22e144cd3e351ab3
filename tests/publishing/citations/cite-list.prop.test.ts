import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { EntryRows, OccasionRow } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { runsOf } from '../../support/runs.js';
import { type Pair, readPairs } from './fixtures/read-pairs.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

// Whatever is selected, and whatever a style leaves out, no claim is lost and none stands under the
// reference of another; and a source has one reference, also where its quotations are of several days, occasions and
// places in it. A marker in each title, and another in each claim's words, prove the pairing.

/** With and without notes, bibliography and numbers; some omit letters or posts, or have no form for them. */
const STYLES = [
  ...[
    'apa',
    'apa-6th-edition',
    'american-sociological-association',
    'american-political-science-association',
  ],
  ...['chicago-author-date', 'chicago-fullnote-bibliography', 'chicago-note-bibliography'],
  ...['turabian-fullnote-bibliography-no-ibid', 'modern-language-association', 'harvard-cite-them-right'],
  ...['oscola', 'bluebook-law-review', 'bluebook-inline', 'australian-guide-to-legal-citation'],
  ...['modern-humanities-research-association', 'elsevier-harvard', 'iso690-author-date-en'],
  ...['university-of-south-australia-2017-harvard', 'din-1505-2-alphanumeric', 'ieee', 'vancouver', 'nature'],
];

const styles = openStyles();
afterAll(() => styles.close());

const claim = fc.record({
  isSeen: fc.boolean(),
  type: fc.constantFrom(
    ...(['personal_communication', 'post', 'webpage', 'report', 'speech', 'hearing', 'interview'] as const),
  ),
  work: fc.integer({ min: 1, max: 3 }),
  author: fc.constantFrom('Austen', 'Brontë'),
  issued: fc.constantFrom('2022', '2023', null),
  saidOn: fc.constantFrom('2023-06-19', '2023-06-20', '2023-06', '2021~', null),
  occasion: fc.constantFrom('First sitting', 'Second sitting', null),
  locator: fc.constantFrom('p. 4', 'para 7', '12:03', null),
});

const selection = fc
  .array(claim, { maxLength: 20 })
  .map((claims) => claims.map((each, index) => rowsOf(each, index + 1)));

type Claim = typeof claim extends fc.Arbitrary<infer T> ? T : never;

const SOURCE_IDS = new Map<string, number>();

/** One work has one type, author and date, so that claims of it are claims of the same source. */
function rowsOf({ isSeen, type, work, author, issued, ...said }: Claim, id: number): EntryRows {
  const marker = `xq${work}${type.slice(0, 2)}${author.slice(0, 1)}${issued ?? 'nd'}x`;
  const source_id = SOURCE_IDS.get(marker) ?? SOURCE_IDS.size + 1;
  SOURCE_IDS.set(marker, source_id);
  const authors = JSON.stringify([{ family: `${author} ${marker}` }]);
  const text = `words of ${marker} in claim ${id}.`;
  return entryRows({
    claim: claimRow({ id, text, said_on: said.saidOn }),
    occasion: said.occasion === null ? null : occasionRow(said.occasion),
    attributions: [attributionRow({ source_id, wording: isSeen ? text : null, locator: said.locator })],
    sources: [sourceRow({ id: source_id, type, title: `Title ${marker}`, authors, issued })],
  });
}

function occasionRow(name: string): OccasionRow {
  const [id, place] = name.startsWith('First') ? [1, 'Examplehaven'] : [2, 'Exampleton'];
  return { id, name, kind: 'hearing', date: '2023-06-18', time_zone: null, place, note: null };
}

const isSeen = (row: EntryRows) => row.attributions[0]?.wording !== null;
const markerOf = (row: EntryRows) => /xq\w+/.exec(row.claim.text)?.[0] ?? 'none';

const asked = fc.record({
  style: fc.constantFrom(...STYLES),
  kind: fc.constantFrom('sources' as const, 'quotations' as const, 'evidence' as const),
  group: fc.constantFrom('source' as const, null),
  order: fc.constantFrom('list' as const, 'style' as const),
  withheld: fc.nat(3),
});

describe('any selection in any style and kind of list', () => {
  it('is accounted for claim by claim, each under its own reference', async () => {
    await fc.assert(
      fc.asyncProperty(selection, asked, async (rows, request) => {
        const { counts, exceptions, file } = await cited(rows, request, styles);
        const { selected, printed, noted, failed, withheld } = counts;
        expect(selected).toBe(rows.length + request.withheld);
        expect([withheld, failed]).toEqual([request.withheld, rows.filter((row) => !isSeen(row)).length]);
        expect(printed + noted + failed + withheld).toBe(selected);
        const pairs = readPairs(file);
        const seen = rows.filter(isSeen);
        expect(pairs.map((pair) => pair.claim).sort(ascending)).toEqual(seen.map(({ claim: { id } }) => id));
        for (const { claim: id, reference } of pairs) {
          const marker = markerOf(rows.find((row) => row.claim.id === id) as EntryRows);
          expect(reference.toLowerCase()).toContain(marker.toLowerCase());
        }
        const inNotes = new Set(exceptions.map(({ claimId }) => claimId));
        const listed = pairs.filter((pair) => !inNotes.has(pair.claim));
        if (request.kind === 'evidence') expectOneReferenceEach(listed, rows);
        expect(file).not.toMatch(TOLD_APART);
        const entries = new Set(pairs.map(({ entry }) => entry)).size;
        expect(counts.sources ?? printed + noted).toBe(entries);
        if (request.kind === 'sources') expect(entries).toBe(new Set(seen.map(markerOf)).size);
      }),
      { numRuns: runsOf(60) },
    );
  });
});

/** No two sources have an author in common, so a letter after a year would tell a source apart from itself. */
const TOLD_APART = /\b(?:20\d\d-?|n\.\s?d\.-)[a-z]\b/;

function expectOneReferenceEach(pairs: readonly Pair[], rows: readonly EntryRows[]): void {
  const references = new Map<string, string>();
  for (const { claim: id, reference } of pairs) {
    const marker = markerOf(rows.find((row) => row.claim.id === id) as EntryRows);
    const first = references.get(marker) ?? reference;
    expect(withoutNumber(reference)).toBe(withoutNumber(first));
    references.set(marker, first);
  }
}

/** Without its number in the list. */
function withoutNumber(reference: string): string {
  return reference.replace(/^\d+\. /, '');
}

const ascending = (one: number, other: number) => one - other;
