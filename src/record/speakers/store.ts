import type { Selectable } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import { nocase } from '../../platform/db/queries/nocase.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { SpeakerNamesTable, SpeakersTable, SpeakerTitlesTable } from '../../platform/db/schema.js';
import { MemberReader } from './member-store.js';

export type Speaker = Selectable<SpeakersTable>;
export type SpeakerName = Selectable<SpeakerNamesTable>;

/** `source_title` is null where there is no source, and where the viewer may not see it. */
export type SpeakerTitle = Selectable<SpeakerTitlesTable> & { readonly source_title: string | null };

export interface SpeakerUses {
  readonly claims: number;
  readonly attributions: number;
  readonly bodies: number;
}

/** Reads speakers that one viewer may see. */
export class SpeakerReader extends ViewerReader {
  /** In the trash or not; undefined where it does not exist or is hidden. */
  async byId(id: number): Promise<Speaker | undefined> {
    return this.visibleRows().where('speakers.id', '=', id).executeTakeFirst();
  }

  /** All with exactly this main name. */
  async named(name: string): Promise<Speaker[]> {
    // Two conditions: the first uses the case-insensitive index, the second is exact.
    return this.kept()
      .where(nocase('speakers.name'), '=', name)
      .where('speakers.name', '=', name)
      .orderBy('speakers.id')
      .execute();
  }

  /** All with exactly this other name. */
  async alsoNamed(name: string): Promise<Speaker[]> {
    return this.kept()
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('speaker_names')
            .select('speaker_names.id')
            .whereRef('speaker_names.speaker_id', '=', 'speakers.id')
            .where(this.visible.names())
            .where('speaker_names.awaits_since', 'is', null)
            .where('speaker_names.name', '=', name),
        ),
      )
      .orderBy('speakers.id')
      .execute();
  }

  /** All with this Wikidata id: probably the same person. */
  async numbered(wikidataId: string): Promise<Speaker[]> {
    return this.kept().where('speakers.wikidata_id', '=', wikidataId).orderBy('speakers.id').execute();
  }

  /** In the order in which they were added. */
  async namesOf(id: number): Promise<SpeakerName[]> {
    return this.db
      .selectFrom('speaker_names')
      .selectAll()
      .where('speaker_id', '=', id)
      .where(this.visible.names())
      .orderBy('id')
      .execute();
  }

  /** Those by which copies agree: without what waits for a second person, and what nobody else agreed to. */
  async namesAgreed(id: number): Promise<string[]> {
    const names = await this.namesOf(id);
    const agreed = names.filter((one) => one.awaits_since === null && one.sole_author_id === null);
    return agreed.map(({ name }) => name);
  }

  /** The titles of several speakers at once, each speaker's latest first. */
  async titlesOf(ids: readonly number[]): Promise<SpeakerTitle[]> {
    if (ids.length === 0) return [];
    return titlesAmong(this.db, { ids: JSON.stringify(ids) }, this.sees);
  }

  /** The uses outside the trash that keep the speaker from being trashed. */
  async uses(id: number): Promise<SpeakerUses> {
    const claims = this.db
      .selectFrom('claims')
      .where('claims.speaker_id', '=', id)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    const attributions = this.db
      .selectFrom('attributions')
      .where((eb) =>
        eb.or(
          (['speaker_id', 'voiced_by_id', 'recounted_by_id'] as const).map((column) =>
            eb(`attributions.${column}`, '=', id),
          ),
        ),
      )
      .where('attributions.trashed_at', 'is', null)
      .where(this.visible.ofClaim('attributions.claim_id'));
    const bodies = await new MemberReader(this.db, this.viewer).bodiesOf(id);
    return {
      claims: await countOf(claims),
      attributions: await countOf(attributions),
      bodies: bodies.length,
    };
  }

  private kept() {
    return this.visibleRows().where('speakers.trashed_at', 'is', null);
  }

  private visibleRows() {
    return this.db.selectFrom('speakers').selectAll('speakers').where(this.visible.record('speaker'));
  }
}

const titlesAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('speaker_titles')
    .leftJoin('sources', (join) =>
      join
        .onRef('sources.id', '=', 'speaker_titles.source_id')
        .on('sources.trashed_at', 'is', null)
        .on(visibleTo({ seesRestricted: sees }).record('source')),
    )
    .selectAll('speaker_titles')
    .select('sources.title as source_title')
    .where(amongListed('speaker_titles.speaker_id', ids))
    .orderBy('speaker_titles.speaker_id')
    .orderBy('speaker_titles.held_from_min', 'desc')
    .orderBy('speaker_titles.id'),
);
