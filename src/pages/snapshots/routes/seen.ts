import type { Context } from '../../../context.js';
import { type Ask, idIn } from '../../../platform/http/ask.js';
import { found } from '../../../platform/http/found.js';
import { SnapshotReader, type SnapshotWithText } from '../../../record/snapshots/store.js';
import { SourceReader, type SourceRow } from '../../../record/sources/store.js';

// What an address of a copy names, as far as its reader may see it.

export async function sourceOf(ask: Ask, ctx: Context): Promise<SourceRow> {
  return found(await new SourceReader(ctx.db, ask.viewer).byId(idIn(ask)), 'source', ask.viewer);
}

export async function copyOf(ask: Ask, ctx: Context, source: SourceRow): Promise<SnapshotWithText> {
  const copy = await new SnapshotReader(ctx.db, ask.viewer).byId(source.id, idIn(ask, 'snapshot'));
  return found(copy, 'kept copy', ask.viewer);
}
