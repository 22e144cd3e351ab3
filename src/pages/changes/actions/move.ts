import { reopenNote, resolveNote, restoreNote, trashNote } from '../../../checking/annotations/actions.js';
import { AnnotationReader, type Note } from '../../../checking/annotations/store.js';
import { restoreSearch, trashSearch } from '../../../checking/searches/actions.js';
import { SearchReader } from '../../../checking/searches/store.js';
import type { SubjectKind } from '../../../platform/db/subjects.js';
import type { Row, WriteContext } from '../../../platform/db/transact.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Result } from '../../../platform/lib/result.js';
import { DESK, type Viewer } from '../../../platform/viewer.js';
import { restoreStyle, trashStyle } from '../../../publishing/citations/styles/actions.js';
import { StyleReader } from '../../../publishing/citations/styles/store.js';
import { restoreList, trashList } from '../../../publishing/lists/actions.js';
import { mayEditList } from '../../../publishing/lists/model.js';
import { ListReader } from '../../../publishing/lists/store.js';
import { restoreAttribution, trashAttribution } from '../../../record/attributions/actions.js';
import { moveLinkTo, restoreClaim, trashClaim } from '../../../record/claims/actions.js';
import { restoreOccasion, trashOccasion } from '../../../record/occasions/actions.js';
import { restoreOutlet, trashOutlet } from '../../../record/outlets/actions.js';
import { restoreSnapshot, trashSnapshot } from '../../../record/snapshots/actions.js';
import { restoreSource, trashSource } from '../../../record/sources/actions.js';
import { restoreSpeaker, trashSpeaker } from '../../../record/speakers/actions.js';
import { restoreTag, tagFaults, trashTag } from '../../../record/tags/actions.js';
import { restoreView, trashView } from '../../saved-views/actions.js';
import { mayEditView } from '../../saved-views/model.js';
import { ViewReader } from '../../saved-views/store.js';

// Moves records to the trash and out of it by the action of each noun, which keeps its rules.

interface Moved {
  readonly kind: string;
  readonly by?: string;
  readonly on?: string;
}

interface Moves {
  readonly trash: (id: number, row: Row) => Promise<Moved | Result<Moved>>;
  readonly restore: (id: number, row: Row) => Promise<Moved | Result<Moved>>;
}

/**
 * @param row the row as the change left it
 * @param name as a sentence begins with it
 * @throws AppError not_now where its rules forbid it
 */
export async function moveRecord(
  change: WriteContext,
  viewer: Viewer,
  to: 'trash' | 'restore',
  { kind, id, row }: { readonly kind: SubjectKind; readonly id: number; readonly row: Row },
  name: string,
): Promise<void> {
  const moves = movesOf(change, viewer)[kind];
  if (moves === undefined) throw new AppError('not_now', `${name} cannot be moved by an undo.`);
  const answer = await moves[to](id, row);
  refuseUnmoved('ok' in answer ? answer : { ok: true, value: answer }, name);
}

function refuseUnmoved(answer: Result<Moved>, name: string): void {
  const title = 'This can no longer be undone';
  if (!answer.ok)
    throw new AppError('not_now', `${name}: ${answer.errors[0]?.message ?? 'its rules forbid it'}.`, {
      title,
    });
  const { kind, by, on } = answer.value;
  if (kind === 'in_use')
    throw new AppError('not_now', `${name} is used by ${by}. Nothing was undone.`, { title });
  if (kind === 'rests_on_trash')
    throw new AppError('not_now', `${name} depends on ${on}, which is in the trash. Restore that first.`, {
      title,
    });
  if (kind !== 'changed' && kind !== 'unchanged')
    throw new AppError('not_now', `${name} was changed since. Nothing was undone.`, { title });
}

function movesOf(change: WriteContext, viewer: Viewer): Partial<Record<SubjectKind, Moves>> {
  return {
    claim: { trash: (id) => trashClaim(change, id, null), restore: (id) => restoreClaim(change, id) },
    attribution: {
      trash: (id) => trashAttribution(change, id, null),
      restore: (id) => restoreAttribution(change, id),
    },
    claim_link: {
      trash: (id) => moveLinkTo(change, id, 'trash'),
      restore: (id) => moveLinkTo(change, id, 'restore'),
    },
    annotation: {
      trash: async (id) => trashNote(change, await noteOf(change, id), null),
      restore: async (id) => restoreNote(change, await noteOf(change, id)),
    },
    search: {
      trash: (id) => trashSearch(change, id, null),
      restore: async (id) => restoreSearch(change, found(await new SearchReader(change.tx, DESK).byId(id))),
    },
    snapshot: {
      trash: (id, row) => trashSnapshot(change, { id, source_id: Number(row.source_id) }, null),
      restore: (id, row) => restoreSnapshot(change, Number(row.source_id), id),
    },
    source: { trash: (id) => trashSource(change, id, null), restore: (id) => restoreSource(change, id) },
    speaker: { trash: (id) => trashSpeaker(change, id, null), restore: (id) => restoreSpeaker(change, id) },
    occasion: {
      trash: (id) => trashOccasion(change, id, null),
      restore: (id) => restoreOccasion(change, id),
    },
    outlet: { trash: (id) => trashOutlet(change, id, null), restore: (id) => restoreOutlet(change, id) },
    tag: {
      trash: (id) => trashTag(change, id, null),
      restore: async (id, row) => {
        const errors = await tagFaults(change, String(row.name), id);
        return errors.length > 0 ? { ok: false, errors } : restoreTag(change, id);
      },
    },
    list: {
      trash: async (id) => trashList(change, await listTarget(change, viewer, id)),
      restore: async (id) => restoreList(change, await listTarget(change, viewer, id)),
    },
    style: {
      trash: (id) => trashStyle(change, id, null),
      restore: async (id) => restoreStyle(change, found(await new StyleReader(change.tx).byId(id)), null),
    },
    view: {
      trash: async (id) => trashView(change, await viewTarget(change, viewer, id)),
      restore: async (id) => restoreView(change, await viewTarget(change, viewer, id)),
    },
  };
}

/** Resolves a note, or reopens it. */
export async function resolveAgain(change: WriteContext, id: number, isResolved: boolean): Promise<void> {
  const note = await noteOf(change, id);
  await (isResolved ? resolveNote(change, note, null) : reopenNote(change, note, null));
}

async function noteOf(change: WriteContext, id: number): Promise<Note> {
  return found(await new AnnotationReader(change.tx, DESK).byId(id));
}

/** @throws AppError forbidden for a list that the viewer may not change */
export async function listTarget(change: WriteContext, viewer: Viewer, id: number) {
  const list = found(await new ListReader(change.tx, viewer).byId(id));
  if (!mayEditList(viewer, list)) throw new AppError('forbidden', 'You may not change this list.');
  return { list, viewer, version: null };
}

/** @throws AppError forbidden for a view that the viewer may not change */
export async function viewTarget(change: WriteContext, viewer: Viewer, id: number) {
  const view = found(await new ViewReader(change.tx, viewer).byId(id));
  if (!mayEditView(viewer, view)) throw new AppError('forbidden', 'You may not change this view.');
  return { view, viewer, version: null };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppError('not_found', 'A record of this change does not exist.');
  return row;
}
