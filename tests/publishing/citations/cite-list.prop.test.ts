import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { EntryRows } from '../../../src/publishing/citations/model/rows.js';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { runsOf } from '../../support/runs.js';
import { cited } from './fixtures/requests.js';
import { attributionRow, claimRow, entryRows, sourceRow } from './fixtures/rows.js';

// Whatever is selected, and whatever a style leaves out, no claim is lost and none stands under the
// reference of another. A marker in each title, and another in each claim's words, prove the pairing.

const STYLES = ['apa', 'university-of-south-australia-2017-harvard', 'bluebook-law-review'];

const styles = openStyles();
afterAll(() => styles.close());

const claim = fc.record({
  isSeen: fc.boolean(),
  type: fc.constantFrom('personal_communication', 'post', 'webpage', 'report', 'speech'),
  work: fc.integer({ min: 1, max: 6 }),
  author: fc.constantFrom('Austen', 'Brontë', 'Zola'),
  issued: fc.constantFrom('2022', '2023', null),
});

const selection = fc
  .array(claim, { maxLength: 12 })
  .map((claims) => claims.map((each, index) => rowsOf(each, index + 1)));

type Claim = typeof claim extends fc.Arbitrary<infer T> ? T : never;

function rowsOf({ isSeen, type, work, author, issued }: Claim, id: number): EntryRows {
  // One work has one type, author and date, so that claims of it are claims of the same source.
  const marker = `xq${work}${type.slice(0, 2)}${author.slice(0, 1)}${issued ?? 'nd'}x`;
  const family = JSON.stringify([{ family: `${author} ${marker}` }]);
  return entryRows({
    claim: claimRow({ id, text: `words of ${marker} in claim ${id}.` }),
    attributions: [attributionRow({ wording: isSeen ? `words of ${marker} in claim ${id}.` : null })],
    sources: [sourceRow({ type, title: `Title ${marker}`, authors: family, issued })],
  });
}

describe('any selection in any style', () => {
  it('is accounted for claim by claim, each under its own reference', async () => {
    const anyOrder = fc.constantFrom('list' as const, 'style' as const);
    await fc.assert(
      fc.asyncProperty(
        selection,
        fc.constantFrom(...STYLES),
        anyOrder,
        fc.nat(3),
        async (rows, style, order, withheld) => {
          const list = await cited(rows, { style, order, withheld }, styles);
          const { selected, printed, noted, failed } = list.counts;
          expect(selected).toBe(rows.length + withheld);
          expect(printed + noted + failed + withheld).toBe(selected);
          expect(failed).toBe(rows.filter((row) => row.attributions[0]?.wording === null).length);
          const entries = readEntries(list.file);
          expect(entries).toHaveLength(printed + noted);
          expect(new Set(entries.map((entry) => entry.claim)).size).toBe(printed + noted);
          for (const { reference, evidence, claim: id } of entries) {
            const words = /words of (xq\w+) in claim (\d+)\./.exec(evidence);
            expect(words?.[2]).toBe(id);
            expect(reference.toLowerCase()).toContain(words?.[1]?.toLowerCase());
          }
        },
      ),
      { numRuns: runsOf(60) },
    );
  });
});

function readEntries(file: string): { reference: string; evidence: string; claim: string | undefined }[] {
  const body = file.slice(0, file.lastIndexOf('\n--\n'));
  const entries = [...body.matchAll(/^\d+\. (.*)\n +Evidence: (.*)$/gm)];
  return entries.map(([, reference = '', evidence = '']) => ({
    reference,
    evidence,
    claim: /Quotation (\d+)\.$/.exec(evidence)?.[1],
  }));
}
