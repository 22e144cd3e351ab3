import { expect, it } from 'vitest';
import {
  decide,
  type MatchFinding,
  mismatchesIn,
  standingOf,
} from '../../../src/derived/match/model/answers.js';
import { answersAll, NO_SOURCE_HAS_TEXT } from '../../../src/derived/match/model/mismatch.js';
import { PLAINLY_SPOKEN, type Spoken } from '../../../src/derived/match/model/spoken.js';
import {
  type ClaimWordings,
  type ComparedWording,
  resultsOf,
  stateOf,
} from '../../../src/derived/match/model/state.js';
import type { Form, MatchState, StoredVerdict } from '../../../src/vocabulary.js';

const COMPARED: ComparedWording = {
  attribution_id: 1,
  version: 1,
  speaker_id: 1,
  wording_sha256: 'a',
  form: 'direct',
  is_reference: true,
  snapshot_id: 1,
  verdict: 'exact',
  flags: [],
  spoken: PLAINLY_SPOKEN,
  is_parted: false,
  is_foreign: false,
  is_own_piece: false,
  is_public: true,
};

function matchOf(claim: ClaimWordings, audience: 0 | 1) {
  const decided = decide(resultsOf(claim, audience), [], []);
  return { state: decided?.state ?? 'not_compared', gravest: decided?.of ?? null };
}

it.each<[StoredVerdict, string[], Form, MatchState]>([
  ['exact', [], 'direct', 'same'],
  ['exact', ['typographic', 'fragment'], 'partial', 'same'],
  ['exact', ['negation_before'], 'direct', 'same'],
  ['exact', ['bracketed_insertion'], 'direct', 'marked'],
  ['elided', [], 'direct', 'marked'],
  ['elided', ['negation_lost'], 'direct', 'differs'],
  ['exact', ['meaning_mark'], 'direct', 'differs'],
  ['altered', ['spelling'], 'direct', 'differs'],
  ['truncated', ['cut_end'], 'direct', 'differs'],
  ['spliced', [], 'direct', 'differs'],
  ['exact', ['not_in_marks'], 'direct', 'other_words'],
  ['exact', ['not_in_marks'], 'mixed', 'other_words'],
  ['exact', ['not_in_marks'], 'indirect', 'same'],
  ['exact', ['said_by_another'], 'indirect', 'another_speaker'],
  ['elided', ['quoted_within'], 'partial', 'other_words'],
  ['altered', ['not_in_marks'], 'direct', 'differs'],
  ['not_found', [], 'direct', 'not_found'],
  ['not_compared', [], 'direct', 'not_compared'],
])('a wording that is %s with %j, in a %s claim, is %s', (verdict, flags, form, state) => {
  expect(stateOf({ ...COMPARED, verdict, flags, form })).toBe(state);
});

it.each<[Partial<Spoken>, StoredVerdict, MatchState]>([
  [{}, 'exact', 'same'],
  [{ credited: 'Tell Marr' }, 'exact', 'another_speaker'],
  [{ setting: 'denied' }, 'exact', 'not_asserted'],
  [{ setting: 'conditional' }, 'elided', 'not_asserted'],
  [{ setting: 'asked' }, 'exact', 'not_asserted'],
  [{ setting: 'hearsay' }, 'exact', 'not_asserted'],
  [{ setting: 'imagined' }, 'altered', 'not_asserted'],
  [{ setting: 'quoted_within' }, 'exact', 'other_words'],
  [{ credited: 'Tell Marr', setting: 'denied' }, 'altered', 'another_speaker'],
  [{ credited: 'Tell Marr' }, 'not_found', 'not_found'],
])('words that a copy has with %j, and that are %s, are %s', (spoken, verdict, state) => {
  expect(stateOf({ ...COMPARED, verdict, spoken: { ...PLAINLY_SPOKEN, ...spoken } })).toBe(state);
});

it('takes the gravest of all sources, and names a difference of meaning before others', () => {
  const compared = [
    { ...COMPARED, attribution_id: 1 },
    { ...COMPARED, attribution_id: 2, verdict: 'altered', flags: ['substitution'], is_reference: false },
    { ...COMPARED, attribution_id: 3, verdict: 'altered', flags: ['negation'], is_reference: false },
    { ...COMPARED, attribution_id: 4, verdict: 'elided', is_reference: false },
  ] as const;
  expect(matchOf({ claim_id: 1, has_its_text: true, credited: [], compared }, 1)).toEqual({
    state: 'differs',
    gravest: compared[2],
  });
});

it('leaves out what not everybody may see, for everybody', () => {
  const compared = [
    { ...COMPARED, attribution_id: 1 },
    { ...COMPARED, attribution_id: 2, verdict: 'not_found', is_public: false },
  ] as const;
  const claim = { claim_id: 1, has_its_text: true, credited: [], compared };
  expect([matchOf(claim, 0).state, matchOf(claim, 1).state]).toEqual(['same', 'not_found']);
  expect([mismatchesIn(claim, 0).length, mismatchesIn(claim, 1).length]).toEqual([0, 1]);
});

it('is not compared only where no source was', () => {
  expect(matchOf({ claim_id: 1, has_its_text: true, credited: [], compared: [] }, 1).state).toBe(
    'not_compared',
  );
});

it('differs where no source has the text of the claim, whatever was compared', () => {
  const claim = { claim_id: 1, has_its_text: false, credited: [], compared: [COMPARED] };
  expect(matchOf(claim, 1)).toEqual({ state: 'differs', gravest: null });
  expect(mismatchesIn(claim, 1)).toMatchObject([{ verdict: NO_SOURCE_HAS_TEXT, attribution_id: null }]);
});

const LOST = { ...COMPARED, verdict: 'altered', flags: ['silent_omission', 'negation'] } as const;
const [LOST_NOT] = mismatchesIn({ claim_id: 1, has_its_text: true, credited: [], compared: [LOST] }, 1);

it('is answered by the same words, copy, verdict and flags alone, in whatever version', () => {
  if (LOST_NOT === undefined) throw new Error('No mismatch where a “not” is lost');
  expect(answersAll([{ ...LOST_NOT, version: 7 }], [LOST_NOT])).toBe(true);
  for (const other of [
    { wording_sha256: 'b' },
    { snapshot_id: 2 },
    { verdict: 'truncated' },
    { flags: ['negation'] },
    { attribution_id: 2 },
  ] as const)
    expect(answersAll([{ ...LOST_NOT, ...other }], [LOST_NOT]), JSON.stringify(other)).toBe(false);
  expect(answersAll(null, [LOST_NOT])).toBe(false);
});

it('tells what was done: accepted, said, waiting or nothing', () => {
  const mismatches = LOST_NOT === undefined ? [] : [LOST_NOT];
  const agreed: MatchFinding = {
    ...{ id: 5, facet: 'wording', value: 'cut', answers: mismatches },
    ...{ counts: true, is_stale: false, has_reason: true },
  };
  const standing = (...findings: Parameters<typeof standingOf>[1]) =>
    standingOf(mismatches, findings).standing;
  expect(standing()).toBe('open');
  expect(standing(agreed)).toBe('accepted');
  expect(standing({ ...agreed, counts: false })).toBe('waiting');
  expect(standing({ ...agreed, counts: false, has_reason: false })).toBe('open');
  expect(standing({ ...agreed, is_stale: true })).toBe('open');
  expect(standing({ ...agreed, answers: null })).toBe('open');
  expect(standing({ ...agreed, value: 'meaning_changed', answers: null })).toBe('said');
  expect(standing({ ...agreed, value: 'meaning_changed', answers: null, counts: false })).toBe('waiting');
});
