import type { Selectable } from 'kysely';
import type { Matched } from '../../derived/match/model/claim-match.js';
import { withMatch } from '../../derived/match/store.js';
import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { among } from '../../platform/db/queries/among.js';
import { countOf } from '../../platform/db/queries/count.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { isCalled, ownFirst } from '../../platform/db/queries/merged-names.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { ClaimsTable, TagsTable } from '../../platform/db/schema.js';

export type Tag = Selectable<TagsTable>;

export type TaggedClaim = Pick<
  Selectable<ClaimsTable>,
  'id' | 'text' | 'language' | 'form' | 'said_on' | 'said_on_min' | 'ground_rule' | 'speaker_id'
> & { readonly speaker_name: string } & StatusColumns &
  Matched;

const ROWS = 50;

/** Reads tags that one viewer may see. */
export class TagReader extends ViewerReader {
  /** In the trash or not; undefined where it does not exist or is hidden. */
  async byId(id: number): Promise<Tag | undefined> {
    return this.visibleRows().where('tags.id', '=', id).executeTakeFirst();
  }

  /** By name, each with the number of its claims that the viewer sees. `q` matches names. */
  async page(wanted: {
    readonly q: string | null;
    readonly after: string | null;
  }): Promise<Page<Tag & { readonly claims: number }>> {
    const query = this.kept()
      .select((eb) =>
        eb
          .selectFrom('claim_tags')
          .innerJoin('claims', 'claims.id', 'claim_tags.claim_id')
          .select((count) => count.fn.countAll<number>().as('claims'))
          .whereRef('claim_tags.tag_id', '=', 'tags.id')
          .where('claims.trashed_at', 'is', null)
          .where(this.visible.claims())
          .$asScalar()
          .$notNull()
          .as('claims'),
      )
      .$if(wanted.q !== null, (some) => some.where(holdsFolded('tags.name', wanted.q ?? '')));
    const keys = [{ column: 'tags.name', collate: 'nocase' }, 'tags.id'] as const;
    return pageOf(query, { after: wanted.after, limit: ROWS, direction: 'asc', keys });
  }

  /** The tag of this name, or else the one into which a tag of it was merged, regardless of the case of A to Z. */
  async named(name: string): Promise<Tag | undefined> {
    const rows = await this.kept()
      .where(isCalled('tags.name', name, { anyCase: true, sees: this.sees }))
      .execute();
    return ownFirst(rows, (row) => row.name.toLowerCase() === name.toLowerCase())[0];
  }

  /** The claims with a tag by date, newest first, those without one last. */
  async claims(id: number, after: string | null): Promise<Page<TaggedClaim>> {
    const query = this.db
      .selectFrom('claims')
      .innerJoin('claim_tags', 'claim_tags.claim_id', 'claims.id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select([
        'claims.id',
        'claims.text',
        'claims.language',
        'claims.form',
        'claims.said_on',
        'claims.said_on_min',
        'claims.ground_rule',
        'claims.speaker_id',
        'speakers.name as speaker_name',
      ])
      .where('claim_tags.tag_id', '=', id)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    const keys = ['claims.said_on_min', 'claims.id'] as const;
    const page = await pageOf(query, { after, limit: ROWS, direction: 'desc', keys });
    return {
      ...page,
      rows: await withMatch(this.db, this.viewer, await withStatus(this.db, this.viewer, page.rows)),
    };
  }

  /** Those of these claims that have the tag. */
  async claimIdsAmong(id: number, claimIds: readonly number[]): Promise<number[]> {
    const rows = await this.db
      .selectFrom('claim_tags')
      .select('claim_id')
      .where('tag_id', '=', id)
      .where(among('claim_id', claimIds))
      .where(this.visible.ofClaim('claim_tags.claim_id'))
      .execute();
    return rows.map(({ claim_id }) => claim_id);
  }

  /** How many claims outside the trash have it. */
  async claimCount(id: number): Promise<number> {
    const tagged = this.db
      .selectFrom('claim_tags')
      .innerJoin('claims', 'claims.id', 'claim_tags.claim_id')
      .where('claim_tags.tag_id', '=', id)
      .where('claims.trashed_at', 'is', null);
    return countOf(tagged.where(this.visible.claims()));
  }

  private kept() {
    return this.visibleRows().where('tags.trashed_at', 'is', null);
  }

  private visibleRows() {
    return this.db.selectFrom('tags').selectAll('tags').where(this.visible.record('tag'));
  }
}
