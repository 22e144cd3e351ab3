import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { Waiting, WaitingNote, WaitingWording } from './model/waiting.js';

/** Maximum number of entries compared and stored together, which keeps the transaction short. */
const MAX_ENTRIES_AT_ONCE = 100;

/** Selects from the queue of a source: by number of failures, one entry, or these rows. */
type Which = { readonly tries: number } | { readonly entry: number } | { readonly ids: readonly number[] };

/** Reads the comparison queue, by source. For the system itself: nothing of it is shown to anybody. */
export class WaitingReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** The number of queued wordings and notes, and of those given up. */
  async counts(): Promise<{ waiting: number; givenUp: number }> {
    return this.db
      .selectFrom('comparisons_due')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('gave_up', 'is', null).as('waiting'),
        eb.fn.count<number>('gave_up').as('givenUp'),
      ])
      .executeTakeFirstOrThrow();
  }

  /** The number of queued entries, counted up to a limit. */
  async waiting(limit: number): Promise<number> {
    const due = this.db.selectFrom('comparisons_due').select('id').where('gave_up', 'is', null);
    return (await due.limit(limit).execute()).length;
  }

  /**
   * The most recently queued source, so that a new change goes before a backlog; entries that failed before come
   * last, one by one. Without those given up.
   * @param but sources to leave out
   */
  async next(but: readonly number[]): Promise<Waiting | null> {
    const due = this.db
      .selectFrom('comparisons_due')
      .where((eb) => eb.not(among('source_id', but)))
      .limit(1);
    const untried = due.select('source_id').where('tries', '=', 0).orderBy('id', 'desc');
    const last = await untried.executeTakeFirst();
    if (last !== undefined) return this.ofSource(last.source_id, { tries: 0 });
    const tried = due.select(['id', 'source_id']).where('tries', '>', 0).where('gave_up', 'is', null);
    const again = await tried.orderBy('tries').orderBy('id').executeTakeFirst();
    return again === undefined ? null : this.ofSource(again.source_id, { entry: again.id });
  }

  /** The number of sources with entries given up. */
  async givenUp(): Promise<number> {
    const { sources } = await this.db
      .selectFrom('comparisons_due')
      .select((eb) => eb.fn.count<number>('source_id').distinct().as('sources'))
      .where('gave_up', 'is not', null)
      .executeTakeFirstOrThrow();
    return sources;
  }

  /** The text of a copy; empty where it was erased meanwhile. */
  async textOf(copyId: number): Promise<string> {
    const copies = this.db.selectFrom('snapshots').select('text').where('id', '=', copyId);
    return (await copies.executeTakeFirst())?.text ?? '';
  }

  /** Whether the language, the type and the copies of a source are unchanged since it was read. Reads no text. */
  async isAsRead({ sourceId, language, type, copies }: Waiting): Promise<boolean> {
    const now = await this.copiesOf(sourceId).select('id').execute();
    const source = await this.sourceOf(sourceId);
    return (
      source.language === language &&
      source.type === type &&
      now.map(({ id }) => id).join() === copies.map(({ id }) => id).join()
    );
  }

  private async ofSource(sourceId: number, which: Which): Promise<Waiting> {
    const copies = await this.copiesOf(sourceId)
      .select(['id', 'captured_at', sql<number>`octet_length(text)`.as('bytes')])
      .execute();
    return {
      sourceId,
      ...(await this.sourceOf(sourceId)),
      copies,
      wordings: await this.wordingsOf(sourceId, which),
      notes: await this.notesOf(sourceId, which),
    };
  }

  private async sourceOf(sourceId: number): Promise<Pick<Waiting, 'language' | 'type'>> {
    const sources = this.db.selectFrom('sources').select(['language', 'type']);
    return (await sources.where('id', '=', sourceId).executeTakeFirst()) ?? { language: null, type: null };
  }

  /** The copies that can be compared with, oldest first. */
  private copiesOf(sourceId: number) {
    return this.db
      .selectFrom('snapshots')
      .where('source_id', '=', sourceId)
      .where('trashed_at', 'is', null)
      .where('text', 'is not', null)
      .orderBy('captured_at')
      .orderBy('id');
  }

  async wordingsOf(sourceId: number, which: Which): Promise<WaitingWording[]> {
    const rows = await this.due(sourceId, which, 'attribution_id')
      .innerJoin('attributions', 'attributions.id', 'comparisons_due.attribution_id')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select([
        'attributions.id',
        'attributions.version',
        'attributions.wording',
        'attributions.snapshot_id',
        'attributions.selector_start_utf16 as start_utf16',
        'attributions.selector_end_utf16 as end_utf16',
      ])
      .select((eb) => [
        eb.fn.coalesce('attributions.language', 'claims.language').as('language'),
        eb.fn.coalesce('attributions.form', 'claims.form').as('form'),
        // The attribution's own language was stated, never guessed.
        eb
          .and([eb('attributions.language', 'is', null), eb('claims.language_guessed', '=', 1)])
          .as('language_guessed'),
      ])
      .select(['claims.speaker_id', 'speakers.name as speaker'])
      .execute();
    const names = await this.namesOf(rows.map(({ speaker_id }) => speaker_id));
    return rows.map(({ wording, speaker, speaker_id, language_guessed, ...row }) => ({
      ...row,
      speakers: [speaker, ...(names.get(speaker_id) ?? []).map(({ name }) => name)],
      wording: wording ?? '',
      language_guessed: Boolean(language_guessed),
    }));
  }

  private due(sourceId: number, which: Which, column: 'attribution_id' | 'annotation_id') {
    const due = this.db
      .selectFrom('comparisons_due')
      .where('comparisons_due.source_id', '=', sourceId)
      .orderBy('comparisons_due.id')
      .limit(MAX_ENTRIES_AT_ONCE);
    if ('ids' in which) return due.where(among(`comparisons_due.${column}`, which.ids));
    return 'entry' in which
      ? due.where('comparisons_due.id', '=', which.entry)
      : due.where('comparisons_due.tries', '=', which.tries);
  }

  /** Other names of speakers that are in force, in the order of their rows. */
  private async namesOf(
    speakerIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly { readonly name: string }[]>> {
    const rows = await this.db
      .selectFrom('speaker_names')
      .select(['speaker_id', 'name'])
      .where(among('speaker_id', [...new Set(speakerIds)]))
      .where('awaits_since', 'is', null)
      .orderBy('id')
      .execute();
    return grouped(rows, ({ speaker_id }) => speaker_id);
  }

  async notesOf(sourceId: number, which: Which): Promise<WaitingNote[]> {
    const rows = await this.due(sourceId, which, 'annotation_id')
      .innerJoin('annotations', 'annotations.id', 'comparisons_due.annotation_id')
      .select([
        'annotations.id',
        'annotations.version',
        'annotations.snapshot_id',
        'annotations.selector_exact as exact',
        'annotations.selector_prefix as prefix',
        'annotations.selector_suffix as suffix',
        'annotations.selector_start_utf16 as start_utf16',
        'annotations.selector_end_utf16 as end_utf16',
      ])
      .execute();
    return rows.map(({ id, version, snapshot_id, exact, ...rest }) => ({
      id,
      version,
      snapshot_id: snapshot_id ?? 0,
      selector: { exact: exact ?? '', ...rest },
    }));
  }
}
