import type { Context } from '../../context.js';
import { parseSetAside } from '../../derived/set-asides/input.js';
import { reasonPage } from '../../derived/set-asides/reason-field.js';
import { type Ask, sentWith } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { outcomeReply } from '../../platform/http/outcomes.js';
import { type Reply, refusedWith } from '../../platform/http/reply.js';
import { typedFrom } from '../../platform/lib/form-page.js';
import { type FieldError, ok } from '../../platform/lib/result.js';
import { restoreSnapshot, trashSnapshot } from '../../record/snapshots/actions.js';
import { keep, listCopies } from './routes/keep.js';
import { raw } from './routes/raw.js';
import { readInEncoding } from './routes/read-again.js';
import { recheck } from './routes/recheck.js';
import { copyOf, sourceOf } from './routes/seen.js';
import { show } from './routes/show.js';

export function snapshotRoutes(door: Door, ctx: Context): void {
  const one = '/sources/:id/snapshots/:snapshot';
  door.post('/sources/:id/recheck', (ask) => recheck(ask, ctx), { limit: 'fetch' });
  door.get('/sources/:id/snapshots', (ask) => listCopies(ask, ctx));
  door.post('/sources/:id/snapshots', (ask) => keep(ask, ctx), {
    body: 'text',
    file: { tooLarge: 'That file is larger than 20 MB, the limit for a saved copy.' },
    limit: 'fetch',
  });
  door.get(one, (ask) => show(ask, ctx));
  door.post(`${one}/readings`, (ask) => readInEncoding(ask, ctx));
  door.get(`${one}/raw`, (ask) => raw(ask, ctx));
  door.post(`${one}/trash`, (ask) => move(ask, ctx, 'trash'));
  door.delete(one, (ask) => move(ask, ctx, 'trash'));
  door.post(`${one}/restoration`, (ask) => move(ask, ctx, 'restore'));
}

async function move(ask: Ask, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const source = await sourceOf(ask, ctx);
  const snapshot = await copyOf(ask, ctx, source);
  const { fields, version } = sentWith(ask);
  const location = `/sources/${source.id}/snapshots/${snapshot.id}`;
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => {
      const title = 'Move this copy to the trash';
      const action = `${location}/trash`;
      const typed = typedFrom(fields);
      const page = reasonPage({ title, action, cancelHref: location, version, typed, errors });
      return { view: 'sources/form', title, section: 'sources', page };
    });
  const input = parseSetAside(where === 'trash' ? fields : {});
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outcome =
      where === 'trash'
        ? await trashSnapshot(change, snapshot, version, input.value.set_aside_reason)
        : ok(await restoreSnapshot(change, source.id, snapshot.id));
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<{ id: number; version: number }>(outcome.value, {
      location,
      json: ({ id, version: now }) => ({ id, version: now }),
      conflict: null,
    });
  });
}
