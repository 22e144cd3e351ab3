import { answersAll, type Mismatch } from '../../../derived/match/model/answers.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../vocabulary.js';

// What a finding is based on: its evidence, and the mismatches that it answers, which the comparison may no longer have.

/** Whether a finding answers exactly these mismatches. */
export function answersExactly(answers: readonly Mismatch[] | null, now: readonly Mismatch[]): boolean {
  return answers === null ? now.length === 0 : answersAll(answers, now) && answersAll(now, answers);
}

/** The mismatches that changed since they were answered, as sentences; empty where none did. */
export function changesSince(answers: readonly Mismatch[], now: readonly Mismatch[]): string[] {
  const left = answers.flatMap((one) => {
    const same = now.find(({ attribution_id }) => attribution_id === one.attribution_id);
    return same === undefined ? ['a wording no longer differs from our copy'] : changesIn(one, same);
  });
  const isNew = now.some((one) => !answers.some(({ attribution_id: id }) => id === one.attribution_id));
  return [...new Set([...left, ...(isNew ? ['another wording now differs from our copy'] : [])])];
}

function changesIn(one: Mismatch, now: Mismatch): string[] {
  if (one.wording_sha256 !== now.wording_sha256) return ['a wording was changed'];
  if (one.snapshot_id !== now.snapshot_id) return ['a wording was compared with a different copy'];
  return answersAll([one], [now]) ? [] : ['the comparison has a different result'];
}

/** “Saved copy 4”; without the id for viewers who may not see it. */
export function evidenceName(kind: EvidenceKind, id: number | null): string {
  return id === null ? EVIDENCE_KINDS[kind] : `${EVIDENCE_KINDS[kind]} ${id}`;
}
