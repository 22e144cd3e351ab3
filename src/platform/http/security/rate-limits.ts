import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Config, LimitName, RateLimit } from '../../../config.js';
import { AppError } from '../../lib/errors.js';
import { counted } from '../../lib/fields/values.js';
import { isLoopbackAddress } from './hosts.js';
import { RecentHits } from './recent-hits.js';

// Limits expensive requests: for people and tokens by account, since a newsroom shares one address; for everybody else
// by network.

/** The prefix of one IPv6 customer: whoever has one address of it has all of them. */
const IPV6_SUBNET = 64;

const NOUNS: Readonly<Record<LimitName, string>> = {
  sign_in: 'sign-ins',
  search: 'searches',
  export: 'exports',
  import: 'imports',
  fetch: 'new copies and checks of web addresses',
};

export class RateLimits {
  readonly #limiters = new Map<LimitName, RequestHandler>();

  constructor({ limits, trustProxy }: Pick<Config, 'limits' | 'trustProxy'>) {
    for (const name of Object.keys(limits) as LimitName[]) {
      const limit = limits[name];
      if (limit !== null) this.#limiters.set(name, limiter(name, limit, trustProxy !== false));
    }
  }

  /** Counts a request once its sender is identified. @throws AppError too_many_requests */
  async count(req: Request, res: Response, name: LimitName | null): Promise<void> {
    const limited = name === null ? undefined : this.#limiters.get(name);
    if (limited === undefined) return;
    await new Promise<void>((go, fail) => {
      // NOTE: the middleware calls Express's `next` and never answers by itself.
      limited(req, res, (error?: unknown) => (error === undefined ? go() : fail(error)));
    });
  }
}

function limiter(name: LimitName, limit: RateLimit, hasProxy: boolean): RequestHandler {
  return rateLimit({
    windowMs: limit.seconds * 1000,
    limit: limit.count,
    store: new RecentHits(),
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    skip: (req) => !hasProxy && isFromThisMachine(req),
    keyGenerator: (req, res) => askerOf(req, res as Response),
    handler: (req, res, next) => {
      const { resetTime } = (req as Request & { readonly rateLimit: { readonly resetTime: Date } }).rateLimit;
      const seconds = Math.max(1, Math.ceil((resetTime.getTime() - Date.now()) / 1000));
      res.setHeader('Retry-After', String(seconds));
      next(tooOften(name, limit, seconds));
    },
  });
}

/** NOTE: forwarding headers without a configured proxy mean that the client may be anywhere. */
function isFromThisMachine({ socket, headers }: Request): boolean {
  const isForwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
  return isForwarded === undefined && isLoopbackAddress(socket.remoteAddress ?? '');
}

function askerOf(req: Request, res: Response): string {
  const { userId } = res.locals.viewer;
  return userId === null ? ipKeyGenerator(req.ip ?? 'unknown', IPV6_SUBNET) : `account ${userId}`;
}

function tooOften(name: LimitName, { count, seconds: within }: RateLimit, wait: number): AppError {
  const period = { 1: 'a second', 60: 'a minute', 3600: 'an hour' }[within] ?? `${within} seconds`;
  return new AppError(
    'too_many_requests',
    `That is more than ${counted(count)} ${NOUNS[name]} ${period}. Wait ${wait === 1 ? 'a second' : `${wait} seconds`}, go back and try again: what you typed is still there.`,
    { title: 'Too many requests' },
  );
}
