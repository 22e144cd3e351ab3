import { sql } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { isOwnPiece } from '../../platform/db/queries/own-pieces.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { EVENT_TYPES } from './model/csl.js';
import { pickAmongSeen } from './model/pick-cited.js';
import { type Bibliographic, type DescribedSource, webMetaOfSource } from './model/web-meta.js';

// The source cited for each claim of a page, for reference managers: chosen as a citation list does, without the
// other data of an entry.

/** A claim that the viewer may see, and so all that belongs to it. */
interface Citing {
  readonly id: number;
  readonly said_on: string | null;
  readonly reference_attribution_id: number | null;
}

export interface CitedFor {
  readonly claimId: number;
  readonly source: DescribedSource;
  /** Whether the only source that somebody saw is our own piece. */
  readonly isOwnPiece: boolean;
  /** The day of the words or their occasion (EDTF), where the source has no date and is itself the event. */
  readonly saidOn: string | null;
}

/** In the order of the claims, without those whose sources nobody saw. */
export async function citedFor(db: Db | Tx, claims: readonly Citing[]): Promise<CitedFor[]> {
  if (claims.length === 0) return [];
  const seen = grouped(await seenAmong(db, listed(claims), 'only'), ({ claim_id }) => claim_id);
  const picked = claims.map(({ id, reference_attribution_id: reference }) =>
    pickAmongSeen(seen.get(id) ?? [], reference),
  );
  const ids = picked.flatMap((one) => one?.source_id ?? []);
  const sources = new Map<number, DescribedSource>();
  for (const row of await sourcesAmong(db, { ids: JSON.stringify(ids) }, 'only')) sources.set(row.id, row);
  const found: Found[] = [];
  for (const [at, claim] of claims.entries()) {
    const one = picked[at];
    const source = sources.get(one?.source_id ?? 0);
    if (one && source !== undefined) found.push({ claim, source, isOwnPiece: Boolean(one.is_ours) });
  }
  return withDays(db, found);
}

interface Found {
  readonly claim: Citing;
  readonly source: DescribedSource;
  readonly isOwnPiece: boolean;
}

async function withDays(db: Db | Tx, found: readonly Found[]): Promise<CitedFor[]> {
  const undated = found.filter(({ source }) => isUndated(source)).map(({ claim }) => claim);
  const days = await occasionDays(
    db,
    undated.filter(({ said_on }) => said_on === null),
  );
  return found.map(({ claim, source, isOwnPiece }) => ({
    claimId: claim.id,
    source,
    isOwnPiece,
    saidOn: isUndated(source) ? (claim.said_on ?? days.get(claim.id) ?? null) : null,
  }));
}

function isUndated({ type, issued }: DescribedSource): boolean {
  return issued === null && type !== null && EVENT_TYPES.has(type);
}

async function occasionDays(
  db: Db | Tx,
  claims: readonly Citing[],
): Promise<ReadonlyMap<number, string | null>> {
  if (claims.length === 0) return new Map();
  const rows = await occasionsAmong(db, listed(claims), 'only');
  return new Map(rows.map(({ id, date }) => [id, date]));
}

function listed(claims: readonly Citing[]): { ids: string } {
  return { ids: JSON.stringify(claims.map(({ id }) => id)) };
}

const seenAmong = prepared((db, { ids }: { ids: string }) =>
  db
    .selectFrom('attributions')
    .select(['claim_id', 'id', 'source_id', 'rank', 'tier'])
    .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'))
    .where(amongListed('attributions.claim_id', ids))
    .where('wording', 'is not', null)
    .where('trashed_at', 'is', null),
);

const sourcesAmong = prepared((db, { ids }: { ids: string }) =>
  db
    .selectFrom('sources')
    .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
    .select(['sources.id', 'sources.type', 'sources.title', 'sources.translated_title'])
    .select(['sources.container_title', 'sources.authors', 'sources.issued', 'sources.url'])
    .select(['sources.language', 'sources.medium', 'sources.genre', 'sources.account'])
    .select('outlets.name as outlet_name')
    .where(amongListed('sources.id', ids)),
);

const occasionsAmong = prepared((db, { ids }: { ids: string }) =>
  db
    .selectFrom('claims')
    .innerJoin('occasions', 'occasions.id', 'claims.occasion_id')
    .select(['claims.id', 'occasions.date'])
    .where(amongListed('claims.id', ids)),
);

// Metadata for reference managers: only of claims with a source that somebody saw.

/** All metadata of one visible claim, and its source; null where there is nothing to cite. */
export async function bibliographyOf(
  db: Db,
  claim: Citing,
): Promise<(Bibliographic & { readonly source: DescribedSource }) | null> {
  const [cited] = await citedFor(db, [claim]);
  if (cited === undefined) return null;
  const { source, saidOn } = cited;
  return { ...webMetaOfSource(source, saidOn), source };
}
