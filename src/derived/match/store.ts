import { type QueryCreator, sql } from 'kysely';
import type { Credit } from '../../engines/context/credit.js';
import { shortWords } from '../../engines/text/short-words.js';
import { isOnePersonDesk } from '../../people/accounts/store/users.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';
import { type ClaimMatch, type Decision, type Matched, notCompared } from './model/claim-match.js';
import { creditsAnother, creditWords } from './model/recorded-credit.js';
import { isOfRecord } from './model/sentence.js';
import { spokenWords } from './model/spoken-words.js';
import { facetOf, isAltered } from './model/state.js';

/** Reads the match of claims: over all copies for checkers and above, over public ones for others. */
export class MatchReader extends ViewerReader {
  async ofClaim(claimId: number): Promise<ClaimMatch> {
    return (await this.ofClaims([claimId])).get(claimId) ?? notCompared(claimId);
  }

  /** By claim. Only those with something compared or decided are read. */
  async ofClaims(claimIds: readonly number[]): Promise<ReadonlyMap<number, ClaimMatch>> {
    if (claimIds.length === 0) return new Map();
    const rows = await matchRows(this.db, { ids: JSON.stringify(claimIds) }, this.sees);
    const matches = new Map<number, ClaimMatch>();
    for (const id of claimIds) matches.set(id, notCompared(id));
    for (const row of rows) matches.set(row.claim_id, toMatch(row, this.sees));
    return matches;
  }
}

const matchRows = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  describedRows(db)
    // NOTE: a bound audience is compared with those of the partial indexes, so that SQLite would prepare at every call.
    .where('claim_match.audience', '=', sql.lit(sees ? 1 : 0))
    .where(amongListed('claim_match.claim_id', ids))
    .where((eb) =>
      eb.or([
        eb('claim_match.state', '<>', 'not_compared'),
        eb('claim_match.attribution_id', 'is not', null),
        eb('claim_match.standing', 'is not', null),
      ]),
    ),
);

/** Rows of `claim_match`, with the copy, the difference and who decided. */
export function describedRows(db: QueryCreator<Schema>) {
  return db
    .selectFrom('claim_match')
    .innerJoin('claims', 'claims.id', 'claim_match.claim_id')
    .leftJoin('attributions', 'attributions.id', 'claim_match.attribution_id')
    .leftJoin('comparisons', (join) =>
      join
        .onRef('comparisons.attribution_id', '=', 'claim_match.attribution_id')
        .onRef('comparisons.snapshot_id', '=', 'claim_match.snapshot_id'),
    )
    .leftJoin('snapshots', 'snapshots.id', 'claim_match.snapshot_id')
    .leftJoin('sources', 'sources.id', 'attributions.source_id')
    .leftJoin('speakers as credited', 'credited.id', 'attributions.speaker_id')
    .leftJoin('speakers as speaking', 'speaking.id', 'claims.speaker_id')
    .leftJoin('findings', 'findings.id', 'claim_match.finding_id')
    .leftJoin('set_asides', 'set_asides.id', 'claim_match.set_aside_id')
    .leftJoin('users as authors', (join) =>
      join.on((eb) => eb('authors.id', '=', eb.fn.coalesce('findings.author_id', 'set_asides.author_id'))),
    )
    .leftJoin('users as seconds', (join) =>
      join.on((eb) => eb('seconds.id', '=', eb.fn.coalesce('findings.agreed_by', 'set_asides.agreed_by'))),
    )
    .select(['claim_match.claim_id', 'claim_match.state', 'claim_match.standing'])
    .select(['claim_match.attribution_id', 'claim_match.snapshot_id', 'comparisons.difference'])
    .select(['comparisons.verdict', 'comparisons.flags', 'attributions.wording'])
    .select(['comparisons.spans', 'comparisons.credit', 'snapshots.captured_at', 'attributions.source_id'])
    .select(['claims.speaker_id', 'attributions.speaker_id as credited_id'])
    .select(['attributions.voiced_by_id', 'attributions.recounted_by_id'])
    .select(['credited.name as credited_name', 'speaking.name as speaker_name'])
    .select(['sources.title as source_title', 'sources.language as source_language'])
    .select((eb) => [
      eb.fn.coalesce('findings.rationale', 'set_asides.reason').as('rationale'),
      eb.fn.coalesce('findings.created_at', 'set_asides.created_at').as('created_at'),
      eb.fn.coalesce('findings.agreed_at', 'set_asides.agreed_at').as('agreed_at'),
    ])
    .select(['authors.name as author', 'seconds.name as second'])
    .select(isOnePersonDesk().as('is_alone'))
    .select(IS_ELSEWHERE.as('is_elsewhere'));
}

const IS_ELSEWHERE = sql<0 | 1>`coalesce(claim_match.attribution_id <> claims.reference_attribution_id,
  attributions.wording <> claims.text, 0)`;

type MatchRow = Awaited<ReturnType<typeof matchRows>>[number];

export function toMatch(row: MatchRow, sees: boolean): ClaimMatch {
  const credit = row.credit === null ? null : (JSON.parse(row.credit) as Credit);
  const standing = row.standing === 'waiting' && !sees && row.is_alone === 0 ? 'open' : row.standing;
  const parted = partedWords(row);
  const credits = creditsInstead(row);
  return {
    claim_id: row.claim_id,
    state: row.state,
    attribution_id: row.attribution_id,
    is_elsewhere: row.is_elsewhere === 1 && parted === null,
    words: isOfRecord(row) ? credits : (spokenWords(row.state, credit) ?? parted ?? wordsOf(row)),
    credit,
    credited: credits === null ? null : row.credited_name,
    credits,
    snapshot_id: row.snapshot_id,
    source_id: row.source_id,
    source_title: row.source_title,
    source_language: row.source_language,
    captured_at: row.captured_at,
    place: placeOf(row.spans),
    standing,
    accepted: standing === 'accepted' ? decisionOf(row) : null,
    decided_by_one: standing === 'waiting' && row.is_alone === 1 ? decidedByOne(row, sees) : null,
  };
}

/** `credits Bo Lind, not Ilse Marren`, where that is recorded of the source. */
function creditsInstead(row: MatchRow): string | null {
  const { credited_name: credited, speaker_name: speaker } = row;
  return credited === null || !creditsAnother(row) ? null : creditWords(credited, speaker ?? '');
}

/** `‘The Gazette’ has ‘We shall dig in May’`, where a copy has the words of its source, which are not the quotation's. */
function partedWords({ state, verdict, flags, wording, source_title }: MatchRow): string | null {
  if (state !== 'differs' || verdict === null || wording === null) return null;
  if (isAltered({ verdict, flags: JSON.parse(flags ?? '[]') as string[] })) return null;
  return `‘${source_title}’ has ‘${shortWords(wording)}’`;
}

/** A difference of the wording. */
function wordsOf({ state, difference, standing, attribution_id }: MatchRow): string | null {
  if (standing !== null && attribution_id === null) return NO_SOURCE;
  return facetOf(state) === 'wording' ? difference : null;
}

const NO_SOURCE = 'no recorded source has this wording';

/** Only checkers and above see a pending finding's reason. */
function decidedByOne(row: MatchRow, sees: boolean): Decision | null {
  const decision = decisionOf(row);
  return decision && (sees ? decision : { ...decision, rationale: null });
}

function decisionOf({ author, second, agreed_at, created_at, rationale }: MatchRow): Decision | null {
  if (author === null) return null;
  const by = second === null ? author : `${author} and ${second}`;
  return { by, at: agreed_at ?? created_at ?? '', rationale };
}

function placeOf(spans: string | null): readonly [number, number] | null {
  const all = JSON.parse(spans ?? '[]') as [number, number][];
  if (all.length === 0) return null;
  return [Math.min(...all.map(([start]) => start)), Math.max(...all.map(([, end]) => end))];
}

/** Adds the match to rows of claims, which were read for this, by one query for all of them. */
export async function withMatch<Row extends { readonly id: number }>(
  db: Db | Tx,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<(Row & Matched)[]> {
  const matches = await new MatchReader(db, viewer).ofClaims(rows.map(({ id }) => id));
  return rows.map((row) => Object.assign(row, { match: matches.get(row.id) ?? notCompared(row.id) }));
}
