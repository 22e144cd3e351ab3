import { ComparedClaims } from '../../../checking/comparison-queue/compared-claims-store.js';
import { deriveMatches } from '../../../derived/match/derived-store.js';
import { EntriesApart, FacetCounts } from '../../../derived/search/entries-apart-store.js';
import { IndexedCopies } from '../../../derived/search/indexed-copies-store.js';
import { claimOf } from '../../../derived/search/model/entry.js';
import { deriveStatuses, markApart } from '../../../derived/status/reindex.js';
import { derivedBy } from '../../../derived/status/rules-store.js';
import { WronglyShown } from '../../../derived/visibility/wrong-store.js';
import type { Derivation } from '../../../platform/db/derivation.js';
import { deriveKeys } from '../../../record/claims/likeness-store.js';
import { comparisonsAgain } from './comparisons.js';

/** What is derived for each claim, with the code that writes it after every change. */
export const DERIVATION: Derivation = {
  tables: [
    {
      name: 'stale_findings',
      noun: 'out-of-date mark',
      key: ['finding_id', 'seq', 'cause'],
      by: 'finding_id',
      quotable: [],
    },
    {
      name: 'standing_set_asides',
      noun: 'set-aside in effect',
      key: ['set_aside_id'],
      by: 'claim_id',
      quotable: [],
    },
    {
      name: 'claim_match',
      noun: 'match',
      key: ['claim_id', 'audience'],
      by: 'claim_id',
      quotable: ['state', 'standing', 'attribution_id', 'snapshot_id', 'finding_id', 'set_aside_id'],
    },
    {
      name: 'claim_status',
      noun: 'status',
      key: ['claim_id'],
      by: 'claim_id',
      quotable: ['status', 'finding_id', 'checked', 'settled', 'stale', 'pending', 'checks'],
    },
    {
      name: 'claim_entries',
      noun: 'search entry',
      key: ['claim_id'],
      by: 'claim_id',
      quotable: ['entry', 'public', 'tokens'],
    },
    {
      name: 'claim_shingles',
      noun: 'comparison key',
      key: ['claim_id', 'shingle'],
      by: 'claim_id',
      quotable: [],
    },
  ],
  next: (db, after) => new ComparedClaims(db).next(after),
  async derive(tx, claimIds) {
    const entries = new EntriesApart(tx);
    await markApart(tx, claimIds);
    await deriveMatches(tx, claimIds);
    await deriveStatuses(tx, claimIds);
    await entries.derive(claimIds, await entries.lateNotes(claimIds));
    await deriveKeys(tx, claimIds);
  },
  wordIndex: {
    name: 'claim_index',
    table: 'claim_entries',
    key: 'entry',
    columns: ['words', 'wordings', 'names', 'sources', 'notes', 'tokens'],
    claimOf,
  },
  comparisons: comparisonsAgain,
  wronglyShown: (db, most) => new WronglyShown(db).all(most),
  derivedBy,
  areCountsRight: (db) => new FacetCounts(db).areRight(),
  misindexedCopies: (db) => new IndexedCopies(db).wrong(),
};
