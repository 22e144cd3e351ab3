import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../lib/log.js';

/** Called once an answer was sent or broke off. `route` is the pattern, null where there is none. */
export type OnAnswered = (request: {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly seconds: number;
}) => void;

/**
 * One line a request. It names the route, never the address as it came: search words, titles and names
 * stand in addresses, and no log line holds them.
 */
export function logRequests(log: Log, onAnswered: OnAnswered): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.locals.requestId = randomUUID();
    res.setHeader('X-Request-Id', res.locals.requestId);
    res.once('close', () => {
      const milliseconds = Math.round((performance.now() - started) * 10) / 10;
      const { requestId, viewer, face = 'html' } = res.locals;
      logFault(log, requestId, res.locals.fault);
      const route = typeof req.route?.path === 'string' ? req.route.path : null;
      const { method } = req;
      onAnswered({ method, route, status: res.statusCode, seconds: milliseconds / 1000 });
      log.info(
        {
          requestId,
          userId: viewer?.userId ?? null,
          method,
          route,
          face,
          status: res.statusCode,
          milliseconds,
          // What was sent breaks off, whatever its status says: whoever asked has gone, or a fault is logged beside.
          ...(!res.writableFinished && { cut: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** What the disk under the desk did to a request: whoever runs the desk has to see it. */
function logFault(log: Log, requestId: unknown, fault: unknown): void {
  if (fault !== undefined) log.error({ requestId, err: fault }, 'disk error');
}
