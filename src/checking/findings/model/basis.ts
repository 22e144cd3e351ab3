import { answersAll, type Mismatch } from '../../../derived/match/model/mismatch.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../vocabulary.js';

// What a finding is based on: its evidence, and the mismatches that it answers, which the comparison may no longer have.

/** Whether a finding answers exactly these mismatches. */
export function answersExactly(answers: readonly Mismatch[] | null, now: readonly Mismatch[]): boolean {
  return answers === null ? now.length === 0 : answersAll(answers, now) && answersAll(now, answers);
}

/** The mismatches that changed since they were answered, as sentences; empty where none did. */
export function changesSince(answers: readonly Mismatch[], now: readonly Mismatch[]): string[] {
  const left = answers.flatMap((one) => {
    const same = now.find((its) => isOnSame(its, one));
    return same === undefined ? [GONE[one.facet]] : changesIn(one, same);
  });
  const fresh = now.filter((one) => !answers.some((its) => isOnSame(its, one)));
  return [...new Set([...left, ...fresh.map(({ facet }) => FRESH[facet])])];
}

const GONE: Readonly<Record<Mismatch['facet'], string>> = {
  wording: 'a wording no longer differs from our copy',
  speaker: 'our copy no longer credits someone else',
  context: 'in our copy the words are now said outright',
};

const FRESH: Readonly<Record<Mismatch['facet'], string>> = {
  wording: 'another wording now differs from our copy',
  speaker: 'another copy now credits someone else',
  context: 'in another copy the words are now not said outright',
};

function isOnSame(one: Mismatch, other: Mismatch): boolean {
  return one.attribution_id === other.attribution_id && one.facet === other.facet;
}

function changesIn(one: Mismatch, now: Mismatch): string[] {
  if (one.wording_sha256 !== now.wording_sha256) return ['a wording was changed'];
  if (one.snapshot_id !== now.snapshot_id) return ['a wording was compared with a different copy'];
  if (answersAll([one], [now])) return [];
  return one.facet === 'speaker' ? speakerChanges(one, now) : ['the comparison has a different result'];
}

/** Of whose words they are: on record, in the copy, or both. */
function speakerChanges(one: Mismatch, now: Mismatch): string[] {
  const isRecorded = one.speaker_id === null || one.speaker_id === now.speaker_id;
  return [
    ...(isRecorded ? [] : ['the speaker of the quotation was changed']),
    ...(one.credited_sha256 === now.credited_sha256 ? [] : ['our copy now credits a different person']),
  ];
}

/** “Saved copy 4”; without the id for viewers who may not see it. */
export function evidenceName(kind: EvidenceKind, id: number | null): string {
  return id === null ? EVIDENCE_KINDS[kind] : `${EVIDENCE_KINDS[kind]} ${id}`;
}
