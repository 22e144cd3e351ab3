import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statusOf, type Weighed } from '../../../src/derived/status/model/status.js';
import { ALL_FACETS } from '../../../src/derived/status/model/values.js';
import { FINDING_VALUES, type FindingValue } from '../../../src/vocabulary.js';

const anyFinding: fc.Arbitrary<Omit<Weighed, 'id'>> = fc
  .constantFrom(...ALL_FACETS)
  .chain((facet) =>
    fc.record({
      facet: fc.constant(facet),
      value: fc.constantFrom(...(Object.keys(FINDING_VALUES[facet]) as FindingValue[])),
      stale: fc.boolean(),
      lacking: fc.boolean(),
      needs_second: fc.constantFrom(0 as const, 1 as const),
      agreed: fc.boolean(),
      superseded_by: fc.constantFrom(null, 1_000),
    }),
  )
  .map(({ agreed, ...one }) => ({
    ...one,
    agreed_at: agreed && one.needs_second === 1 ? '2023-06-25T00:00:00.000Z' : null,
  }));

/** As the tables hold them: one finding of each facet that counts, and one that waits. */
const anyHistory = fc.array(anyFinding, { maxLength: 20 }).map((drafts) => {
  const taken = new Set<string>();
  return drafts.map((draft, at): Weighed => {
    const waits = draft.needs_second === 1 && draft.agreed_at === null;
    const place = `${draft.facet}${waits}`;
    const stands = draft.superseded_by === null && !taken.has(place);
    if (stands) taken.add(place);
    return { ...draft, id: at + 1, superseded_by: stands ? null : 1_000 };
  });
});

it('is a function of the current findings alone, whatever came before and in whatever order', () => {
  fc.assert(
    fc.property(anyHistory, fc.boolean(), fc.infiniteStream(fc.nat()), (history, mismatched, numbers) => {
      const shuffled = history
        .map((one) => ({ one, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const whole = statusOf(history, mismatched);
      expect(statusOf(shuffled, mismatched)).toEqual(whole);
      const standing = history.filter(({ superseded_by }) => superseded_by === null);
      expect(statusOf(standing, mismatched)).toEqual(whole);
      const counting = standing.filter(
        ({ stale, needs_second, agreed_at }) => !stale && (needs_second === 0 || agreed_at !== null),
      );
      const { status, finding_id, checked, settled, checks } = whole;
      expect(statusOf(counting, mismatched)).toEqual({
        status,
        finding_id,
        checked,
        settled,
        checks,
        stale: 0,
        pending: 0,
      });
    }),
    { numRuns: 500 },
  );
});
