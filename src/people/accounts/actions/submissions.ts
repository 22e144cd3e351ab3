import type { SubmissionsTable } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { SubmissionWriter } from '../store/submissions.js';

// A write is done once, however often its form is sent: the key that came with it, and the answer it got, are kept in
// the same transaction as the write itself.

/** How long a key is remembered, in milliseconds: a day, as interfaces of this kind promise. */
const KEPT_MS = 86_400_000;

/** What tells one sending of a form from another. */
export interface Submission {
  readonly key: string;
  /** `POST /import` */
  readonly route: string;
  /** SHA-256 of what was sent. */
  readonly hash: string;
}

/** What was done under a key before, by whoever makes the change; undefined where it is new. */
export async function doneBefore(change: WriteContext, key: string): Promise<SubmissionsTable | undefined> {
  return new SubmissionWriter(change).find(change.actor.id, key);
}

/** @param answer what the first sending is answered, and each that follows */
export async function keepAnswer(
  change: WriteContext,
  { key, route, hash }: Submission,
  answer: object,
): Promise<void> {
  const submissions = new SubmissionWriter(change);
  await submissions.forget(new Date(Date.parse(change.at) - KEPT_MS).toISOString());
  const kept = { route, body_hash: hash, answer: JSON.stringify(answer), at: change.at };
  submissions.keep({ user_id: change.actor.id, key, ...kept });
}
