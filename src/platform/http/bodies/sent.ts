import type { Request, Response } from 'express';
import type { LimitName } from '../../../config.js';
import { AppError } from '../../lib/errors.js';
import type { Viewer } from '../../viewer.js';
import type { RequestBody } from '../request-context.js';
import { type Identify, sessionSecret } from '../session.js';
import { bodyKind, bringsFile, readBody, readFormWithFile } from './body.js';
import { type BodyClass, limitsFor, type Sender, tooLargeMessage } from './body-limits.js';
import type { BodyMemory } from './body-memory.js';
import type { InFlightBodies } from './in-flight-bodies.js';
import { announcedBytes } from './multipart.js';

// What a write may contain, by route and by sender, and reading it within the memory shared by all.

/** What a write may contain, and how often it may come; by default an ordinary form without a rate limit. */
export interface AcceptedBody {
  readonly body?: BodyClass;
  readonly file?: AcceptedFile;
  readonly limit?: LimitName;
}

/** For an address that takes a file beside fields; others refuse a form with one. */
export interface AcceptedFile {
  /** The error message for a file above 20 MB. */
  readonly tooLarge: string;
}

/** What the reading needs of a route. */
interface Receiving {
  readonly options: {
    readonly arrivals: InFlightBodies;
    readonly bodyMemory: BodyMemory;
    readonly identify: Identify;
  };
  readonly permits: (viewer: Viewer) => boolean;
  readonly takes: AcceptedBody;
  /** Whether JSON may be left out. */
  readonly mayBeEmpty: boolean;
}

/** Reads the body, and keeps its memory reserved until it is answered. */
export async function withBody(
  req: Request,
  res: Response,
  route: Receiving,
  work: (sent: RequestBody) => Promise<void>,
): Promise<void> {
  const { options, takes, mayBeEmpty } = route;
  const { arrivals, bodyMemory } = options;
  const sender = await senderOf(req, res, route);
  const limits = limitsFor(takes.body ?? 'form', sender);
  const { userId } = res.locals.viewer;
  const owner = userId === null ? null : String(userId);
  if (takes.file && req.method === 'POST' && bringsFile(req)) {
    const { tooLarge } = takes.file;
    // The user who may not upload a file here may have typed fields beside it, which the sign-in form carries.
    const keepFile = route.permits(res.locals.viewer);
    const tooLong = tooLargeMessage(limits, sender);
    const bytes = announcedBytes(req, tooLarge);
    if (sender === 'stranger' && bytes > limits.bytes) throw new AppError('too_large', tooLong);
    return bodyMemory.hold(owner, keepFile ? bytes : Math.min(bytes, limits.bytes), async (arrival) => {
      const taken = { arrival, keepFile, tooLarge, limits, tooLong };
      await work(await arrivals.take(() => readFormWithFile(req, res, taken)));
    });
  }
  bodyKind(req);
  const bytes = Math.min(bytesComing(req), limits.bytes);
  await bodyMemory.hold(owner, bytes, async (arrival) => {
    const taken = { limits, sender, arrival, needsFields: !mayBeEmpty };
    await work(await arrivals.take(() => readBody(req, res, taken)));
  });
}

/** The declared length in bytes; a chunked body may have any. */
function bytesComing(req: Request): number {
  if (req.headers['transfer-encoding'] !== undefined) return Number.POSITIVE_INFINITY;
  return Number(req.headers['content-length'] ?? 0);
}

async function senderOf(req: Request, res: Response, { options, permits }: Receiving): Promise<Sender> {
  const { viewer } = res.locals;
  if (viewer.userId !== null) return permits(viewer) ? 'member' : 'setting_up';
  const secret = sessionSecret(req);
  return secret !== null && (await options.identify.hadSession(secret)) ? 'former' : 'stranger';
}
