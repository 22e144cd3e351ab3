import { EVENT_TYPES } from '../citations/csl.js';
import { pickAmongSeen } from '../citations/pick-cited.js';
import type { DescribedSource } from '../citations/web-meta.js';
import { amongListed } from '../db/among.js';
import { prepared } from '../db/prepared.js';
import type { Db, Tx } from '../db/schema.js';
import { grouped } from '../lib/grouped.js';

// Which source stands for each claim of a page, and what reference managers are told of it: the choice that a
// citation list makes, without the rest of what an entry of one is made from.

/** A claim that the reader may see: what hangs on it may be seen too. */
export interface Citing {
  readonly id: number;
  readonly said_on: string | null;
  readonly reference_attribution_id: number | null;
}

export interface CitedFor {
  readonly source: DescribedSource;
  /** The day of the words, or of their occasion (EDTF), where the source has none and is itself what happened then. */
  readonly saidOn: string | null;
}

/** In the order of the claims; those for which no source has been seen are left out. */
export async function citedFor(db: Db | Tx, claims: readonly Citing[]): Promise<CitedFor[]> {
  if (claims.length === 0) return [];
  const seen = grouped(await seenAmong(db, listed(claims), 'only'), ({ claim_id }) => claim_id);
  const cited = claims.flatMap((claim) => {
    const picked = pickAmongSeen(seen.get(claim.id) ?? [], claim.reference_attribution_id);
    return picked === null ? [] : [{ claim, sourceId: picked.source_id }];
  });
  const ids = JSON.stringify(cited.map(({ sourceId }) => sourceId));
  const sources = new Map((await sourcesAmong(db, { ids }, 'only')).map((row) => [row.id, row]));
  const found = cited.flatMap(({ claim, sourceId }) => {
    const source = sources.get(sourceId);
    return source === undefined ? [] : [{ claim, source }];
  });
  const days = await occasionDays(
    db,
    found.flatMap(({ claim, source }) => (isUndated(source) && claim.said_on === null ? [claim] : [])),
  );
  return found.map(({ claim, source }) => ({
    source,
    saidOn: isUndated(source) ? (claim.said_on ?? days.get(claim.id) ?? null) : null,
  }));
}

function isUndated({ type, issued }: DescribedSource): boolean {
  return issued === null && EVENT_TYPES.has(type);
}

async function occasionDays(db: Db | Tx, claims: readonly Citing[]): Promise<ReadonlyMap<number, string | null>> {
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
