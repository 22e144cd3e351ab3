import type { Config } from '../../../config.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import type { Db } from '../../../platform/db/schema.js';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import type { Clock } from '../../../platform/lib/clock.js';
import type { Log } from '../../../platform/lib/log.js';
import { DESK_ACTOR, type Viewer } from '../../../platform/viewer.js';
import { lastingAt } from '../model/session-times.js';
import { type Identified, SessionReader, SessionWriter } from '../store/sessions.js';
import { TokenReader, TokenWriter } from '../store/tokens.js';
import { VisitWriter } from '../store/visits.js';

// Finds the user behind a session's or a token's secret. Both fail closed.

/** The shortest interval between two updates of a last-used time, since each update is a write. Milliseconds. */
const SESSION_NOTED_MS = 5 * 60_000;
const TOKEN_NOTED_MS = 3_600_000;
const VISIT_NOTED_MS = 60_000;

export interface IdentifyParts {
  readonly db: Db;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, 'secondFactor'>;
}

export interface Identifying {
  session(secret: string): Promise<Viewer | null>;
  token(secret: string): Promise<Viewer | null>;
  /** Whether a session with this secret existed, ended or not. */
  hadSession(secret: string): Promise<boolean>;
}

export function identifyWith(parts: IdentifyParts): Identifying {
  const noteOnce = notesOnce(parts);
  const [sessions, tokens] = [new SessionReader(parts.db), new TokenReader(parts.db)];
  return {
    async session(secret) {
      const now = parts.clock.now();
      const hash = hashSecret(secret);
      const found = await sessions.find(hash, lastingAt(now));
      if (!found) return null;
      if (isOlder(found.seenAt, now, SESSION_NOTED_MS))
        noteOnce(`session ${hash}`, ({ tx, at }) => new SessionWriter(tx).touch(hash, at));
      if (isOlder(found.visitedAt, now, VISIT_NOTED_MS))
        noteOnce(`visit ${found.id}`, ({ tx, at }) => new VisitWriter(tx).touch(found.id, at));
      return found.secondFactorAt === null && needsSecondFactor(parts.config, found)
        ? { ...viewerOf(found), mustSetUp: true }
        : viewerOf(found);
    },
    async token(secret) {
      const now = parts.clock.now();
      const found = await tokens.find(hashSecret(secret), now.toISOString());
      if (!found) return null;
      if (isOlder(found.lastUsedAt, now, TOKEN_NOTED_MS))
        noteOnce(`token ${found.tokenId}`, ({ tx, at }) => new TokenWriter(tx).touch(found.tokenId, at));
      return { ...viewerOf(found), byToken: true };
    },
    hadSession: (secret) => sessions.wasKnown(hashSecret(secret)),
  };
}

function viewerOf(user: Identified): Viewer {
  const { id: userId, name, role, scope, timeZone } = user;
  return { userId, name, role, scope, ...(timeZone !== null && { timeZone }) };
}

/** Whether this instance requires a second factor of somebody. */
export function needsSecondFactor(
  { secondFactor }: Pick<Config, 'secondFactor'>,
  { role }: Pick<Identified, 'role'>,
): boolean {
  return secondFactor === 'everybody' || (secondFactor === 'admins' && role === 'admin');
}

function isOlder(at: string | null, now: Date, milliseconds: number): boolean {
  return at === null || now.getTime() - Date.parse(at) > milliseconds;
}

/**
 * Updates last-used times in the background; the answer does not depend on them. While an import blocks writes, each is
 * queued once instead of with every request, so that they do not fill the write queue.
 */
function notesOnce({ transact, log }: IdentifyParts) {
  const underWay = new Set<string>();
  return (what: string, note: (change: WriteContext) => Promise<void>): void => {
    if (underWay.has(what)) return;
    underWay.add(what);
    transact(DESK_ACTOR, note)
      .catch((error: unknown) => log.warn({ err: error }, 'could not save the time of last use'))
      .finally(() => underWay.delete(what));
  };
}
