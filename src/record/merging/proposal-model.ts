import { whoAgrees } from '../../derived/status/model/second.js';
import { MERGE_PROPOSAL_STATES } from '../../vocabulary.js';
import type { ProposalRow } from './proposal-store.js';

// A proposed merge in words, for the pages of its speakers, the queue and JSON.

export function proposalHref(id: number): string {
  return `/merge-proposals/${id}`;
}

/** The address at which a second person carries it out. */
export function carryingOutOf(id: number): string {
  return `${proposalHref(id)}/agreement`;
}

/** `Merge Ana Lind into Eva Lind` */
export function proposalWords({ going, kept }: Pick<ProposalRow, 'going' | 'kept'>): string {
  return `Merge ${going} into ${kept}`;
}

/** Carried out by its author, where nobody else could. */
export function isByOnePerson({ state, author_id, ended_by_id }: ProposalRow): boolean {
  return state === 'carried_out' && ended_by_id === author_id;
}

/** What is said of it on the pages of both speakers. */
export function proposalShown(row: ProposalRow, isAlone: boolean) {
  return {
    text: proposalWords(row),
    href: proposalHref(row.id),
    by: row.author,
    at: row.created_at,
    state: stateWords(row, isAlone),
  };
}

export function stateWords(row: ProposalRow, isAlone: boolean): string {
  if (isByOnePerson(row)) return 'Carried out by one person';
  if (row.state !== 'open') return `${MERGE_PROPOSAL_STATES[row.state]} by ${row.ended_by}`;
  return isAlone ? 'Proposed by one person' : `Waiting for ${whoAgrees(row)}`;
}

export function proposalJson(row: ProposalRow) {
  return {
    id: row.id,
    kind: 'speaker',
    from: { id: row.going_id, name: row.going },
    into: { id: row.kept_id, name: row.kept },
    reason: row.reason,
    state: row.state,
    by: { id: row.author_id, name: row.author },
    at: row.created_at,
    ended_by: row.ended_by,
    ended_at: row.ended_at,
    by_one_person: isByOnePerson(row),
    agreement: row.state === 'open' ? carryingOutOf(row.id) : null,
    version: row.version,
  };
}
