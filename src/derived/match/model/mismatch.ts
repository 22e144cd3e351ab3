import { createHash } from 'node:crypto';
import type { Setting } from '../../../engines/context/setting.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { StoredVerdict } from '../../../vocabulary.js';
import type { facetOf } from './state.js';

// A mismatch in the form in which findings and set-asides answer it, and whether an answer still is to the same.

/** No attribution has the claim's text, though some have a wording. */
export const NO_SOURCE_HAS_TEXT = 'no_source_has_text';

/** In place of a hash by which an erased name could be guessed. It stands for whatever name the copy credits. */
export const NAME_ERASED = 'erased';

/** A mismatch as a finding answers it. Ids are null where no source has the claim's text. */
export interface Mismatch {
  readonly attribution_id: number | null;
  readonly version: number | null;
  readonly wording_sha256: string | null;
  readonly snapshot_id: number | null;
  readonly verdict: StoredVerdict | typeof NO_SOURCE_HAS_TEXT;
  readonly flags: readonly string[];
  /** The check whose finding answers it: whose words they are, their setting, or the words themselves. */
  readonly facet: ReturnType<typeof facetOf>;
  /** The claim's speaker; null in answers that were stored before they said so, which stand for any. */
  readonly speaker_id: number | null;
  /** SHA-256 of the name that the copy credits instead, for `speaker`, or `NAME_ERASED`. */
  readonly credited_sha256: string | null;
  /** For `context`. */
  readonly setting: Setting | null;
}

export const NO_TEXT: Mismatch = {
  attribution_id: null,
  version: null,
  wording_sha256: null,
  snapshot_id: null,
  verdict: NO_SOURCE_HAS_TEXT,
  flags: [],
  facet: 'wording',
  speaker_id: null,
  credited_sha256: null,
  setting: null,
};

/** Answers keep the hash of a name, so that erasing the name leaves none behind in them. */
export function hashOf(name: string | null): string | null {
  return name === null ? null : createHash('sha256').update(name).digest('hex');
}

/** Parses the stored answers of a finding; null where it answers no comparison. */
export function answersIn(stored: string | null): readonly Mismatch[] | null {
  return stored === null ? null : (JSON.parse(stored) as Stored[]).map(complete);
}

/** Parses the stored answer of a set-aside. */
export function answerIn(stored: string | null): Mismatch | null {
  return stored === null ? null : complete(JSON.parse(stored) as Stored);
}

/** Answers that were stored before a mismatch could be about more than the wording. */
type Stored = Omit<Mismatch, 'facet' | 'speaker_id' | 'credited_sha256' | 'setting'> & Partial<Mismatch>;

function complete(stored: Stored): Mismatch {
  return { facet: 'wording', speaker_id: null, credited_sha256: null, setting: null, ...stored };
}

/**
 * Whether a finding answers each of these in their present form. Changes of an attribution besides its wording do not
 * matter.
 */
export function answersAll(answers: readonly Mismatch[] | null, mismatches: readonly Mismatch[]): boolean {
  const answered = grouped(answers ?? [], keyOf);
  return (
    answers !== null &&
    mismatches.every((one) => answered.get(keyOf(one))?.some((answer) => isOfSameMouth(answer, one)))
  );
}

function keyOf({ facet, setting, ...one }: Mismatch): string {
  const { attribution_id, wording_sha256, snapshot_id, verdict, flags } = one;
  const about =
    facet === 'wording' ? [verdict, [...flags].sort()] : [facet, setting, isRecordedOf({ verdict })];
  return JSON.stringify([attribution_id, wording_sha256, snapshot_id, ...about]);
}

/** Whether a person recorded it of the source: no copy was compared. */
export function isRecordedOf({ verdict }: Pick<Mismatch, 'verdict'>): boolean {
  return verdict === 'not_compared';
}

/** Whether both are of words that one copy credits to the same person, under the same speaker. */
function isOfSameMouth(one: Mismatch, other: Mismatch): boolean {
  if (one.facet !== 'speaker') return true;
  const [name, its] = [one.credited_sha256, other.credited_sha256];
  return isOfSameSpeaker(one, other) && (name === its || name === NAME_ERASED || its === NAME_ERASED);
}

function isOfSameSpeaker({ speaker_id: one }: Mismatch, { speaker_id: other }: Mismatch): boolean {
  return one === null || other === null || one === other;
}

/**
 * Whether both are of one wording and one copy: to deprecate it is to answer all that its comparison shows, of whose
 * words they are only for the speaker of that time.
 */
export function isOnSame(one: Mismatch, other: Mismatch): boolean {
  return (
    one.attribution_id === other.attribution_id &&
    one.wording_sha256 === other.wording_sha256 &&
    one.snapshot_id === other.snapshot_id &&
    isRecordedOf(one) === isRecordedOf(other) &&
    (other.facet !== 'speaker' || isOfSameSpeaker(one, other))
  );
}
