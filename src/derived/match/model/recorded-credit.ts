// Whom a source is recorded to credit with the words. Nobody has to find that in a copy: a person read it there.

/** Those on record for an attribution. */
export interface RecordedCredit {
  /** The claim's. */
  readonly speaker_id: number | null;
  /** Whom the source credits; null for the claim's speaker. */
  readonly credited_id: number | null;
  readonly voiced_by_id: number | null;
  readonly recounted_by_id: number | null;
}

/**
 * Whether the source credits somebody else. Whoever utters or recounts the words may be named in place of the speaker.
 * NOTE: by record and not by name, since two people on record may share a name.
 */
export function creditsAnother({ speaker_id, credited_id, ...others }: RecordedCredit): boolean {
  const { voiced_by_id, recounted_by_id } = others;
  return credited_id !== null && ![speaker_id, voiced_by_id, recounted_by_id].includes(credited_id);
}

/** `credits Bo Lind, not Ilse Marren`: the end of a sentence that begins with the source. */
export function creditWords(credited: string, speaker: string): string {
  return `credits ${credited}, not ${speaker}`;
}
