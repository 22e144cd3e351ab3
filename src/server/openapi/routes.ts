import { PERMISSIONS } from '../../people/accounts/model/permissions.js';
import { faces } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import { once } from '../../platform/lib/once.js';
import { packageVersion } from '../../platform/lib/package-root.js';
import { describeDesk } from './document.js';
import { describedWrites } from './writes.js';

/** Generated on the first request. */
export function openApiRoutes(router: Router): void {
  const description = once(async () =>
    describeDesk({ rules: PERMISSIONS, writes: describedWrites(), version: packageVersion() }),
  );
  router.get('/openapi.json', () => faces({ json: description }));
}
