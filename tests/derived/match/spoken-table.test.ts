import { describe, expect, it } from 'vitest';
import { decide, type MatchFinding, mismatchesIn, saysSo } from '../../../src/derived/match/model/answers.js';
import { PLAINLY_SPOKEN } from '../../../src/derived/match/model/spoken.js';
import {
  type ClaimWordings,
  type ComparedWording,
  resultsOf,
} from '../../../src/derived/match/model/state.js';
import { statusOf, type Weighed } from '../../../src/derived/status/model/status.js';
import { ALL_FACETS, SETTLED } from '../../../src/derived/status/model/values.js';
import type { Setting } from '../../../src/engines/context/setting.js';
import type { Facet, FindingValue, MatchState } from '../../../src/vocabulary.js';

// The status of a claim whose six checks are conclusive, by whom its copy credits, the setting of the words there, what
// was found on speaker and context, and who agreed.

type Agreement = 'counts' | 'waits' | 'agreed';

interface Row {
  readonly another: boolean;
  readonly setting: Setting;
  readonly speaker: readonly [FindingValue, Agreement];
  readonly context: readonly [FindingValue, Agreement];
}

/** Findings that count without an answer were recorded before the comparison. */
const TABLE: readonly (readonly [...Parameters<typeof row>, MatchState, string | null, string])[] = [
  [false, 'plain', 'confirmed counts', 'fair counts', 'same', null, 'attribution_confirmed'],
  [true, 'plain', 'confirmed counts', 'fair counts', 'another_speaker', 'open', 'partly_checked'],
  [true, 'plain', 'confirmed waits', 'fair counts', 'another_speaker', 'waiting', 'partly_checked'],
  [true, 'plain', 'confirmed agreed', 'fair counts', 'another_speaker', 'accepted', 'attribution_confirmed'],
  [true, 'plain', 'confirmed counts', 'fair agreed', 'another_speaker', 'open', 'partly_checked'],
  [true, 'plain', 'denied counts', 'fair counts', 'another_speaker', 'said', 'disputed'],
  [true, 'plain', 'misattributed agreed', 'fair counts', 'another_speaker', 'said', 'misattributed'],
  [true, 'plain', 'unknown counts', 'fair counts', 'another_speaker', 'said', 'partly_checked'],
  ...(['denied', 'conditional', 'asked', 'imagined', 'hearsay'] as const).flatMap(
    (setting) =>
      [
        [false, setting, 'confirmed counts', 'fair counts', 'not_asserted', 'open', 'partly_checked'],
        [false, setting, 'confirmed agreed', 'fair counts', 'not_asserted', 'open', 'partly_checked'],
        [false, setting, 'confirmed counts', 'fair waits', 'not_asserted', 'waiting', 'partly_checked'],
        [
          false,
          setting,
          'confirmed counts',
          'fair agreed',
          'not_asserted',
          'accepted',
          'attribution_confirmed',
        ],
        [false, setting, 'confirmed counts', 'question_or_irony counts', 'not_asserted', 'said', 'disputed'],
        [true, setting, 'confirmed agreed', 'fair counts', 'not_asserted', 'open', 'partly_checked'],
        [true, setting, 'confirmed counts', 'fair agreed', 'another_speaker', 'open', 'partly_checked'],
        [
          true,
          setting,
          'confirmed agreed',
          'fair agreed',
          'another_speaker',
          'accepted',
          'attribution_confirmed',
        ],
      ] as const,
  ),
];

function row(another: boolean, setting: Setting, speaker: string, context: string): Row {
  const [one, other] = [speaker.split(' '), context.split(' ')];
  return {
    another,
    setting,
    speaker: [one[0] as FindingValue, one[1] as Agreement],
    context: [other[0] as FindingValue, other[1] as Agreement],
  };
}

describe('whom a copy credits, the setting, the findings and who agreed come to a status', () => {
  it.each(TABLE)('another %s, %s; speaker %s, context %s: %s, %s, %s', (...given) => {
    const [another, setting, speaker, context, state, standing, status] = given;
    const its = row(another, setting, speaker, context);
    const claim = claimOf(its);
    const found = findingsOf(its, claim);
    const decided = decide(resultsOf(claim, 1), found.map(forMatch), []);
    const isMismatched = decided?.done != null && decided.done.standing !== 'accepted';
    expect([decided?.state, decided?.done?.standing ?? null, statusOf(found, isMismatched).status]).toEqual([
      state,
      standing,
      status,
    ]);
  });
});

function claimOf({ another, setting }: Row): ClaimWordings {
  const compared: ComparedWording = {
    ...{
      attribution_id: 1,
      version: 1,
      speaker_id: 1,
      wording_sha256: 'a',
      form: 'direct',
      is_reference: true,
    },
    ...{ snapshot_id: 1, verdict: 'exact', flags: [], is_parted: false, is_foreign: false },
    ...{ is_own_piece: false, is_public: true },
    spoken: {
      ...PLAINLY_SPOKEN,
      ...(another ? { mouth: 'another', credited: 'Anna Marr' } : {}),
      ...(setting === 'plain' ? {} : { setting, because: 'It is not true that' }),
    },
  };
  return { claim_id: 1, has_its_text: true, credited: [], compared: [compared] };
}

interface Found extends Weighed {
  readonly answers: MatchFinding['answers'];
}

function findingsOf(its: Row, claim: ClaimWordings): Found[] {
  return ALL_FACETS.map((facet, at) => {
    const [value, agreement] =
      facet === 'speaker' || facet === 'context'
        ? its[facet]
        : [SETTLED[facet][0] as FindingValue, 'counts' as const];
    return {
      ...{ id: at + 1, facet, value, needs_second: agreement === 'counts' ? 0 : 1 },
      ...{ agreed_at: agreement === 'agreed' ? '2023-06-25T00:00:00.000Z' : null, superseded_by: null },
      ...{ stale: false, lacking: false },
      answers: agreement === 'counts' || saysSo(facet, value) ? null : answersOn(facet, claim),
    } as const;
  });
}

function answersOn(facet: Facet, claim: ClaimWordings) {
  return mismatchesIn(claim, 1).filter((one) => one.facet === facet);
}

function forMatch({ id, facet, value, needs_second, agreed_at, answers }: Found): MatchFinding {
  const counts = needs_second === 0 || agreed_at !== null;
  return { id, facet, value, counts, is_stale: false, has_reason: true, answers };
}
