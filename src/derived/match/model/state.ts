import type { FidelityFlag } from '../../../engines/fidelity/verdict.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { Facet, Form, MatchState, StoredVerdict } from '../../../vocabulary.js';
import { isAsserted, type Spoken } from './spoken.js';

// The match of a claim with its sources: for each source the newest compared copy, and whom it is recorded to credit;
// and the gravest result of all sources.

/** A wording and the newest copy of its source that it was compared with. */
export interface ComparedWording {
  readonly attribution_id: number;
  readonly version: number;
  /** The claim's. */
  readonly speaker_id: number;
  /** SHA-256 of the wording: shows whether a finding answered this exact wording. */
  readonly wording_sha256: string;
  /** The attribution's, or the claim's where the attribution has none. */
  readonly form: Form;
  readonly is_reference: boolean;
  readonly snapshot_id: number;
  readonly verdict: StoredVerdict;
  readonly flags: readonly string[];
  readonly spoken: Spoken;
  /** Whether it has other words than the quotation, whose own words no copy was compared with. */
  readonly is_parted: boolean;
  /** Whether both it and its source are in another language than the quotation. */
  readonly is_foreign: boolean;
  /** Whether the source is our own text: evidence of nothing, but a mismatch with it stays one. */
  readonly is_own_piece: boolean;
  /** Whether everybody may see the copy. */
  readonly is_public: boolean;
}

/** A source that is recorded as crediting somebody else, which no copy has to show. */
export interface CreditedElsewhere extends Omit<ComparedWording, 'wording_sha256' | 'snapshot_id'> {
  /** Null where the source is only cited. */
  readonly wording_sha256: string | null;
  readonly snapshot_id: null;
}

/** The columns of a claim that its match depends on. */
export interface ClaimWordings {
  readonly claim_id: number;
  /** Whether a source prints the claim's text, or none has a wording at all. */
  readonly has_its_text: boolean;
  readonly compared: readonly ComparedWording[];
  readonly credited: readonly CreditedElsewhere[];
}

/**
 * One thing that a comparison shows, or that is recorded of a source; a wording may differ, be credited to somebody
 * else and be denied at once.
 */
export interface Result {
  readonly state: MatchState;
  /** Null where no source has the claim's text. */
  readonly of: ComparedWording | CreditedElsewhere | null;
}

export const MISMATCHES = [
  'differs',
  'not_found',
  'other_words',
  'another_speaker',
  'not_asserted',
] as const satisfies readonly MatchState[];

export function isMismatch(state: MatchState): boolean {
  return (MISMATCHES as readonly MatchState[]).includes(state);
}

/** The check whose findings answer a mismatch. */
export function facetOf(state: MatchState): Extract<Facet, 'wording' | 'speaker' | 'context'> {
  if (state === 'another_speaker') return 'speaker';
  return state === 'not_asserted' ? 'context' : 'wording';
}

const GRAVITY: readonly MatchState[] = [
  'same',
  'marked',
  'other_words',
  'differs',
  'not_found',
  'not_asserted',
  'another_speaker',
];
const TOUCHES_MEANING: readonly string[] = ['negation_lost', 'meaning_mark'] satisfies FidelityFlag[];
const NOT_THEIR_WORDS: readonly string[] = ['not_in_marks', 'quoted_within'];
const MARKED: readonly string[] = ['bracketed_insertion', 'bracketed_replacement', 'marked_cut_end'];
/** Described first among differences of equal gravity. */
const GRAVE_FLAGS: readonly string[] = [...TOUCHES_MEANING, 'negation', 'number', 'name', 'antonym', 'hedge'];

export type Judged = Pick<ComparedWording, 'verdict' | 'flags' | 'form' | 'spoken' | 'is_parted'>;

/** The gravest result for one wording and one copy. `not_compared` only for the verdict of that name. */
export function stateOf(one: Judged): MatchState {
  const states = statesOf(one);
  return states.toSorted((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0] ?? 'not_compared';
}

/** The results of a claim: over public copies, or over all. */
export function resultsOf(claim: ClaimWordings, audience: 0 | 1): Result[] {
  const credited = claim.credited.map(creditResult);
  const results = seenIn(claim, audience)
    .flatMap((one) => resultsOfOne(one))
    .filter(({ state, of }) => of?.is_own_piece !== true || isMismatch(state));
  // Of two that are equally grave the first is shown: a copy has a passage to show.
  if (claim.has_its_text) return [...results, ...credited];
  // That no source has the text says of each wording that it has other words.
  const others = results.filter(({ of }) => of === null || !isOnlyParted(of));
  return [...others, ...credited, { state: 'differs', of: null }];
}

/** By attribution: the results of each source's own wording. */
export function resultsBySource(claim: ClaimWordings, audience: 0 | 1): ReadonlyMap<number, Result[]> {
  const results = [
    ...seenIn(claim, audience).flatMap((one) => resultsOfOne({ ...one, is_parted: false })),
    ...claim.credited.map(creditResult),
  ];
  return grouped(results, ({ of }) => of?.attribution_id ?? 0);
}

function seenIn({ compared }: ClaimWordings, audience: 0 | 1): readonly ComparedWording[] {
  return compared.filter((one) => audience === 1 || one.is_public);
}

export function creditResult(of: CreditedElsewhere): Result {
  return { state: 'another_speaker', of };
}

/** The results for one wording and one copy: at least one. */
export function resultsOfOne(of: ComparedWording): Result[] {
  return statesOf(of).map((state): Result => ({ state, of }));
}

/** Null where nothing was compared. */
export function gravestOf(results: readonly Result[]): Result | null {
  return results.toSorted((one, other) => gravityOf(other) - gravityOf(one))[0] ?? null;
}

function statesOf(one: Judged): MatchState[] {
  const wording = wordingState(one);
  if (wording === 'not_compared' || wording === 'not_found') return [wording];
  const { mouth, credited } = one.spoken;
  // Within a turn its speaker may say what another said.
  const isAnothers = credited !== null || (mouth !== 'same' && one.flags.includes('said_by_another'));
  return [
    wording,
    ...(isAnothers ? (['another_speaker'] as const) : []),
    ...(isAsserted(one.spoken) ? [] : (['not_asserted'] as const)),
  ];
}

/** The copy has the words of a source, and those are not the quotation's. */
export function isOnlyParted(one: Judged): boolean {
  return one.is_parted && AGREEING.includes(stateBesideCopy(one));
}

const AGREEING: readonly MatchState[] = ['same', 'marked'];

function wordingState(one: Judged): MatchState {
  return isOnlyParted(one) ? 'differs' : stateBesideCopy(one);
}

function stateBesideCopy({ verdict, flags, form, spoken }: Judged): MatchState {
  const has = (some: readonly string[]) => flags.some((flag) => some.includes(flag));
  if (verdict === 'not_compared' || verdict === 'not_found') return verdict;
  if (isAltered({ verdict, flags })) return 'differs';
  const expected = [
    ...(form === 'indirect' ? ['not_in_marks'] : []),
    ...(spoken.is_told_as_recorded ? ['quoted_within'] : []),
  ];
  const foreign = NOT_THEIR_WORDS.filter((flag) => !expected.includes(flag));
  if (has(foreign) || spoken.setting === 'quoted_within') return 'other_words';
  return verdict === 'elided' || has(MARKED) ? 'marked' : 'same';
}

/** Whether the wording itself has other words than the copy. */
export function isAltered({ verdict, flags }: Pick<Judged, 'verdict' | 'flags'>): boolean {
  return (
    (verdict !== 'exact' && verdict !== 'elided') || flags.some((flag) => TOUCHES_MEANING.includes(flag))
  );
}

/** By state; then by effect on the meaning; then the claim's reference first. */
function gravityOf({ state, of }: Result): number {
  const flags = of?.flags.some((flag) => GRAVE_FLAGS.includes(flag)) ? 2 : 0;
  return GRAVITY.indexOf(state) * 4 + flags + (of?.is_reference ? 1 : 0);
}
