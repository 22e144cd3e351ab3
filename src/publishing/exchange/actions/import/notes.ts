import { createHash } from 'node:crypto';
import { addRow, addRowNow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { selectorColumns } from '../../../../record/attributions/model.js';
import { keepBytes } from '../../../../record/snapshots/actions.js';
import type { RecordOf } from '../../input/shapes.js';
import type { Refs } from './refs.js';

// Saved copies, notes and lists. Copies and notes keep their authors and times; their events name the importer.

export async function writeSnapshot(
  change: WriteContext,
  snapshot: RecordOf<'snapshots'>,
  refs: Refs,
): Promise<void> {
  const { ref, source, captured_at, captured_by, bytes, text_sha256: _, raw_sha256: __, ...plain } = snapshot;
  const text = plain.text ?? '';
  const raw = bytes ?? Buffer.from(text, 'utf8');
  const { id } = await addRow(change, 'snapshots', {
    ...plain,
    text,
    source_id: refs.id('sources', source),
    captured_at: captured_at.utc,
    captured_by: refs.id('users', captured_by),
    text_sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    raw_sha256: createHash('sha256').update(raw).digest('hex'),
    erased_by: null,
  });
  await keepBytes(change, id, raw);
  refs.keep('snapshots', ref, id);
}

/**
 * Oldest first: lists of the newest notes go by id. A reply stays after the note it answers, whatever its own time
 * says.
 */
export function inTimeOrder(notes: readonly RecordOf<'annotations'>[]): readonly RecordOf<'annotations'>[] {
  const times = new Map<number, number>();
  for (const { ref, parent, created_at } of notes)
    times.set(ref, Math.max(Date.parse(created_at.utc), times.get(parent ?? 0) ?? 0));
  const timeOf = ({ ref }: RecordOf<'annotations'>) => times.get(ref) ?? 0;
  return notes.toSorted((one, other) => timeOf(one) - timeOf(other));
}

export function writeAnnotation(change: WriteContext, note: RecordOf<'annotations'>, refs: Refs): void {
  const { kind, ref: target } = note.target;
  const { selector } = note;
  const values = {
    claim_id: kind === 'claim' ? refs.id('claims', target) : null,
    attribution_id: kind === 'attribution' ? refs.id('attributions', target) : null,
    source_id: kind === 'source' ? refs.id('sources', target) : null,
    snapshot_id: kind === 'snapshot' ? refs.id('snapshots', target) : null,
    ...selectorColumns(selector),
    motivation: note.motivation,
    body: note.body,
    parent_id: refs.maybe('annotations', note.parent),
    author_id: refs.id('users', note.author),
    edited_at: note.edited_at?.utc ?? null,
    resolved_at: note.resolved_at?.utc ?? null,
    resolved_by: refs.maybe('users', note.resolved_by),
    erased_by: null,
  };
  const { id } = addRowNow(change, 'annotations', values, { createdAt: note.created_at.utc });
  refs.keep('annotations', note.ref, id);
}

export async function writeList(change: WriteContext, list: RecordOf<'lists'>, refs: Refs): Promise<void> {
  const { ref, owner, claims, ...plain } = list;
  const { id } = await addRow(change, 'lists', { ...plain, owner_id: refs.maybe('users', owner) });
  refs.keep('lists', ref, id);
  for (const [position, claim] of (claims ?? []).entries()) {
    if (claim === null) continue;
    await addRow(change, 'list_items', {
      list_id: id,
      claim_id: refs.id('claims', claim),
      position: position + 1,
    });
  }
}
