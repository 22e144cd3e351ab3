import type { FidelityFlag } from '../../../engines/fidelity/verdict.js';
import type { Form, MatchState, StoredVerdict } from '../../../vocabulary.js';

// The match of a claim with the saved copies of its sources: for each source the newest compared copy, and the
// gravest result of all sources.

/** A wording and the newest copy of its source that it was compared with. */
export interface ComparedWording {
  readonly attribution_id: number;
  readonly version: number;
  /** SHA-256 of the wording: shows whether a finding answered this exact wording. */
  readonly wording_sha256: string;
  /** The attribution's, or the claim's where the attribution has none. */
  readonly form: Form;
  readonly is_reference: boolean;
  readonly snapshot_id: number;
  readonly verdict: StoredVerdict;
  readonly flags: readonly string[];
  /** Whether everybody may see the copy. */
  readonly is_public: boolean;
}

/** The columns of a claim that its match depends on. */
export interface ClaimWordings {
  readonly claim_id: number;
  /** Whether a source prints the claim's text, or none has a wording at all. */
  readonly has_its_text: boolean;
  readonly compared: readonly ComparedWording[];
}

export interface Match {
  readonly state: MatchState;
  /** The gravest; null where nothing was compared, or no source has the claim's text. */
  readonly gravest: ComparedWording | null;
}

export const MISMATCHES = ['differs', 'not_found', 'other_words'] as const satisfies readonly MatchState[];

export function isMismatch(state: MatchState): boolean {
  return (MISMATCHES as readonly MatchState[]).includes(state);
}

const GRAVITY: readonly MatchState[] = ['same', 'marked', 'other_words', 'differs', 'not_found'];
const TOUCHES_MEANING: readonly string[] = ['negation_lost', 'meaning_mark'] satisfies FidelityFlag[];
const NOT_THEIR_WORDS: readonly string[] = ['not_in_marks', 'said_by_another', 'quoted_within'];
const MARKED: readonly string[] = ['bracketed_insertion', 'bracketed_replacement', 'marked_cut_end'];
/** Described first among differences of equal gravity. */
const GRAVE_FLAGS: readonly string[] = [...TOUCHES_MEANING, 'negation', 'number', 'name', 'antonym', 'hedge'];

/** The result for one wording and one copy. `not_compared` only for the verdict of that name. */
export function stateOf({
  verdict,
  flags,
  form,
}: Pick<ComparedWording, 'verdict' | 'flags' | 'form'>): MatchState {
  const has = (some: readonly string[]) => flags.some((flag) => some.includes(flag));
  if (verdict === 'not_compared' || verdict === 'not_found') return verdict;
  if (verdict !== 'exact' && verdict !== 'elided') return 'differs';
  if (has(TOUCHES_MEANING)) return 'differs';
  const foreign =
    form === 'indirect' ? NOT_THEIR_WORDS.filter((flag) => flag !== 'not_in_marks') : NOT_THEIR_WORDS;
  if (has(foreign)) return 'other_words';
  return verdict === 'elided' || has(MARKED) ? 'marked' : 'same';
}

/** The match of a claim: over public copies, or over all. */
export function matchOf(claim: ClaimWordings, audience: 0 | 1): Match {
  const seen = claim.compared.filter((one) => audience === 1 || one.is_public);
  const [gravest] = [...seen].sort((one, other) => gravityOf(other) - gravityOf(one));
  const state = gravest === undefined ? 'not_compared' : stateOf(gravest);
  if (!claim.has_its_text && state !== 'not_found')
    return { state: 'differs', gravest: state === 'differs' ? (gravest ?? null) : null };
  return { state, gravest: gravest ?? null };
}

/** By state; then by effect on the meaning; then the claim's reference first. */
function gravityOf(one: ComparedWording): number {
  const flags = one.flags.filter((flag) => GRAVE_FLAGS.includes(flag)).length > 0 ? 2 : 0;
  return GRAVITY.indexOf(stateOf(one)) * 4 + flags + (one.is_reference ? 1 : 0);
}
