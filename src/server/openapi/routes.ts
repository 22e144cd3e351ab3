import type { Context } from '../../context.js';
import { PERMISSIONS } from '../../people/accounts/model/permissions.js';
import { faces } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import { once } from '../../platform/lib/once.js';
import { programVersion } from '../../platform/lib/package-root.js';
import { describeDesk } from './document.js';
import { writesWith } from './writes.js';

/** Generated on the first request. */
export function openApiRoutes(router: Router, ctx: Context): void {
  const description = once(async () => {
    const { choices } = await ctx.styles();
    const styles = Object.fromEntries(choices.map(({ id, title }) => [id, title]));
    return describeDesk({ rules: PERMISSIONS, writes: writesWith(styles), version: programVersion() });
  });
  router.get('/openapi.json', () => faces({ json: description }));
}
