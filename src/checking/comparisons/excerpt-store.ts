import { type SqlBool, sql } from 'kysely';
import { isLocated } from '../../derived/match/model/comparison.js';
import type { Span } from '../../engines/text/span.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import { grouped } from '../../platform/lib/grouped.js';
import { type Excerpt, excerptOf, windowsOf } from './model/excerpt.js';
import type { ComparisonOfClaim } from './store.js';

/** The spans of a copy that a page shows. */
export interface Wanted {
  readonly snapshot_id: number;
  readonly windows: readonly Span[];
}

export type Excerpts = ReadonlyMap<number, readonly Excerpt[]>;

/** The spans of copies to read for showing the passages of these comparisons. */
export function wantedOf(comparisons: readonly ComparisonOfClaim[]): Wanted[] {
  return [...grouped(comparisons, (one) => one.attribution_id).values()].flatMap((own) => {
    const found = own.find(({ verdict }) => isLocated(verdict));
    return found ? [{ snapshot_id: found.snapshot_id, windows: windowsOf(found.spans) }] : [];
  });
}

/** Reads parts of saved copies, as one viewer may see them. */
export class ExcerptReader extends ViewerReader {
  /**
   * By copy, without those that the viewer may not see. SQL counts characters, which are at most as many as UTF-16
   * code units, so the text is read up to the end of the last window and cut here.
   */
  async around(wanted: readonly Wanted[]): Promise<Excerpts> {
    // Sources that all say the same are found at one place.
    const places = wanted.flatMap(({ snapshot_id: id, windows: own }) =>
      own.map((window) => [`${id} ${window}`, { id, window }] as const),
    );
    const windows = grouped(new Map(places).values(), ({ id }) => id);
    if (windows.size === 0) return new Map();
    const lengths = [...windows].map(([id, own]) => [
      id,
      Math.max(...own.map(({ window }) => window[1])) + 1,
    ]);
    const rows = await headsOf(this.db, { lengths: JSON.stringify(Object.fromEntries(lengths)) }, this.sees);
    return new Map(
      rows.map(({ id, head }) => [
        id,
        (windows.get(id) ?? []).map(({ window }) => excerptOf(head ?? '', window)),
      ]),
    );
  }
}

const headsOf = prepared((db, { lengths }: { lengths: string }, sees: boolean) =>
  db
    .selectFrom(sql<{ key: string; value: number }>`json_each(${lengths})`.as('wanted'))
    .innerJoin('snapshots', (join) => join.on(sql<SqlBool>`snapshots.id = cast(wanted.key as integer)`))
    .select('snapshots.id')
    .select(sql<string | null>`substr(snapshots.text, 1, wanted.value)`.as('head'))
    .where('snapshots.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).snapshots()),
);
