import { EVIDENCE_KINDS, type EvidenceKind } from '../../../vocabulary.js';

/** “Passage of a kept copy 4”; without the id for viewers who may not see it. */
export function calledBy(kind: EvidenceKind, id: number | null): string {
  return id === null ? EVIDENCE_KINDS[kind] : `${EVIDENCE_KINDS[kind]} ${id}`;
}
