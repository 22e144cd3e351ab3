import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/derived/match/model/answers.js';
import type { Mismatch } from '../../../src/derived/match/model/mismatch.js';
import { statusOf, type Weighed } from '../../../src/derived/status/model/status.js';
import { ALL_FACETS, SETTLED } from '../../../src/derived/status/model/values.js';
import type { FindingValue, MatchState } from '../../../src/vocabulary.js';

// The status of a claim by match, finding on the wording and agreement, where the other five facets are conclusive,
// and how the mismatch was dealt with.

type Agreement =
  /** Recorded with a reason, against this very comparison, and nobody has agreed. */
  | 'waits'
  /** Agreed to, against this very comparison. */
  | 'agreed'
  /** Agreed to, against a comparison with an older copy. */
  | 'agreed_to_another'
  /** In effect without answering a comparison: recorded before that was required, or before the mismatch. */
  | 'counts'
  /** Agreed to, and stale since. */
  | 'stale';

const TABLE: readonly (readonly [
  MatchState,
  FindingValue | null,
  Agreement | null,
  string,
  string | null,
])[] = [
  ['same', null, null, 'partly_checked', null],
  ['same', 'verbatim', 'counts', 'attribution_confirmed', null],
  ['same', 'as_printed', 'counts', 'partly_checked', null],
  ['same', 'verbatim', 'stale', 'partly_checked', null],
  ['marked', 'cut', 'counts', 'attribution_confirmed', null],
  ['not_compared', 'verbatim', 'counts', 'attribution_confirmed', null],
  ['differs', null, null, 'partly_checked', 'open'],
  ['differs', 'verbatim', 'counts', 'partly_checked', 'open'],
  ['differs', 'verbatim', 'waits', 'partly_checked', 'waiting'],
  ['differs', 'verbatim', 'agreed', 'attribution_confirmed', 'accepted'],
  ['differs', 'verbatim', 'agreed_to_another', 'partly_checked', 'open'],
  ['differs', 'verbatim', 'stale', 'partly_checked', 'open'],
  ['differs', 'minor_changes', 'agreed', 'attribution_confirmed', 'accepted'],
  ['differs', 'as_printed', 'agreed', 'partly_checked', 'accepted'],
  ['differs', 'joined', 'waits', 'partly_checked', 'waiting'],
  ['differs', 'joined', 'agreed', 'disputed', 'accepted'],
  ['differs', 'meaning_changed', 'waits', 'partly_checked', 'waiting'],
  ['differs', 'meaning_changed', 'agreed', 'disputed', 'said'],
  ['differs', 'meaning_changed', 'counts', 'disputed', 'said'],
  ['differs', 'paraphrase_as_quotation', 'agreed', 'disputed', 'said'],
  ['differs', 'not_in_record', 'counts', 'not_traced', 'said'],
  ['differs', 'reported_unfairly', 'agreed', 'disputed', 'accepted'],
  ['not_found', 'verbatim', 'counts', 'partly_checked', 'open'],
  ['not_found', 'verbatim', 'agreed', 'attribution_confirmed', 'accepted'],
  ['not_found', 'not_in_record', 'counts', 'not_traced', 'said'],
  ['other_words', 'verbatim', 'counts', 'partly_checked', 'open'],
  ['other_words', 'verbatim', 'waits', 'partly_checked', 'waiting'],
  ['other_words', 'reported_fairly', 'agreed', 'attribution_confirmed', 'accepted'],
];

const NOW: Mismatch = {
  ...{ attribution_id: 1, version: 1, wording_sha256: 'a'.repeat(64), snapshot_id: 2 },
  ...{
    verdict: 'altered',
    flags: ['negation_lost'],
    facet: 'wording',
    speaker_id: 1,
    credited_sha256: null,
    setting: null,
  },
};
const OLD: Mismatch = { ...NOW, snapshot_id: 1 };
const AGREED_AT = '2023-06-25T00:00:00.000Z';
const SAYS_SO: readonly FindingValue[] = ['meaning_changed', 'paraphrase_as_quotation', 'not_in_record'];

const others: readonly Weighed[] = ALL_FACETS.filter((facet) => facet !== 'wording').map((facet, at) => ({
  ...{ id: at + 10, facet, value: SETTLED[facet][0] as FindingValue, needs_second: 0 },
  ...{ agreed_at: null, superseded_by: null, stale: false, lacking: false },
}));

describe('match, finding on the wording and agreement come to a status', () => {
  it.each(TABLE)('%s, %s, %s: %s, %s', (state, value, agreement, status, done) => {
    const isMismatch = ['differs', 'not_found', 'other_words'].includes(state);
    const wording = value === null || agreement === null ? null : findingWith(value, agreement);
    const { standing } = isMismatch
      ? standingOf([NOW], wording === null ? [] : [wordingFinding(wording)])
      : { standing: null };
    const mismatched = standing !== null && standing !== 'accepted';
    const findings = wording === null ? others : [...others, wording];
    expect([statusOf(findings, mismatched).status, standing]).toEqual([status, done]);
  });

  it.each([
    ['waits', 'waiting', [{ id: 3, answers: NOW, is_agreed: false }]],
    ['is agreed to', 'accepted', [{ id: 3, answers: NOW, is_agreed: true }]],
    ['was of another copy', 'open', [{ id: 3, answers: OLD, is_agreed: true }]],
  ] as const)('a deprecated attribution that %s leaves the mismatch %s', (_, standing, deprecated) => {
    const set_aside_id = standing === 'open' ? null : 3;
    expect(standingOf([NOW], [], deprecated)).toEqual({ standing, finding_id: null, set_aside_id });
    const both = standingOf([NOW, { ...NOW, attribution_id: 2 }], [], deprecated);
    expect(both).toEqual({ standing: 'open', finding_id: null, set_aside_id: null });
  });

  it('bars nothing but the confirmation', () => {
    for (const value of ['denied', 'joint', 'misattributed'] as const) {
      const speaker = { ...(others[0] as Weighed), id: 1, value, agreed_at: AGREED_AT };
      const rest = others.filter(({ facet }) => facet !== 'speaker');
      const found = [...rest, { ...speaker, facet: 'speaker' as const }];
      expect(statusOf(found, true)).toEqual(statusOf(found, false));
    }
  });
});

interface WithAnswers extends Weighed {
  readonly answers: readonly Mismatch[] | null;
}

function findingWith(value: FindingValue, agreement: Agreement): WithAnswers {
  const agrees = agreement !== 'waits' && agreement !== 'counts';
  const answers = { waits: [NOW], agreed: [NOW], stale: [NOW], agreed_to_another: [OLD], counts: null };
  return {
    ...{ id: 1, facet: 'wording', value, needs_second: agreement === 'counts' ? 0 : 1 },
    ...{
      agreed_at: agrees ? AGREED_AT : null,
      superseded_by: null,
      stale: agreement === 'stale',
      lacking: false,
    },
    answers: SAYS_SO.includes(value) ? null : answers[agreement],
  };
}

function wordingFinding({ id, value, agreed_at, needs_second, stale, answers }: WithAnswers) {
  const counts = needs_second === 0 || agreed_at !== null;
  return { id, facet: 'wording' as const, value, counts, is_stale: stale, has_reason: true, answers };
}
