import type { Context } from '../context.js';
import type { Ask } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { type Reply, seeOther } from '../http/reply.js';

export function accountRoutes(_door: Door, _ctx: Context): void {}

export function signInFirst(ask: Ask, _ctx: Context): Reply {
  return seeOther(`/sign-in?next=${encodeURIComponent(ask.req.originalUrl)}`);
}
