import { PERMISSIONS } from '../accounts/permissions.js';
import type { Context } from '../context.js';
import type { Door } from '../http/door.js';
import { faces } from '../http/reply.js';
import { programVersion } from '../lib/package-root.js';
import { describeDesk } from './document.js';
import { writesWith } from './writes.js';

/** The description is made once, when it is first asked for. */
export function openApiRoutes(door: Door, ctx: Context): void {
  let made: object | null = null;
  const description = () => {
    const styles = Object.fromEntries(ctx.styles.choices.map(({ id, title }) => [id, title]));
    made ??= describeDesk({ rules: PERMISSIONS, writes: writesWith(styles), version: programVersion() });
    return made;
  };
  door.get('/openapi.json', () => faces({ json: description }));
}
