import type { Context } from '../context.js';
import { type Ask, sentWith } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { outcomeReply } from '../http/outcomes.js';
import type { Reply } from '../http/reply.js';
import { restoreSnapshot, trashSnapshot } from './actions.js';
import { keep, listCopies } from './routes/keep.js';
import { raw } from './routes/raw.js';
import { readInEncoding } from './routes/read-again.js';
import { recheck } from './routes/recheck.js';
import { copyOf, sourceOf } from './routes/seen.js';
import { show } from './routes/show.js';

export function snapshotRoutes(door: Door, ctx: Context): void {
  const one = '/sources/:id/snapshots/:snapshot';
  door.post('/sources/:id/recheck', (ask) => recheck(ask, ctx));
  door.get('/sources/:id/snapshots', (ask) => listCopies(ask, ctx));
  door.post('/sources/:id/snapshots', (ask) => keep(ask, ctx), {
    tooLarge: 'That file is larger than 20 MB, the most that is kept.',
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
  return ask.change(async (change) =>
    outcomeReply<'snapshots', { id: number; version: number }>(
      where === 'trash'
        ? await trashSnapshot(change, snapshot.id, sentWith(ask).version)
        : await restoreSnapshot(change, source.id, snapshot.id),
      {
        location: `/sources/${source.id}/snapshots/${snapshot.id}`,
        json: ({ id, version }) => ({ id, version }),
        conflict: null,
      },
    ),
  );
}
