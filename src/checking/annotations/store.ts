import type { ExpressionBuilder, Selectable } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { AnnotationsTable, Db, Schema, Tx } from '../../platform/db/schema.js';
import { reaches, type Viewer } from '../../platform/viewer.js';
import { selectorColumns } from '../../record/attributions/model.js';
import { type Target, type Thread, targetOf, threadsOf, withoutTrash } from './model.js';
import {
  hasNote,
  type Placed,
  repliesAfter,
  type ThreadsPart,
  threadsAfter,
  threadsForPage,
} from './store/thread-part.js';
import { visibleNotes } from './store/visible-notes.js';

/** A note with the names of people and of its target. */
export interface Note extends Selectable<AnnotationsTable> {
  readonly author_name: string;
  readonly resolved_by_name: string | null;
  /** The claim it belongs to; null for a note on a source or a copy. */
  readonly on_claim_id: number | null;
  readonly claim_text: string | null;
  readonly claim_language: string | null;
  /** The wording of the attribution it is on; null where nobody saw it. */
  readonly wording: string | null;
  readonly wording_language: string | null;
  /** The source of the attribution or copy, or the source itself; null for a note on a claim. */
  readonly on_source_id: number | null;
  readonly source_title: string | null;
  readonly source_language: string | null;
  /** Null where its target is not in the trash. */
  readonly target_trashed_at: string | null;
}

export type NoteThread = Thread<Note>;
export type NotesPart = ThreadsPart<Note>;

/** A target, with or without the notes on the attributions of a claim. */
export interface NotesOn {
  readonly kind: Target['kind'];
  readonly id: number;
  readonly withSources?: boolean;
}

/** A part of a thread. */
export interface ThreadPart {
  readonly thread: NoteThread;
  readonly next: string | null;
  readonly isFirst: boolean;
}

export interface RepliesWanted {
  readonly after: string | null;
  /** Only replies to the note itself, where that is a reply. */
  readonly isAnswersAlone: boolean;
}

export interface NotesWanted {
  readonly show: 'open' | 'resolved' | 'all';
  /** The author; null for everybody. */
  readonly authorId: number | null;
  readonly motivation: AnnotationsTable['motivation'] | null;
  readonly after: string | null;
}

/** A note in a list, with the number of replies outside the trash. */
export type NoteRow = Note & { readonly reply_count: number };

const ROWS = 30;

/** Reads notes that one viewer may see. Only editors see the body of a trashed one. */
export class AnnotationReader extends ViewerReader {
  private readonly readsTrash: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    super(db, viewer);
    this.readsTrash = reaches(viewer.role, 'editor');
  }

  /** In the trash or not; undefined where it does not exist or is hidden. */
  async byId(id: number): Promise<Note | undefined> {
    const [note] = await noteById(this.db, { id }, this.sees);
    return note && this.readable(note);
  }

  /**
   * A part of the thread of a note, as the viewer may read it: a trashed note stays as a placeholder for its replies.
   * Undefined where nothing is left to read.
   */
  async threadOf(note: Note, wanted: RepliesWanted): Promise<ThreadPart | undefined> {
    const threads = threadsOf(await this.placedOn(targetOf(note)));
    const found = threads.filter((thread) => hasNote(thread, note.id));
    const [thread] = this.readsTrash ? found : withoutTrash(found);
    if (thread === undefined) return undefined;
    const own = thread.replies.filter(({ parent_id }) => !wanted.isAnswersAlone || parent_id === note.id);
    const { replies, ...part } = repliesAfter(own, wanted.after, note.id);
    const [filled] = await this.filled([{ note: thread.note, replies }]);
    return filled && { ...part, thread: filled };
  }

  /** The notes on one target, oldest first, without trashed notes that have no reply. */
  async threadsOn(target: Target): Promise<NoteThread[]> {
    return withoutTrash(threadsOf(await this.notesOn(target.kind, target.id)));
  }

  /**
   * The threads that the page of a target shows: all, or where there are too many the oldest open ones.
   * @param noteId a note to be shown in any case; 0 for none
   */
  async forPage(on: NotesOn, noteId = 0): Promise<NotesPart> {
    const part = threadsForPage(threadsOf(await this.placedOn(on)), noteId);
    return { ...part, threads: await this.filled(part.threads) };
  }

  /** A part of the threads on a target, oldest first. */
  async part(on: NotesOn, after: string | null): Promise<NotesPart> {
    const part = threadsAfter(threadsOf(await this.placedOn(on)), after);
    return { ...part, threads: await this.filled(part.threads) };
  }

  /** The threads on a target that have anything to read, without their text. */
  async placesOn(on: NotesOn): Promise<Thread<Placed>[]> {
    return withoutTrash(threadsOf(await this.placedOn(on)));
  }

  /** Reads the notes of some threads completely. */
  async filled(threads: readonly Thread<Placed>[]): Promise<NoteThread[]> {
    const ids = threads.flatMap(({ note, replies }) => [note, ...replies]).map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await notesAmong(this.db, { ids: JSON.stringify(ids) }, this.sees);
    const byId = new Map(rows.map((row) => [row.id, this.readable(row)]));
    const full = ({ id }: Placed) => byId.get(id) ?? [];
    return threads.flatMap(({ replies, note, ...rest }) =>
      [full(note)].flat().map((head) => ({ ...rest, note: head, replies: replies.flatMap(full) })),
    );
  }

  private placedOn(on: NotesOn): Promise<Placed[]> {
    if (on.kind === 'claim' && on.withSources) return placedOnClaim(this.db, { id: on.id }, this.sees);
    return this.placed(on).orderBy('annotations.created_at').orderBy('annotations.id').execute();
  }

  private placed({ kind, id, withSources = false }: NotesOn) {
    return kind === 'claim' && withSources
      ? allOnClaim(this.db, id, this.sees)
      : placedNotes(this.db, this.sees).where(`annotations.${kind}_id`, '=', id);
  }

  /** Newest first, without replies, and without notes that are in the trash or whose target is. */
  async page(wanted: NotesWanted): Promise<Page<NoteRow>> {
    let query = visibleNotes(this.db, this.visible)
      .where('annotations.parent_id', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('on_claim.trashed_at', 'is', null)
      .where('on_attribution.trashed_at', 'is', null)
      .where('on_source.trashed_at', 'is', null)
      .where('on_snapshot.trashed_at', 'is', null);
    if (wanted.show !== 'all')
      query = query.where('annotations.resolved_at', wanted.show === 'open' ? 'is' : 'is not', null);
    if (wanted.authorId !== null) query = query.where('annotations.author_id', '=', wanted.authorId);
    if (wanted.motivation !== null) query = query.where('annotations.motivation', '=', wanted.motivation);
    const page = await pageOf(query, {
      after: wanted.after,
      limit: ROWS,
      direction: 'desc',
      keys: ['annotations.id'],
    });
    const counts = await this.replyCounts(page.rows);
    const rows = page.rows.map((note) => ({ ...note, reply_count: counts.get(note.id) ?? 0 }));
    return { rows, next: page.next };
  }

  /**
   * The number of replies outside the trash of each note; notes without any are left out. A reply to a reply counts for
   * the first note of its thread.
   */
  private async replyCounts(heads: readonly { readonly id: number }[]): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    for (let parents = new Map(heads.map(({ id }) => [id, id])); parents.size > 0; ) {
      const replies = await this.db
        .selectFrom('annotations')
        .select(['id', 'parent_id', 'trashed_at'])
        .where('parent_id', 'in', [...parents.keys()])
        .execute();
      const next = new Map<number, number>();
      for (const { id, parent_id, trashed_at } of replies) {
        const head = parents.get(parent_id ?? 0) ?? 0;
        next.set(id, head);
        if (trashed_at === null) counts.set(head, (counts.get(head) ?? 0) + 1);
      }
      parents = next;
    }
    return counts;
  }

  private async notesOn(kind: Target['kind'], id: number): Promise<Note[]> {
    const notes = await visibleNotes(this.db, this.visible)
      .where(`annotations.${kind}_id`, '=', id)
      .orderBy('annotations.created_at')
      .orderBy('annotations.id')
      .execute();
    return notes.map((note) => this.readable(note));
  }

  private readable(note: Note): Note {
    if (note.trashed_at === null || this.readsTrash) return note;
    return { ...note, body: '', ...selectorColumns(null) };
  }
}

type Build = ExpressionBuilder<Schema, 'annotations'>;

// NOTE: a union of two queries; for one with OR, SQLite would scan every note.
function idsOn(eb: Build, claimId: number) {
  const onClaim = eb.selectFrom('annotations as own').select('own.id').where('own.claim_id', '=', claimId);
  const onAttributions = eb
    .selectFrom('annotations as own')
    .innerJoin('attributions', 'attributions.id', 'own.attribution_id')
    .select('own.id')
    .where('attributions.claim_id', '=', claimId)
    .where('attributions.trashed_at', 'is', null);
  return onClaim.unionAll(onAttributions);
}

const noteById = prepared((db, { id }: { id: number }, sees: boolean) =>
  visibleNotes(db, visibleTo({ seesRestricted: sees })).where('annotations.id', '=', id),
);

const notesAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  visibleNotes(db, visibleTo({ seesRestricted: sees }))
    .where(amongListed('annotations.id', ids))
    .orderBy('annotations.created_at')
    .orderBy('annotations.id'),
);

const placedOnClaim = prepared((db, { id }: { id: number }, sees: boolean) =>
  allOnClaim(db, id, sees).orderBy('annotations.created_at').orderBy('annotations.id'),
);

/** The notes on a claim and on its attributions, without their text. */
function allOnClaim(db: Db | Tx, id: number, sees: boolean) {
  return placedNotes(db, sees).where((eb) => eb('annotations.id', 'in', idsOn(eb as unknown as Build, id)));
}

function placedNotes(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('annotations')
    .select(['annotations.id', 'annotations.parent_id', 'annotations.created_at'])
    .select(['annotations.trashed_at', 'annotations.resolved_at', 'annotations.motivation'])
    .where(visibleTo({ seesRestricted: sees }).record('annotation'));
}
