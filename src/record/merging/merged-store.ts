import { sql } from 'kysely';
import { UserReader } from '../../people/accounts/store/users.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { reaches, seesRestricted, type Viewer } from '../../platform/viewer.js';
import { type MergeTable, nameColumn } from './model.js';
import { isByOnePerson, proposalJson, proposalShown } from './proposal-model.js';
import { ProposalReader } from './proposal-store.js';

/** A record that was merged into another. */
export interface Merged {
  readonly id: number;
  readonly name: string;
  /** When it was merged. */
  readonly at: string;
  readonly by: string;
}

/** Reads the records that were merged into one, as one viewer may see them. */
export class MergedReader extends ViewerReader {
  /** Ordered by id. */
  async into(table: MergeTable, id: number): Promise<Merged[]> {
    const seen = this.sees ? sql`1` : sql`r.merge_restricted = 0`;
    const { rows } = await sql<Merged>`select r.id, ${sql.ref(`r.${nameColumn(table)}`)} as name,
        r.trashed_at as at, u.name as by
      from ${sql.table(table)} as r join users as u on u.id = r.trashed_by
      where r.merged_into_id = ${id} and ${seen} order by r.id`.execute(this.db);
    return rows;
  }

  /** The id of the record into which one was merged; the same id for one that was not. */
  async standing(table: MergeTable, id: number): Promise<number> {
    const seen = this.sees ? sql`1` : sql`merge_restricted = 0`;
    const { rows } = await sql<{ into: number }>`select merged_into_id as "into" from ${sql.table(table)}
      where id = ${id} and merged_into_id is not null and ${seen}`.execute(this.db);
    return rows[0]?.into ?? id;
  }
}

/** The part of a record's page about merging: a link to the form, and the records merged into this one. */
export async function mergeSection(db: Db | Tx, viewer: Viewer, table: MergeTable, id: number) {
  const mayMerge = viewer.scope === 'write' && reaches(viewer.role, 'editor');
  const merged = await new MergedReader(db, viewer).into(table, id);
  const proposals = table === 'speakers' ? await new ProposalReader(db, viewer).about(id) : [];
  const open = proposals.filter(({ state }) => state === 'open');
  const isAlone = open.length > 0 && (await new UserReader(db).isOnePersonDesk());
  return {
    mergeHref: mayMerge ? `/${table}/${id}/merge` : null,
    merged: merged.map((one) => ({
      ...one,
      isByOnePerson: proposals.some((row) => row.going_id === one.id && isByOnePerson(row)),
      href: mayMerge ? `/${table}/${one.id}/merge` : null,
    })),
    proposals: open.map((row) => proposalShown(row, isAlone)),
    proposalsJson: open.map(proposalJson),
  };
}

/** The same as JSON. */
export function mergedAmong({ merged }: { readonly merged: readonly Merged[] }) {
  return { merged: merged.map(({ id, name }) => ({ id, name })) };
}

/** The same with what only a speaker has: merges that are proposed, for whoever may know of them. */
export function mergingOfSpeaker(section: Awaited<ReturnType<typeof mergeSection>>, viewer: Viewer) {
  return {
    ...mergedAmong(section),
    ...(seesRestricted(viewer) && { merge_proposals: section.proposalsJson }),
  };
}
