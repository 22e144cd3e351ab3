import { randomUUID } from 'node:crypto';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import { withDone } from '../../../platform/http/done.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import {
  actorOf,
  type RequestBody,
  type RequestContext,
  routeOf,
  submissionOf,
} from '../../../platform/http/request-context.js';
import { GO_BACK, isTooLongToShow } from '../../../platform/http/shown-again.js';
import { AppError } from '../../../platform/lib/errors.js';
import { findSubmission, keepAnswer } from '../actions/submissions.js';
import { methodsAt } from '../model/permissions.js';
import { sentBeforeView, unknownOutcomeView } from './pages.js';

type Written = Extract<Reply, { kind: 'written' }>;

export async function submitOnce(
  transact: Transact,
  req: RequestContext,
  work: (change: WriteContext) => Promise<Reply>,
): Promise<Reply> {
  try {
    const reply = await transact(actorOf(req), (change) => once(change, req, work));
    req.res.locals.isSaved = true;
    return reply;
  } catch (error) {
    if (error instanceof Undone) return error.reply;
    if (error instanceof AppError && error.code === 'outcome_unknown') return unknownOutcome(req, error);
    throw error;
  }
}

/**
 * Shows where to check whether it was saved, and the form under its key: sent again, it is saved exactly once.
 * @throws AppError outcome_unknown for scripts, and for forms that are not shown again
 */
function unknownOutcome(req: RequestContext, error: AppError): Reply {
  const { body: sent } = req;
  const look = pageNear(req.raw.path);
  if (sent?.as === 'form' && sent.key !== null && sent.file === null && mayBeShown(sent)) {
    req.res.locals.fault = error;
    const again = { to: req.raw.originalUrl, pairs: sent.pairs, look };
    return faces({ status: error.status, html: () => unknownOutcomeView(again) });
  }
  const again = ' If you send it again with the same Idempotency-Key, it will not be saved twice.';
  const way = sent?.as === 'form' ? ` If it was not, ${BACK}` : sent?.key ? again : '';
  throw new AppError('outcome_unknown', `${error.detail}${whereAt(look)}${way}`, {
    instead: { label: 'Check whether it was saved', href: look },
    cause: error.cause,
  });
}

/** The first page is where to begin to look, not where a record would be. */
function whereAt(look: string): string {
  return look === '/' ? '' : ` It would be at ${look}.`;
}

/** The page of the record that was written to, or the list of its kind. */
function pageNear(path: string): string {
  for (let near = path; near !== ''; near = near.slice(0, near.lastIndexOf('/')))
    if (methodsAt(near).includes('GET')) return near;
  return '/';
}

const BACK = `${GO_BACK.charAt(0).toLowerCase()}${GO_BACK.slice(1)}`;

function mayBeShown(sent: RequestBody): boolean {
  return !sent.pairs.some(([name]) => name.includes('password')) && !isTooLongToShow(sent.pairs);
}

async function once(
  change: WriteContext,
  req: RequestContext,
  work: (change: WriteContext) => Promise<Reply>,
): Promise<Reply> {
  const { body: sent } = req;
  const submission = submissionOf(req);
  const before = submission && (await findSubmission(change, submission.key));
  if (before && sent) return repeated(before, req, sent);
  const answer = await work(change);
  if (answer.kind !== 'written') throw new Undone(answer);
  const reply = sent?.as === 'form' ? confirmed(answer, change) : answer;
  if (submission) await keepAnswer(change, submission, reply);
  return reply;
}

/** The page after a form says what was saved. */
function confirmed(reply: Written, { events: [first] }: WriteContext): Written {
  return first === undefined ? reply : { ...reply, location: withDone(reply.location, first.seq) };
}

/**
 * The first answer again; a form whose contents changed since, as after the browser's Back, is shown again.
 * @throws AppError invalid where another body came under the key before, and there is no form to show
 */
function repeated(
  before: { route: string; body_hash: string; answer: string },
  req: RequestContext,
  sent: RequestBody,
): Written {
  const first = JSON.parse(before.answer) as Written;
  const here = before.route === routeOf(req);
  if (here && before.body_hash === sent.hash) return first;
  if (here && sent.as === 'form' && mayBeShown(sent)) {
    const again = { to: req.raw.originalUrl, pairs: underNewKey(sent.pairs), saved: first.location };
    throw new Undone(faces({ status: 422, html: () => sentBeforeView(again) }));
  }
  if (here && sent.as === 'form')
    throw new AppError(
      'invalid',
      `This form was already sent with other content: that is saved, and this is not. ${GO_BACK} Copy it into the saved version.`,
      { instead: { label: 'See what is saved', href: first.location } },
    );
  throw new AppError('invalid', 'This key was already used for other content. Send this with a new key.');
}

function underNewKey(pairs: RequestBody['pairs']): RequestBody['pairs'] {
  const key = randomUUID();
  return pairs.map((pair) => (pair[0] === 'key' ? ['key', key] : pair));
}

/** Aborts the transaction with a refusal, so that nothing partial is committed. */
class Undone extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('undone');
    this.reply = reply;
  }
}
