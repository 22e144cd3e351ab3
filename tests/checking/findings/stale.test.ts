import { describe, expect, it } from 'vitest';
import {
  causesOf,
  type Happened,
  marksOf,
  occasionsHeld,
  type Rests,
  type StandsSince,
  sinceOf,
} from '../../../src/derived/status/model/stale.js';
import { ALL_FACETS } from '../../../src/derived/status/model/values.js';
import type { Facet } from '../../../src/vocabulary.js';

const EVIDENCE = [
  { kind: 'attribution', id: 8 },
  { kind: 'snapshot', id: 2 },
  { kind: 'annotation', id: 7 },
  { kind: 'search', id: 4 },
];

function rests(facet: Facet, evidence: Rests['evidence'] = []): Rests {
  return { id: 1, facet, claim_id: 42, reference_id: 3, evidence };
}

function changed(kind: string, id: number, column: string, action = 'changed'): Happened {
  return { action, subjectKind: kind, subjectId: id, before: { [column]: 'a' }, after: { [column]: 'b' } };
}

/** The facets that a change makes stale, without evidence. */
function staledBy(event: Happened): string[] {
  return ALL_FACETS.filter((facet) => causesOf(event, rests(facet)).length > 0);
}

describe('a finding is stale', () => {
  it('on wording, context and translation, once the words or what they are taken from change', () => {
    const facets = ['wording', 'context', 'translation'];
    expect(staledBy(changed('claim', 42, 'text'))).toEqual(facets);
    expect(staledBy(changed('claim', 42, 'reference_attribution_id'))).toEqual(facets);
    expect(staledBy(changed('attribution', 3, 'wording'))).toEqual(facets);
    expect(staledBy(changed('attribution', 3, 'trashed_at', 'trashed'))).toEqual(facets);
  });

  it('on the speaker, once the speaker changes', () => {
    expect(staledBy(changed('claim', 42, 'speaker_id'))).toEqual(['speaker']);
  });

  it('on the occasion, once the occasion or the day changes', () => {
    expect(staledBy(changed('claim', 42, 'occasion_id'))).toEqual(['occasion']);
    expect(staledBy(changed('claim', 42, 'said_on'))).toEqual(['occasion']);
    expect(staledBy(changed('occasion', 5, 'place'))).toEqual(['occasion']);
  });

  it.each(EVIDENCE.filter(({ kind }) => kind !== 'snapshot'))(
    'on any facet, once what it cites changes: $kind',
    ({ kind, id }) => {
      for (const facet of ALL_FACETS)
        expect(causesOf(changed(kind, id, 'body'), rests(facet, EVIDENCE))).toEqual([kind]);
      expect(causesOf(changed(kind, id + 1, 'body'), rests('record', EVIDENCE))).toEqual([]);
    },
  );

  it('on any facet, once a copy it cites is trashed or erased', () => {
    const cites = rests('record', EVIDENCE);
    expect(causesOf(changed('snapshot', 2, 'trashed_at', 'trashed'), cites)).toEqual(['snapshot']);
    expect(causesOf({ ...changed('snapshot', 2, 'text', 'erased'), before: null }, cites)).toEqual([
      'snapshot',
    ]);
    expect(causesOf(changed('snapshot', 2, 'trashed_at', 'restored'), cites)).toEqual([]);
  });

  it('on what rests on the words, once they are erased', () => {
    const erased = { ...changed('claim', 42, 'text', 'erased'), before: null };
    expect(staledBy(erased)).toEqual(['wording', 'context', 'translation']);
  });
});

describe('a finding stays as it is', () => {
  it.each(['summary', 'note', 'tags', 'language', 'ground_rule'])('when the claim’s %s changes', (column) => {
    expect(staledBy(changed('claim', 42, column))).toEqual([]);
  });

  it.each(['rank', 'note', 'relayed_from_id'])('when the %s of what it cites changes', (column) => {
    expect(causesOf(changed('attribution', 8, column), rests('record', EVIDENCE))).toEqual([]);
  });

  it('when a note it cites is resolved', () => {
    expect(causesOf(changed('annotation', 7, 'resolved_at'), rests('record', EVIDENCE))).toEqual([]);
  });

  it('when a change whose words were erased is all that is known: the erasure tells', () => {
    const blank = (event: Happened) => ({ ...event, before: null, after: null });
    expect(staledBy(blank(changed('claim', 42, 'text')))).toEqual([]);
    expect(staledBy(blank(changed('attribution', 3, 'wording')))).toEqual([]);
    expect(causesOf(blank(changed('annotation', 7, 'body')), rests('record', EVIDENCE))).toEqual([]);
    expect(causesOf(blank(changed('annotation', 7, 'body', 'erased')), rests('record', EVIDENCE))).toEqual([
      'annotation',
    ]);
  });

  it('when another claim changes', () => {
    expect(staledBy(changed('claim', 43, 'text'))).toEqual([]);
  });
});

const AT_FIVE = [{ id: 5, after: 0, until: Number.POSITIVE_INFINITY }];

describe('many findings together', () => {
  const standing: StandsSince[] = [
    { ...rests('speaker', [{ kind: 'search', id: 4 }]), id: 1, occasions: AT_FIVE, since: 20 },
    { ...rests('record', [{ kind: 'search', id: 4 }]), id: 2, occasions: AT_FIVE, since: 10 },
  ];

  it('rest on an occasion while their claim was said at it, whatever a merge calls it since', () => {
    const occasions = occasionsHeld(7, [{ seq: 40, from: 5 }]);
    expect(occasions).toEqual([
      { id: 5, after: 0, until: 40 },
      { id: 7, after: 40, until: Number.POSITIVE_INFINITY },
    ]);
    const finding = { ...rests('occasion'), id: 1, occasions, since: 20 };
    const marked = (id: number, seq: number) =>
      marksOf([finding], [{ ...changed('occasion', id, 'date'), seq }]).map(({ cause }) => cause);
    expect([marked(5, 30), marked(7, 30), marked(5, 50), marked(7, 50)]).toEqual([
      ['occasion'],
      [],
      [],
      ['occasion'],
    ]);
  });

  it('ask once for each record that they rest on, from the first of them on', () => {
    const asked = sinceOf(standing);
    expect(asked).toContainEqual({ kind: 'search', id: 4, seq: 10 });
    expect(asked).toContainEqual({ kind: 'finding', id: 1, seq: 20 });
    expect(asked.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      ['attribution 3', 'claim 42', 'finding 1', 'finding 2', 'occasion 5', 'search 4'].sort(),
    );
  });

  it('are each marked by what came after it alone', () => {
    const events = [15, 25].map((seq) => ({ ...changed('search', 4, 'result'), seq }));
    expect(marksOf(standing, events)).toEqual([
      { finding_id: 1, seq: 25, cause: 'search' },
      { finding_id: 2, seq: 15, cause: 'search' },
      { finding_id: 2, seq: 25, cause: 'search' },
    ]);
  });
});
