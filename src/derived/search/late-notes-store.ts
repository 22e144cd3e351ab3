import { spacedWords } from '../../engines/text/search-words.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { ClaimIndexReader } from './index-store.js';
import { compile, type Token } from './model/compile-query.js';
import { type LateNote, remaindersOf } from './model/late-notes.js';
import type { Query } from './model/query.js';
import type { Late } from './span-store.js';

// Notes above `notes_indexed.up_to` may be missing in their claim's index entry: an added note need not read all the
// others on its claim and write them to the index again. Those that an entry holds already only match twice.

/**
 * Maximum number of notes that a search reads one by one, which costs it about 0.8 ms. A job indexes them every minute;
 * where more come in within it, the change that adds the next indexes all, and takes longer.
 */
const MAX_LATE_NOTES = 256;
/** Longer notes are indexed at once. UTF-16 code units. */
export const MAX_LATE_LENGTH = 1000;

/** One instance reads the late notes once, for all parts of a page. */
export class LateNotesReader extends UnfilteredReader {
  private readonly index: ClaimIndexReader;
  private notes: Promise<readonly LateNote[]> | null = null;

  constructor(db: Db | Tx) {
    super(db);
    this.index = new ClaimIndexReader(db);
  }

  /** The entries for which late notes matter in a search; null where there are none. */
  async lateOf(tokens: readonly Token[], query: Query): Promise<Late | null> {
    this.notes ??= this.read();
    const remainders = remaindersOf(await this.notes, query);
    if (remainders.length === 0) return null;
    const matches = new Map<string, number[]>();
    for (const { entry, query } of remainders) {
      if (query === null) continue;
      const match = compile(tokens, query);
      matches.set(match, [...(matches.get(match) ?? []), entry]);
    }
    const found: number[] = [];
    for (const [match, entries] of matches) found.push(...(await this.index.among(match, entries)));
    return { decided: remainders.map(({ entry }) => entry), found };
  }

  private async read(): Promise<readonly LateNote[]> {
    const rows = await lateNotes(this.db, { length: MAX_LATE_LENGTH }, 'only');
    return rows.map(({ entry, body }) => ({ entry, words: spacedWords(body) }));
  }
}

const lateNotes = prepared((db, { length }: { length: number }) =>
  db
    .selectFrom('annotations as note')
    .leftJoin('annotations as parent', 'parent.id', 'note.parent_id')
    .leftJoin('attributions', 'attributions.id', 'note.attribution_id')
    .innerJoin('claim_entries', (join) =>
      join.on((eb) =>
        eb('claim_entries.claim_id', '=', eb.fn.coalesce('note.claim_id', 'attributions.claim_id')),
      ),
    )
    .select(['claim_entries.entry', 'note.body'])
    .where('note.id', '>', (eb) => eb.selectFrom('notes_indexed').select('up_to').$castTo<number>())
    .where((eb) => eb(eb.fn<number>('length', ['note.body']), '<=', length))
    .where('note.trashed_at', 'is', null)
    .where('parent.trashed_at', 'is', null)
    .where('attributions.trashed_at', 'is', null),
);

export class LateNotesWriter extends InTransaction {
  /**
   * The claims to index after notes were added: mostly none, and those of all late notes once there are too many.
   * @param added the claim of each added note, by the note
   * @param newest the last note, of whatever kind
   */
  async dueAfter(added: ReadonlyMap<number, number>, newest: number): Promise<number[]> {
    const [indexed] = await indexedUpTo(this.tx, {}, 'only');
    const upTo = indexed?.up_to ?? 0;
    const due = [...added].filter(([id]) => id <= upTo).map(([, claimId]) => claimId);
    return newest - upTo <= MAX_LATE_NOTES ? due : [...due, ...(await this.take(upTo, newest))];
  }

  /** The claims to index of the oldest late notes; null where there are none. */
  async takeOldest(most: number): Promise<number[] | null> {
    const [indexed] = await indexedUpTo(this.tx, {}, 'only');
    const [newest] = await newestNote(this.tx, {}, 'only');
    const upTo = indexed?.up_to ?? 0;
    const last = Math.min(newest?.id ?? 0, upTo + most);
    return last > upTo ? this.take(upTo, last) : null;
  }

  private async take(above: number, most: number): Promise<number[]> {
    const claims = await claimsNoted(this.tx, { above, most }, 'only');
    await this.tx.updateTable('notes_indexed').set({ up_to: most }).execute();
    return claims.map(({ claim_id }) => claim_id);
  }
}

const newestNote = prepared((db) => db.selectFrom('annotations').select('id').orderBy('id', 'desc').limit(1));

const indexedUpTo = prepared((db) => db.selectFrom('notes_indexed').select('up_to'));

const claimsNoted = prepared((db, { above, most }: { above: number; most: number }) =>
  db
    .selectFrom('annotations as note')
    .leftJoin('attributions', 'attributions.id', 'note.attribution_id')
    .innerJoin('claim_entries', (join) =>
      join.on((eb) =>
        eb('claim_entries.claim_id', '=', eb.fn.coalesce('note.claim_id', 'attributions.claim_id')),
      ),
    )
    .select('claim_entries.claim_id')
    .distinct()
    .where('note.id', '>', above)
    .where('note.id', '<=', most)
    // NOTE: FTS5 flushes to disk each time a rowid is below the one before.
    .orderBy('claim_entries.entry'),
);
