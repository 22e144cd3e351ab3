import { among } from '../db/among.js';
import type { Db, Tx } from '../db/schema.js';
import type { Waiting, WaitingNote, WaitingWording } from './compare.js';

/** As many as are compared and stored at once: a transaction that others wait for stays short. */
const AT_ONCE = 100;

/** What waits to be compared, by source. For the desk itself: nothing of it is shown to anybody. */
export class WaitingReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** How many wordings and notes wait. */
  async count(): Promise<number> {
    const { count } = await this.db
      .selectFrom('comparisons_due')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  /**
   * The source that waits since last, so that whoever has just saved something is served before a backlog.
   * @param but sources that are left out
   */
  async next(but: readonly number[]): Promise<Waiting | null> {
    const last = await this.db
      .selectFrom('comparisons_due')
      .select('source_id')
      .where((eb) => eb.not(among('source_id', but)))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last === undefined ? null : this.ofSource(last.source_id);
  }

  /** Whether a source has the language, the type and the copies that it had when it was read. Reads no text. */
  async isAsRead({ sourceId, language, type, copies }: Waiting): Promise<boolean> {
    const now = await this.copiesOf(sourceId).select('id').execute();
    const source = await this.sourceOf(sourceId);
    return (
      source.language === language &&
      source.type === type &&
      now.map(({ id }) => id).join() === copies.map(({ id }) => id).join()
    );
  }

  private async ofSource(sourceId: number): Promise<Waiting> {
    const copies = await this.copiesOf(sourceId).select(['id', 'captured_at', 'text']).execute();
    return {
      sourceId,
      ...(await this.sourceOf(sourceId)),
      copies: copies.map(({ text, ...row }) => ({ ...row, text: text ?? '' })),
      wordings: await this.wordingsOf(sourceId),
      notes: await this.notesOf(sourceId),
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

  async wordingsOf(sourceId: number): Promise<WaitingWording[]> {
    const rows = await this.db
      .selectFrom('comparisons_due')
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
        // A language that the attribution has of its own was named by somebody.
        eb
          .and([eb('attributions.language', 'is', null), eb('claims.language_guessed', '=', 1)])
          .as('language_guessed'),
      ])
      .select(['claims.speaker_id', 'speakers.name as speaker'])
      .where('comparisons_due.source_id', '=', sourceId)
      .orderBy('comparisons_due.id')
      .limit(AT_ONCE)
      .execute();
    const names = await this.namesOf(rows.map(({ speaker_id }) => speaker_id));
    return rows.map(({ wording, speaker, speaker_id, language_guessed, ...row }) => ({
      ...row,
      speakers: [speaker, ...(names.get(speaker_id) ?? [])],
      wording: wording ?? '',
      language_guessed: Boolean(language_guessed),
    }));
  }

  /** Other names that people are known by, in the order of their rows. */
  private async namesOf(speakerIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    const rows = await this.db
      .selectFrom('speaker_names')
      .select(['speaker_id', 'name'])
      .where(among('speaker_id', [...new Set(speakerIds)]))
      .orderBy('id')
      .execute();
    const names = new Map<number, string[]>();
    for (const { speaker_id, name } of rows) names.set(speaker_id, [...(names.get(speaker_id) ?? []), name]);
    return names;
  }

  async notesOf(sourceId: number): Promise<WaitingNote[]> {
    const rows = await this.db
      .selectFrom('comparisons_due')
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
      .where('comparisons_due.source_id', '=', sourceId)
      .orderBy('comparisons_due.id')
      .limit(AT_ONCE)
      .execute();
    return rows.map(({ id, version, snapshot_id, exact, ...rest }) => ({
      id,
      version,
      snapshot_id: snapshot_id ?? 0,
      selector: { exact: exact ?? '', ...rest },
    }));
  }
}
