import type { Context } from '../context.js';
import type { Identify } from '../http/session.js';
import type { Viewer } from './model.js';
import { hashSecret } from './secrets.js';
import { type Identified, SessionReader } from './session-store.js';

// Who is behind a session's or a token's secret. Both ways in fail closed.

/** A session ends after nine hours unused (a shift), and after thirty days whatever happens. */
export const IDLE_MS = 9 * 3_600_000;
export const ABSOLUTE_MS = 30 * 86_400_000;

export function identifyWith(ctx: Pick<Context, 'db' | 'clock'>): Identify {
  const sessions = new SessionReader(ctx.db);
  return {
    async session(secret) {
      const now = ctx.clock.now().getTime();
      const found = await sessions.bySession(
        hashSecret(secret),
        isoAt(now - ABSOLUTE_MS),
        isoAt(now - IDLE_MS),
      );
      return found ? viewerOf(found) : null;
    },
    async token(secret) {
      const found = await sessions.byToken(hashSecret(secret), ctx.clock.now().toISOString());
      return found ? viewerOf(found) : null;
    },
  };
}

function viewerOf(user: Identified): Viewer {
  return { userId: user.id, name: user.name, role: user.role, scope: user.scope };
}

function isoAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
