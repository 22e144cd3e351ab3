import { createHash } from 'node:crypto';
import { CaptureWriter } from '../../src/pages/capture/writer-store.js';
import type { WriteContext } from '../../src/platform/db/transact.js';

/** Adds a capture with one quotation, and answers its number. */
export async function addTestCapture(change: WriteContext, ownerId: number): Promise<number> {
  const writer = new CaptureWriter(change);
  const text = 'Envoys met.\n\n“We were plain,” she said.';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const copy = {
    how: 'paste',
    typedInBy: 'Ada',
    mediaType: 'text/plain; charset=utf-8',
    originalName: null,
    finalUrl: null,
    headers: null,
    text_sha256: sha256,
    raw_sha256: sha256,
  } as const;
  const id = await writer.add({
    ...{ ownerId, text, textSha256: sha256, from: { copy, bytes: null } },
    ...{
      terms: { whose: 'theirs', ground_rule: null, embargoed_until: null },
      source: { title: 'Envoys met' },
      readIn: {},
      found: { language: 'en', speakers: 'found', days: [] },
    },
  });
  await writer.addItems(
    id,
    [{ spans: [[13, 29]], found: null, fields: { text: 'We were plain', form: 'direct' } }],
    1,
  );
  return id;
}
