import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { seedPractice } from '../support/practice.js';
import { sampleDesk } from './desk-form.js';

// What a desk with the sample and the practice story says of its wordings by itself, with nothing asked for.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  await seedSample(desk.ctx);
  await seedPractice(desk.ctx);
  // Half a second of it is waited for; the rest follows by itself.
  await desk.ctx.comparer.all();
});
afterAll(async () => desk.close());

/** By copy, oldest first: how the reference wording of a claim stands to it. Claims as they are numbered here. */
async function verdictsOf(claim: number): Promise<readonly string[]> {
  const rows = await desk.ctx.db
    .selectFrom('comparisons')
    .innerJoin('claims', 'claims.reference_attribution_id', 'comparisons.attribution_id')
    .select('comparisons.verdict')
    .where('claims.id', '=', claim)
    .orderBy('comparisons.snapshot_id')
    .execute();
  return rows.map((row) => row.verdict);
}

describe('a desk with both stories', () => {
  it('has each quotation of the real story in the same words as the excerpts', async () => {
    for (const { ref, text } of sampleDesk().claims) expect(await verdictsOf(ref), text).toEqual(['exact']);
  });

  it.each([
    [1, ['exact', 'altered']],
    [2, ['elided', 'elided']],
    [3, ['truncated', 'truncated']],
    [4, ['altered', 'altered']],
    [5, ['spliced', 'spliced']],
    [6, ['not_found', 'not_found']],
    [7, ['not_compared']],
  ])('says of claim %d of the practice story, copy by copy: %j', async (claim, verdicts) => {
    const numbered = sampleDesk().claims.length + claim;
    expect(await verdictsOf(numbered)).toEqual(verdicts);
  });

  it('says what has become of everything marked in the first copy of the practice story', async () => {
    const rows = await desk.ctx.db
      .selectFrom('anchors')
      .innerJoin('annotations', 'annotations.id', 'anchors.annotation_id')
      .select(['annotations.selector_exact', 'anchors.state'])
      .orderBy('annotations.id')
      .execute();
    expect(rows.map((row) => [row.selector_exact, row.state])).toEqual([
      ['Published by the town of Ostrey.', 'same'],
      ['from the ninth of May', 'altered'],
      ['That much I can promise you.', 'gone'],
      ['unless the price of fuel doubles', 'moved'],
      ['The pier does not need a new deck before the spring', 'moved'],
    ]);
  });
});
