import type { Db } from '../../../platform/db/schema.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { Viewer } from '../../../platform/viewer.js';
import { NearRecordReader } from '../../../record/duplicates/near-store.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { isSameArticle, type Version } from '../model/newer-version.js';
import { dayOf, typedSource } from '../model/source-input.js';

/** How many saved sources of the same title are compared. */
const MAX_COMPARED = 5;

/** The saved source of which an article is a newer version: its words are compared with the newest copy. Null for none. */
export async function newerVersionOf(
  db: Db,
  viewer: Viewer,
  fields: Typed,
  text: string,
): Promise<number | null> {
  const { title = '', url = null } = fields;
  if (title === '') return null;
  const described = { title, url, archive_url: null, outlet: fields['outlet.name'] ?? null };
  const near = await new NearRecordReader(db, viewer).sources(described);
  for (const { id } of near.slice(0, MAX_COMPARED)) {
    const source = await new SourceReader(db, viewer).byId(id);
    const saved = await newestText(db, viewer, id);
    if (source === undefined || saved === null) continue;
    if (isSameArticle(versionOf(fields, text), versionOf(typedSource(source), saved))) return id;
  }
  return null;
}

function versionOf(fields: Typed, text: string): Version {
  return { fields, day: dayOf(fields), text };
}

async function newestText(db: Db, viewer: Viewer, sourceId: number): Promise<string | null> {
  const copies = new SnapshotReader(db, viewer);
  const [newest] = await copies.ofSource(sourceId);
  return newest === undefined ? null : ((await copies.byId(sourceId, newest.id))?.text ?? null);
}
