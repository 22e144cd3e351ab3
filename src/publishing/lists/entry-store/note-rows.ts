import { among } from '../../../platform/db/queries/among.js';
import type { Visible } from '../../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { type MarkedNote, type MarkedSpan, spanIn } from '../../citations/model/marks.js';

type Kind = MarkedNote['target']['kind'];

/** What may have notes: texts by number; the numbers of sources and of their copies. */
interface NotedTexts {
  readonly claim: readonly (readonly [id: number, text: string | null])[];
  readonly attribution: readonly (readonly [id: number, text: string | null])[];
  readonly source: readonly number[];
  readonly snapshot: readonly number[];
}

/** The notes on these, as far as the viewer may see them, by target: `claim 42`. Neither trashed nor erased ones. */
export async function notesOn(
  { db, visible }: { readonly db: Db | Tx; readonly visible: Visible },
  all: readonly NotedTexts[],
): Promise<ReadonlyMap<string, readonly MarkedNote[]>> {
  const texts = new Map<string, string | null>([
    ...all.flatMap(({ claim }) => claim.map(([id, text]) => [`claim ${id}`, text] as const)),
    ...all.flatMap(({ attribution }) =>
      attribution.map(([id, text]) => [`attribution ${id}`, text] as const),
    ),
  ]);
  const ids = {
    claim: all.flatMap(({ claim }) => claim.map(([id]) => id)),
    attribution: all.flatMap(({ attribution }) => attribution.map(([id]) => id)),
    source: [...new Set(all.flatMap(({ source }) => source))],
    snapshot: [...new Set(all.flatMap(({ snapshot }) => snapshot))],
  };
  const notes: MarkedNote[] = [];
  // A query for each kind, since one with OR makes SQLite scan all notes.
  for (const kind of ['claim', 'attribution', 'source', 'snapshot'] as const) {
    const rows = await rowsOn(db, visible, kind, ids[kind]);
    for (const [target, those] of grouped(rows, (row) => row.target)) {
      const isPlaced = those.some((row) => row.selector_start_utf16 !== null);
      const text =
        kind === 'snapshot' && isPlaced
          ? await textOfCopy(db, target)
          : (texts.get(`${kind} ${target}`) ?? '');
      notes.push(...those.map((row) => toNote(row, kind, text)));
    }
  }
  return grouped(notes, ({ target }) => `${target.kind} ${target.id}`);
}

type NoteRow = Awaited<ReturnType<typeof rowsOn>>[number];

function rowsOn(db: Db | Tx, visible: Visible, kind: Kind, ids: readonly number[]) {
  return db
    .selectFrom('annotations')
    .innerJoin('users', 'users.id', 'annotations.author_id')
    .leftJoin('snapshots', 'snapshots.id', 'annotations.snapshot_id')
    .select(['annotations.id', `annotations.${kind}_id as target`, 'annotations.parent_id'])
    .select(['annotations.motivation', 'annotations.body', 'annotations.created_at', 'annotations.edited_at'])
    .select(['annotations.selector_exact', 'annotations.selector_prefix', 'annotations.selector_suffix'])
    .select(['annotations.selector_start_utf16', 'annotations.selector_end_utf16'])
    .select(['users.name as author_name', 'snapshots.source_id', 'snapshots.captured_at'])
    .where(among(`annotations.${kind}_id`, ids))
    .where('annotations.trashed_at', 'is', null)
    .where('annotations.erased_by', 'is', null)
    .where(visible.record('annotation'))
    .orderBy('annotations.id')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, target: row.target ?? 0 })));
}

function toNote(row: NoteRow, kind: Kind, text: string): MarkedNote {
  const { source_id: sourceId, captured_at: capturedAt } = row;
  return {
    id: row.id,
    parentId: row.parent_id,
    motivation: row.motivation,
    body: row.body,
    author: row.author_name,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    target: { kind, id: row.target },
    span: spanOf(row, text),
    copy: sourceId === null || capturedAt === null ? null : { snapshotId: row.target, sourceId, capturedAt },
  };
}

/** NOTE: positions count only where the text still has the words there. */
function spanOf(row: NoteRow, text: string): MarkedSpan | null {
  const { selector_exact: exact, selector_start_utf16: start, selector_end_utf16: end } = row;
  if (exact === null) return null;
  if (start !== null && end !== null && text.slice(start, end) === exact) return spanIn(text, start, end);
  return { exact, prefix: row.selector_prefix, suffix: row.selector_suffix, start: null, end: null };
}

/** The text of one copy, which may have megabytes. */
export async function textOfCopy(db: Db | Tx, id: number): Promise<string> {
  const row = await db.selectFrom('snapshots').select('text').where('id', '=', id).executeTakeFirst();
  return row?.text ?? '';
}
