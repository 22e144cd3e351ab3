import { faultsInBrief } from '../../people/integrity/model.js';
import { IntegrityCheckReader } from '../../people/integrity/store.js';
import { findUnreached } from '../../people/notices/actions/reach.js';
import { UNREACHED } from '../../people/notices/model/unreached.js';
import type { Reply } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import type { OpenContext } from '../context/open-context.js';
import { shortageInBrief } from './disk-outlook.js';
import { readinessFaults } from './readiness.js';

// For monitoring. Both are open to anyone and reveal nothing about the record.

export function deskRoutes(router: Router, ctx: OpenContext): void {
  router.getByAnybody('/healthz', () => plain(200, 'alive'));
  router.getByAnybody('/readyz', async () => {
    const amiss = await readinessFaults({ db: ctx.db, disk: ctx.disk, file: ctx.config.file });
    const ready = ['ready', ...(await worthKnowing(ctx))].join('; ');
    return amiss.length === 0 ? plain(200, ready) : plain(503, `not ready: ${amiss.join('; ')}`);
  });
}

/** What admins should know, though requests can be answered. */
async function worthKnowing(ctx: OpenContext): Promise<readonly string[]> {
  const { db, config, heads } = ctx;
  const shortage = shortageInBrief(ctx.backupFolder);
  const faults = faultsInBrief(await new IntegrityCheckReader(db).latest());
  const unreached = await findUnreached(db, config.mail);
  return [
    ...(shortage === null ? [] : [shortage]),
    ...(faults === null ? [] : [faults]),
    ...heads.said,
    ...(unreached === null ? [] : [`admins may miss notices: ${UNREACHED[unreached]}`]),
  ];
}

function plain(status: number, text: string): Reply {
  return { kind: 'text', status, text: `${text}\n` };
}
