import type { Context } from '../../platform/context.js';
import { faces } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import { integrityJson, integrityPage } from './page.js';
import { IntegrityCheckReader } from './store.js';

const SHOWN = 30;

export function integrityRoutes(router: Router, ctx: Context): void {
  router.get('/integrity', async () => {
    const checks = await new IntegrityCheckReader(ctx.db).recent(SHOWN);
    const at = ctx.config.checkAt;
    return faces({
      html: () => ({
        view: 'integrity/index',
        title: 'Integrity checks',
        section: 'desk',
        crumbs: [{ label: 'Desk', href: '/' }],
        page: integrityPage(checks, at),
      }),
      json: () => integrityJson(checks, at),
    });
  });
}
