import { describe, expect, it } from 'vitest';
import { CLAIMS_IN_A_PART, correctionsIn, partOf } from '../../../src/pages/dossier/model.js';

describe('the parts of a dossier', () => {
  it('hold every claim once, in order', () => {
    const claims = 2 * CLAIMS_IN_A_PART + 3;
    const parts = [1, 2, 3].map((number) => partOf(claims, number));
    expect(parts.map((part) => [part?.from, part?.to])).toEqual([
      [0, CLAIMS_IN_A_PART],
      [CLAIMS_IN_A_PART, 2 * CLAIMS_IN_A_PART],
      [2 * CLAIMS_IN_A_PART, claims],
    ]);
    expect(parts[0]?.of).toBe(3);
    expect(partOf(claims, 4)).toBeNull();
    expect(partOf(claims, 0)).toBeNull();
  });

  it('are one where there are no claims, or just enough for one', () => {
    expect(partOf(0, 1)).toEqual({ number: 1, of: 1, from: 0, to: 0 });
    expect(partOf(CLAIMS_IN_A_PART, 1)?.of).toBe(1);
    expect(partOf(CLAIMS_IN_A_PART, 2)).toBeNull();
  });
});

const EVENT = { at: '2023-06-26T14:03:00.000Z', actor: 'Chris', subject_kind: 'claim', subject_id: 1 };

describe('the corrections in a history', () => {
  it('are the changes of the words of a claim and of its wordings', () => {
    const claim = { ...EVENT, before: '{"text":"a"}', after: '{"text":"b"}' };
    const wording = {
      ...EVENT,
      subject_kind: 'attribution',
      subject_id: 8,
      before: '{"wording":"a"}',
      after: '{"wording":"b"}',
    };
    expect(correctionsIn([claim, wording])).toEqual([
      { at: EVENT.at, by: 'Chris', attributionId: null, was: 'a', now: 'b' },
      { at: EVENT.at, by: 'Chris', attributionId: 8, was: 'a', now: 'b' },
    ]);
  });

  it.each([
    ['a first entry', null, '{"text":"b"}'],
    ['what was erased', '{"text":"a"}', null],
    ['words that were erased', '{"text":"a"}', '{"text":""}'],
    ['another column', '{"text":"a","note":null}', '{"text":"a","note":"x"}'],
    ['a row without words', '{"text":null}', '{"text":"b"}'],
  ])('are not %s', (_what, before, after) => {
    expect(correctionsIn([{ ...EVENT, before, after }])).toEqual([]);
  });

  it('are not those of another kind of record', () => {
    expect(
      correctionsIn([
        { ...EVENT, subject_kind: 'annotation', before: '{"text":"a"}', after: '{"text":"b"}' },
      ]),
    ).toEqual([]);
  });
});
