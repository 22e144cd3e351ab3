import { addRow, changeRow, type Patch, restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { RowChange, RowOf } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { DESK, type Viewer } from '../../platform/viewer.js';
import { selectorColumns } from '../../record/attributions/model.js';
import type { NewNote, NewReply, NoteEdit, Selector } from './input.js';
import { isSameTarget, type Target, targetOf } from './model.js';
import { AnnotationReader, type Note } from './store.js';

type Row = RowOf<'annotations'>;
type Changed = RowChange<'annotations'>;

/** What is annotated, and the claim it belongs to, if any. */
export interface Annotated {
  readonly target: Target;
  readonly claimId: number | null;
}

/** Fails where it replies to a note that does not exist or has another target. */
export async function addNote(
  change: WriteContext,
  viewer: Viewer,
  on: Annotated,
  note: NewNote,
): Promise<Result<Row>> {
  if (note.parent_id === null)
    return ok(await writeNote(change, on, { ...note, motivation: note.motivation ?? 'commenting' }));
  const parent = await new AnnotationReader(change.tx, viewer).byId(note.parent_id);
  const isThere =
    parent !== undefined && parent.trashed_at === null && isSameTarget(targetOf(parent), on.target);
  if (isThere) return ok(await writeNote(change, on, { ...note, motivation: 'replying' }));
  const message = `There is no note ${note.parent_id} to reply to`;
  return refused([{ path: 'parent_id', message }]);
}

/** Replies to a note, on the same target. */
export async function replyTo(change: WriteContext, parent: Note, reply: NewReply): Promise<Row> {
  const on = { target: targetOf(parent), claimId: parent.on_claim_id };
  return writeNote(change, on, { ...reply, motivation: 'replying', parent_id: parent.id });
}

/** The caller must have checked `mayEdit`. */
export async function editNote(
  change: WriteContext,
  note: Note,
  { version, edit }: { readonly version: number; readonly edit: NoteEdit },
): Promise<Changed> {
  const current = (await new AnnotationReader(change.tx, DESK).byId(note.id)) ?? note;
  const patch = patchOf(current, edit);
  const differs = Object.entries(patch).some(([column, value]) => current[column as keyof Note] !== value);
  return changeRow(
    change,
    'annotations',
    note.id,
    version,
    differs ? { ...patch, edited_at: change.at } : {},
    about(note),
  );
}

/** A note that is already resolved keeps who resolved it. */
export async function resolveNote(
  change: WriteContext,
  note: Note,
  version: number | null,
): Promise<Changed> {
  const patch = note.resolved_at === null ? { resolved_at: change.at, resolved_by: change.actor.id } : {};
  return changeRow(change, 'annotations', note.id, version, patch, about(note, 'resolved'));
}

export async function reopenNote(change: WriteContext, note: Note, version: number | null): Promise<Changed> {
  const patch = { resolved_at: null, resolved_by: null };
  return changeRow(change, 'annotations', note.id, version, patch, about(note, 'reopened'));
}

/** Its replies stay. */
export async function trashNote(change: WriteContext, note: Note, version: number | null): Promise<Changed> {
  return trashRow(change, 'annotations', note.id, version, about(note));
}

export async function restoreNote(change: WriteContext, note: Note): Promise<Changed> {
  return restoreRow(change, 'annotations', note.id, null, about(note));
}

function about(note: Note, action?: string) {
  return { claimId: note.on_claim_id, ...(action !== undefined && { action }) };
}

async function writeNote(
  change: WriteContext,
  { target, claimId }: Annotated,
  note: NewReply & { readonly motivation: Row['motivation']; readonly parent_id: number | null },
): Promise<Row> {
  const idOn = (kind: Target['kind']) => (target.kind === kind ? target.id : null);
  const row = {
    claim_id: idOn('claim'),
    attribution_id: idOn('attribution'),
    source_id: idOn('source'),
    snapshot_id: idOn('snapshot'),
    ...selectorColumns(note.selector),
    motivation: note.motivation,
    body: note.body,
    parent_id: note.parent_id,
    author_id: change.actor.id,
    edited_at: null,
    resolved_at: null,
    resolved_by: null,
    erased_by: null,
  };
  return addRow(change, 'annotations', row, { claimId });
}

function patchOf(current: Note, { body, motivation, selector }: NoteEdit): Patch<'annotations'> {
  return {
    ...(body !== undefined && { body }),
    ...(motivation && { motivation }),
    ...(selector !== undefined && !isStill(current, selector) && selectorColumns(selector)),
  };
}

/** Whether the words and context are unchanged, so that their recorded position is still valid. */
export function isStill(current: Note, selector: Selector | null): boolean {
  if (selector === null || selector.exact !== current.selector_exact) return false;
  return [selector.prefix, selector.suffix, selector.start_utf16].every((part) => part === null);
}
