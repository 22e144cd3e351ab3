import type { SubmissionsTable } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { SubmissionWriter } from '../store/submissions.js';

// Makes writes idempotent: the submission's key and its answer are stored in the same transaction as the write itself.

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

/** Keeps it for at least a day (`forgetExpired`). @param answer for the first submission and all repetitions */
export async function keepAnswer(
  change: WriteContext,
  { key, route, hash }: Submission,
  answer: object,
): Promise<void> {
  const kept = { route, body_hash: hash, answer: JSON.stringify(answer), at: change.at };
  new SubmissionWriter(change).keep({ user_id: change.actor.id, key, ...kept });
}
