import type { Selectable } from 'kysely';
import { type Matched, notCompared } from '../../derived/match/model/claim-match.js';
import { SourceMatchReader } from '../../derived/match/sources-store.js';
import type { StatusColumns } from '../../derived/status/model/reason.js';
import { withStatus } from '../../derived/status/status-store.js';
import { countOf } from '../../platform/db/queries/count.js';
import { isCalled, ownFirst } from '../../platform/db/queries/merged-names.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { AttributionsTable, SourcesTable } from '../../platform/db/schema.js';
import { pickOne } from '../../platform/lib/fields/picks.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { howManyOf } from '../../platform/lib/text/how-many.js';
import type { Form, GroundRule, OutletKind } from '../../vocabulary.js';

export type Source = Selectable<SourcesTable>;
/** A source with what is known of its outlet, where that outlet may be seen. */
export type SourceRow = Source & {
  readonly outlet_name: string | null;
  readonly outlet_kind: OutletKind | null;
  /** 1 where it is our own piece. */
  readonly outlet_is_ours: 0 | 1 | null;
};

/** A reference to a saved source in a form: its title, and the id of the picked one. */
export interface SourceRef {
  readonly id: number | null;
  readonly title: string;
}

/** A claim, and the attribution by which the source has it. */
export interface SourceAttribution extends Matched, StatusColumns {
  /** Of the claim. */
  readonly id: number;
  readonly attribution_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly wording: AttributionsTable['wording'];
  readonly wording_form: Form | null;
  readonly wording_language: string | null;
  readonly speaker_id: number;
  readonly speaker_name: string;
  readonly said_on: string | null;
}

/** The attributions of a source that its page shows at once. */
const ATTRIBUTIONS = 100;

/** Reads sources that one viewer may see. */
export class SourceReader extends ViewerReader {
  async byId(id: number): Promise<SourceRow | undefined> {
    return this.visibleRows().where('sources.id', '=', id).executeTakeFirst();
  }

  /** All with exactly this title, or else those into which one of that title was merged. */
  async titled(title: string): Promise<SourceRow[]> {
    const rows = await this.visibleRows()
      .where(isCalled('sources.title', title, { sees: this.sees }))
      .where('sources.trashed_at', 'is', null)
      .orderBy('sources.id')
      .execute();
    return ownFirst(rows, (row) => row.title === title);
  }

  /** The saved source with this id and title, or with this title. Never creates one. */
  async meantBy({ id, title }: SourceRef): Promise<Result<SourceRow>> {
    const picked = pickOne({
      noun: 'source',
      field: 'title',
      id,
      name: title,
      byId: id === null ? undefined : await this.byId(id),
      named: await this.titled(title),
      matches: () => true,
      nameOf: (source) => source.title,
      distinguish: ({ outlet_name, issued, url }) =>
        [outlet_name, issued, url].filter(Boolean).join(', ') || null,
      makes: false,
    });
    if (!picked.ok) return picked;
    if (picked.value) return ok(picked.value);
    return refused([{ path: 'title', message: `No source is called ${title}. Add it first` }]);
  }

  /** Its attributions of claims outside the trash, oldest first. */
  async attributionsOf(id: number, after: string | null): Promise<Page<SourceAttribution>> {
    const query = this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['attributions.id', 'attributions.claim_id', 'attributions.wording'])
      .select(['claims.text', 'claims.language', 'claims.form', 'claims.ground_rule', 'claims.said_on'])
      .leftJoin('speakers as tellers', 'tellers.id', 'attributions.recounted_by_id')
      .select(['claims.speaker_id', 'speakers.name as speaker_name', 'tellers.name as told_by'])
      .select(['attributions.form as wording_form', 'attributions.language as wording_language'])
      .where('attributions.source_id', '=', id)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    const keys = ['attributions.id'] as const;
    const { rows, next } = await pageOf(query, { after, limit: ATTRIBUTIONS, direction: 'asc', keys });
    const claims = rows.map(({ id, claim_id, ...row }) => ({ ...row, id: claim_id, attribution_id: id }));
    const matches = await new SourceMatchReader(this.db, this.viewer).ofClaims(claims.map((one) => one.id));
    const checked = await withStatus(this.db, this.viewer, claims);
    const matched = (one: (typeof claims)[number]) => matches.get(one.attribution_id) ?? notCompared(one.id);
    // Beside the words of this source stands who recounts them here.
    return { rows: checked.map((one) => ({ ...one, recounted_by: one.told_by, match: matched(one) })), next };
  }

  /** What refers to it, for an error message; null where nothing does. */
  async restingOn(id: number): Promise<string | null> {
    const { db } = this;
    const attributions = db
      .selectFrom('attributions')
      .where('source_id', '=', id)
      .where('trashed_at', 'is', null);
    const occasions = db.selectFrom('occasions').where('source_id', '=', id).where('trashed_at', 'is', null);
    const titles = db.selectFrom('speaker_titles').where('source_id', '=', id);
    const snapshots = db.selectFrom('snapshots').where('source_id', '=', id).where('trashed_at', 'is', null);
    const counts = [
      howManyOf([[await countOf(attributions), 'quotation']]),
      howManyOf([[await countOf(occasions), 'occasion']]),
      howManyOf([[await countOf(titles), 'title of a speaker', 'titles of a speaker']]),
      howManyOf([[await countOf(snapshots), 'copy', 'copies']]),
    ];
    return counts.filter((count) => count !== null).join(', ') || null;
  }

  protected visibleRows() {
    return this.db
      .selectFrom('sources')
      .selectAll('sources')
      .select((eb) => {
        const outlet = eb
          .selectFrom('outlets')
          .whereRef('outlets.id', '=', 'sources.outlet_id')
          .where(this.visible.record('outlet'));
        return [
          outlet.select('outlets.name').as('outlet_name'),
          outlet.select('outlets.kind').as('outlet_kind'),
          outlet.select('outlets.is_ours').as('outlet_is_ours'),
        ];
      })
      .where(this.visible.record('source'));
  }
}
