import type { Change, Transact } from '../../db/transact.js';
import { type Ask, actorOf, type Sent } from '../../http/ask.js';
import type { Reply } from '../../http/reply.js';
import { AppError } from '../../lib/errors.js';
import { SubmissionWriter } from '../store/submissions.js';

// A write is done once, however often its form is sent: the key that came with it, and the answer it
// got, are kept in the same transaction as the write itself.

/** How long a key is remembered, in milliseconds: a day, as interfaces of this kind promise. */
const KEPT_MS = 86_400_000;

type Written = Extract<Reply, { kind: 'written' }>;

export async function submitOnce(
  transact: Transact,
  ask: Ask,
  work: (change: Change) => Promise<Reply>,
): Promise<Reply> {
  try {
    return await transact(actorOf(ask), (change) => once(change, ask, work));
  } catch (error) {
    if (error instanceof Undone) return error.reply;
    throw error;
  }
}

async function once(change: Change, ask: Ask, work: (change: Change) => Promise<Reply>): Promise<Reply> {
  const submissions = new SubmissionWriter(change.tx);
  const { sent } = ask;
  const key = sent?.key ?? null;
  if (sent && key !== null) {
    const before = await submissions.find(change.actor.id, key);
    if (before) return repeated(before, ask, sent);
  }
  const reply = await work(change);
  if (reply.kind !== 'written') throw new Undone(reply);
  if (sent && key !== null) {
    await submissions.forget(new Date(Date.parse(change.at) - KEPT_MS).toISOString());
    await submissions.keep({
      user_id: change.actor.id,
      key,
      route: routeOf(ask),
      body_hash: sent.hash,
      answer: JSON.stringify(reply),
      at: change.at,
    });
  }
  return reply;
}

/** @throws AppError invalid where the key came with something else before */
function repeated(
  before: { route: string; body_hash: string; answer: string },
  ask: Ask,
  sent: Sent,
): Written {
  if (before.route === routeOf(ask) && before.body_hash === sent.hash)
    return JSON.parse(before.answer) as Written;
  throw new AppError(
    'invalid',
    'This form was sent before with other words. Open it anew, so that neither is lost.',
  );
}

function routeOf(ask: Ask): string {
  return `${ask.req.method} ${ask.req.path}`;
}

/** Carries a refusal out of the transaction, so that nothing half-written stays. */
class Undone extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super('undone');
    this.reply = reply;
  }
}
