import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { keepCopy } from '../../../src/record/snapshots/actions.js';
import type { Unhashed } from '../../../src/record/snapshots/model.js';
import { fileOf, renumbered, takeIn } from '../../publishing/exchange/whole-desk.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { docxOf, hashed, pdfOf } from './files.js';

let first: TestDatabase;
let second: TestDatabase;
beforeEach(async () => {
  first = await freshDatabase(FOLLOWERS);
  second = await freshDatabase(FOLLOWERS);
});
afterEach(async () => {
  await first.close();
  await second.close();
});

const UPLOADED: Unhashed = {
  how: 'upload',
  typedInBy: null,
  mediaType: 'application/pdf',
  originalName: 'sc\u202ean “one”.pdf',
  finalUrl: null,
  headers: { ':reading': 'no_text' },
  text: '',
  bytes: pdfOf([[]]),
};

const COPIES: readonly Unhashed[] = [
  UPLOADED,
  {
    ...UPLOADED,
    originalName: 'a.docx',
    mediaType: 'x/y',
    text: 'One\n\n  two \ufffd\u200b',
    bytes: docxOf(['x']),
  },
  {
    ...UPLOADED,
    how: 'fetch',
    originalName: null,
    finalUrl: 'https://news.example/story?a=%22',
    headers: { ':url': 'https://news.example/', ':status': '200', ':reading': 'article', etag: '"1"' },
    text: 'No room.',
    bytes: Buffer.from([0, 255, 128, 13, 10]),
  },
];

test('copies go to another desk and back to the letter, bytes, names and headers with them', async () => {
  await first.transact({ id: 1 }, async (change) => {
    const source = await addRow(change, 'sources', { type: 'article', title: 'The visit' } as never);
    for (const copy of COPIES) await keepCopy(change, source.id, hashed(copy));
  });
  const out = await fileOf(first);
  await takeIn(second, out);
  expect(renumbered(await fileOf(second))).toEqual(renumbered(out));
  const kept = await second.db.selectFrom('snapshot_bytes').select('bytes').orderBy('snapshot_id').execute();
  expect(kept.map(({ bytes }) => Buffer.from(bytes))).toEqual(COPIES.map(({ bytes }) => bytes));
});
