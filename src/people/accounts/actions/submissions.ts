import type { SubmissionsTable } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { SubmissionWriter } from '../store/submissions.js';

// Makes writes idempotent: the submission's key and its answer are stored in the same transaction as the write itself.

/** How long a key is remembered, in milliseconds: a day, as usual for idempotency keys. */
const KEPT_MS = 86_400_000;

/** Identifies one submission of a form. */
export interface Submission {
  readonly key: string;
  /** `POST /import` */
  readonly route: string;
  /** SHA-256 of the body. */
  readonly hash: string;
}

/** The earlier answer under a key, by the actor of the change; undefined for a new key. */
export async function findSubmission(
  change: WriteContext,
  key: string,
): Promise<SubmissionsTable | undefined> {
  return new SubmissionWriter(change).find(change.actor.id, key);
}

/** @param answer for the first submission and all repetitions */
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
