import { sql } from 'kysely';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import { type Frequencies, RECORD_FACETS, type RecordFacet, type RecordName } from './model/frequent.js';

// The names of the records and tags by which a list of claims is filtered, in one query.

/** By kind and id (`speaker 7`); those that the viewer may not see, or that are in the trash, are left out. */
export async function namesOfRecords(
  db: Db | Tx,
  viewer: Viewer,
  most: Frequencies,
): Promise<ReadonlyMap<string, RecordName>> {
  const ids = Object.fromEntries(
    RECORD_FACETS.map((kind) => [kind, JSON.stringify(most[kind].map(([id]) => id))]),
  ) as Record<RecordFacet, string>;
  const rows = await names(db, ids, seesRestricted(viewer));
  return new Map(rows.map(({ kind, id, name, language }) => [`${kind} ${id}`, { name, language }]));
}

const names = prepared((db, ids: Record<RecordFacet, string>, sees: boolean) => {
  const visible = visibleTo({ seesRestricted: sees });
  const none = sql<string | null>`null`.as('language');
  const kindOf = (kind: RecordFacet) => sql<RecordFacet>`${sql.lit(kind)}`.as('kind');
  const sources = db
    .selectFrom('sources')
    .select([kindOf('source'), 'sources.id', 'sources.title as name', 'sources.language'])
    .where(amongListed('sources.id', ids.source))
    .where('sources.trashed_at', 'is', null)
    .where(visible.record('source'));
  const outlets = db
    .selectFrom('outlets')
    .select([kindOf('outlet'), 'outlets.id', 'outlets.name', none])
    .where(amongListed('outlets.id', ids.outlet))
    .where('outlets.trashed_at', 'is', null)
    .where(visible.record('outlet'));
  const tags = db
    .selectFrom('tags')
    .select([kindOf('tag'), 'tags.id', 'tags.name', none])
    .where(amongListed('tags.id', ids.tag))
    .where('tags.trashed_at', 'is', null)
    .where(visible.record('tag'));
  return db
    .selectFrom('speakers')
    .select([kindOf('speaker'), 'speakers.id', 'speakers.name', 'speakers.language'])
    .where(amongListed('speakers.id', ids.speaker))
    .where('speakers.trashed_at', 'is', null)
    .where(visible.record('speaker'))
    .unionAll(sources)
    .unionAll(outlets)
    .unionAll(tags);
});
