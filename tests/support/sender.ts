import { randomUUID } from 'node:crypto';
import type { Sends } from './desk.js';

/** One write through JSON, which can be sent again to the letter. */
export interface Sending {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: object;
  /** The version it was made against; null where nothing is changed. */
  readonly version: number | null;
  readonly key: string;
}

/** What a desk answered; null where it was gone before it did. */
export type Answered = { readonly status: number; readonly text: string } | null;

export function sending(
  method: Sending['method'],
  path: string,
  body: object,
  version: number | null = null,
): Sending {
  return { method, path, body, version, key: randomUUID() };
}

export async function send(url: string, sends: Sends, write: Sending): Promise<Answered> {
  const headers = {
    ...sends,
    'content-type': 'application/json',
    'idempotency-key': write.key,
    ...(write.version !== null && { 'if-match': `"${write.version}"` }),
  };
  return fetch(url + write.path, { method: write.method, headers, body: JSON.stringify(write.body) })
    .then(async (got) => ({ status: got.status, text: await got.text() }))
    .catch(() => null);
}
