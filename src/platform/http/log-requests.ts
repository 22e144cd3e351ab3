import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../lib/log.js';

/** Called once an answer was sent or aborted. `route` is the pattern; null where none matched. */
export type OnAnswered = (request: {
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly seconds: number;
}) => void;

/**
 * Logs one line per request. It names the route and never the actual address, since search words, titles and names
 * stand in addresses and must not get into the log.
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
          // The answer was aborted, whatever its status says: the client has gone, or an error is logged beside it.
          ...(!res.writableFinished && { cut: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** Logs disk errors of a request, since whoever runs the instance has to see them. */
function logFault(log: Log, requestId: unknown, fault: unknown): void {
  if (fault !== undefined) log.error({ requestId, err: fault }, 'disk error');
}
