import { TERMINAL } from '../../accounts/model.js';
import type { Db, Tx } from '../../db/schema.js';
import { visibleTo } from '../../db/visible.js';
import {
  creditedOrWrong,
  type MisattributionColumn,
  misattributionOf,
} from '../../findings/model/misattribution.js';
import { misattributionOn } from '../../findings/status-store.js';
import type { ClaimMatch } from '../../match/model/claim-match.js';
import { matchSentence } from '../../match/model/sentence.js';
import { MatchReader } from '../../match/store.js';
import type { ExportedClaim, ExportedSource } from './exported.js';

/** Reads what a CSV file says of claims and sources, restricted or not: only the terminal asks for it. */
export class CsvReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** Those that are neither in the trash nor erased, in the order of their numbers. */
  async claims(ids: readonly number[]): Promise<ExportedClaim[]> {
    const rows = await this.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .leftJoin('occasions', 'occasions.id', 'claims.occasion_id')
      .leftJoin('attributions', (join) =>
        join
          .onRef('attributions.id', '=', 'claims.reference_attribution_id')
          .on('attributions.trashed_at', 'is', null)
          .on('attributions.erased_by', 'is', null),
      )
      .leftJoin('speakers as voices', 'voices.id', 'attributions.voiced_by_id')
      .leftJoin('attributions as origins', 'origins.id', 'attributions.relayed_from_id')
      .leftJoin('sources as origin_sources', 'origin_sources.id', 'origins.source_id')
      .leftJoin('outlets as origin_outlets', 'origin_outlets.id', 'origin_sources.outlet_id')
      .select([
        'claims.id',
        'claims.text',
        'claims.language',
        'claims.language_guessed',
        'claims.form',
        'claims.ground_rule',
        'claims.embargoed_until',
        'claims.said_on',
        'claims.summary',
        'claims.note',
        'speakers.name as speaker',
        'speakers.kind as speaker_kind',
        'speakers.language as speaker_language',
        'speakers.description as speaker_description',
        'occasions.name as occasion',
        'occasions.kind as occasion_kind',
        'occasions.date as occasion_date',
        'occasions.time_zone',
        'occasions.place as occasion_place',
        'occasions.note as occasion_note',
        'attributions.source_id',
        'attributions.tier',
        'attributions.rank',
        'attributions.credited_as',
        'attributions.capacity',
        'voices.name as voiced_by',
        'attributions.cue',
        'attributions.place as place_in_work',
        'attributions.locator',
        'attributions.translation',
        'attributions.translator',
        'attributions.form as attribution_form',
        'attributions.language as attribution_language',
        'attributions.note as attribution_note',
        'origin_sources.title as relayed_from',
        'origin_sources.type as relayed_from_type',
        'origin_outlets.name as relayed_from_outlet',
        'origin_sources.url as relayed_from_url',
      ])
      .select(misattributionOn('claims.id'))
      .where('claims.id', 'in', ids)
      .where('claims.trashed_at', 'is', null)
      .where('claims.erased_by', 'is', null)
      .where(visibleTo({ seesRestricted: true }).claims())
      .orderBy('claims.id')
      .execute();
    const [sources, tags, matches] = [
      await this.sourcesAmong(rows.map((row) => row.source_id)),
      await this.tagsOf(ids),
      await new MatchReader(this.db, TERMINAL).ofClaims(ids),
    ];
    return rows.map(({ source_id, misattribution, ...row }) => ({
      ...row,
      ...toldOf({ misattribution, speaker_name: row.speaker }, matches.get(row.id)),
      tags: tags.get(row.id) ?? [],
      source: source_id === null ? null : (sources.get(source_id) ?? null),
    }));
  }

  /** Numbers of all claims, or of all sources, that are not in the trash, oldest first. */
  async ids(table: 'claims' | 'sources'): Promise<number[]> {
    const rows = await this.db
      .selectFrom(table as 'claims')
      .select('id')
      .where('trashed_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  async sources(ids: readonly number[]): Promise<ExportedSource[]> {
    return this.db
      .selectFrom('sources')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .selectAll('sources')
      .select(['outlets.name as outlet', 'outlets.kind as outlet_kind'])
      .where('sources.id', 'in', ids)
      .orderBy('sources.id')
      .execute();
  }

  /** How many attributions of these claims stand beside the one that each row tells. */
  async furtherAttributions(ids: readonly number[]): Promise<number> {
    const { n } = await this.db
      .selectFrom('attributions')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .leftJoin('attributions as told', 'told.id', 'claims.reference_attribution_id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('claims.id', 'in', ids)
      .where('claims.trashed_at', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('told.id', 'is', null),
          eb.and([
            eb('attributions.id', '<>', eb.ref('told.id')),
            eb.or([
              eb('told.relayed_from_id', 'is', null),
              eb('attributions.id', '<>', eb.ref('told.relayed_from_id')),
            ]),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow();
    return n;
  }

  private async sourcesAmong(ids: readonly (number | null)[]): Promise<ReadonlyMap<number, ExportedSource>> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const sources = wanted.length === 0 ? [] : await this.sources(wanted);
    return new Map(sources.map((source) => [source.id, source]));
  }

  private async tagsOf(ids: readonly number[]): Promise<ReadonlyMap<number, string[]>> {
    const rows = await this.db
      .selectFrom('claim_tags')
      .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
      .select(['claim_tags.claim_id', 'tags.name'])
      .where('claim_tags.claim_id', 'in', ids)
      .where('tags.trashed_at', 'is', null)
      .orderBy('tags.name')
      .execute();
    const byClaim = new Map<number, string[]>();
    for (const { claim_id, name } of rows) byClaim.set(claim_id, [...(byClaim.get(claim_id) ?? []), name]);
    return byClaim;
  }
}

function toldOf(
  claim: MisattributionColumn & { readonly speaker_name: string },
  match: ClaimMatch | undefined,
) {
  return {
    misattribution: misattributionOf(claim) && creditedOrWrong(claim),
    match: match?.state ?? null,
    match_in_words: match === undefined ? null : matchSentence(match, match.source_title),
  };
}
