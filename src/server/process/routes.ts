import type { Context } from '../../context.js';
import { faultsInBrief } from '../../people/integrity/model.js';
import { IntegrityCheckReader } from '../../people/integrity/store.js';
import type { Reply } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import { readinessFaults } from './readiness.js';

// For monitoring. Both are open to anyone and reveal nothing about the record.

export function deskRoutes(router: Router, ctx: Context): void {
  router.getByAnybody('/healthz', () => plain(200, 'alive'));
  router.getByAnybody('/readyz', async () => {
    const amiss = await readinessFaults({ db: ctx.db, disk: ctx.disk, file: ctx.config.file });
    const faults = faultsInBrief(await new IntegrityCheckReader(ctx.db).latest());
    const ready = faults === null ? 'ready' : `ready; ${faults}`;
    return amiss.length === 0 ? plain(200, ready) : plain(503, `not ready: ${amiss.join('; ')}`);
  });
}

function plain(status: number, text: string): Reply {
  return { kind: 'text', status, text: `${text}\n` };
}
