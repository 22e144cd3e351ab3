import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { TERMINAL } from '../../../src/platform/viewer.js';
import { keepCopy } from '../../../src/record/snapshots/actions.js';
import { CopyIntegrityReader } from '../../../src/record/snapshots/integrity-store.js';
import type { Unhashed } from '../../../src/record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../../src/record/snapshots/store.js';
import { shell } from '../../people/integrity/recorded-desk.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { hashed } from './files.js';

// A saved copy whose text or bytes were replaced in the database file is not shown as unchanged.

let desk: TestDesk;
let viewer: Sends;
beforeEach(async () => {
  desk = await openDesk();
  viewer = await desk.signIn('viewer');
  await desk.as('editor', async (change) => {
    const source = await addRow(change, 'sources', { shown: 'when_cited', type: 'webpage', title: 'A page' });
    const bytes = Buffer.from('The words as they were.');
    const copy: Unhashed = {
      ...{ how: 'paste', typedInBy: null, mediaType: 'text/plain', originalName: null, finalUrl: null },
      ...{ headers: null, text: bytes.toString(), bytes },
    };
    await keepCopy(change, source.id, hashed(copy));
    const speaker = await addTestSpeaker(change, 'Wang Yi');
    const claim = await addTestClaim(change, { speaker_id: speaker.id });
    await addRow(change, 'attributions', { claim_id: claim.id, source_id: source.id });
  });
});
afterEach(() => desk.close());

const UNGUARDED = 'DROP TRIGGER snapshots_never_change; DROP TRIGGER snapshot_bytes_never_change;';
const ADDRESS = '/sources/1/snapshots/1';
const WARNING = 'This copy was changed outside Onrecord';

function tamper(statements: string): void {
  shell(desk.ctx.config.file, UNGUARDED + statements);
}

it('a copy that is as it was saved says nothing of it', async () => {
  expect(await (await desk.get(ADDRESS, viewer)).text()).not.toContain(WARNING);
  expect(await (await desk.get(`${ADDRESS}.json`, viewer)).json()).toMatchObject({ mismatch: [] });
  const raw = await desk.get(`${ADDRESS}/raw`, viewer);
  expect(raw.headers.get('content-disposition')).toContain('source-1-copy-1.txt');
  expect(raw.headers.get('x-onrecord-integrity')).toBeNull();
});

it('a copy that is read in several pieces is as it was saved', async () => {
  const bytes = Buffer.alloc(8 * 1024 * 1024, 'a');
  const text = '渡'.repeat(1_500_000);
  const copy: Unhashed = {
    ...{ how: 'paste', typedInBy: null, mediaType: 'text/plain', originalName: null, finalUrl: null },
    ...{ headers: null, text, bytes },
  };
  await desk.as('editor', (change) => keepCopy(change, 1, hashed(copy)));
  const mismatch = async () => {
    const reader = new CopyIntegrityReader(desk.ctx.db, TERMINAL);
    const kept = await new SnapshotReader(desk.ctx.db, TERMINAL).ofSource(1);
    return reader.mismatchOf(kept.find(({ id }) => id === 2) as Snapshot);
  };
  expect(await mismatch()).toEqual([]);
});

it('a copy whose text was replaced, and its hash with it, says so on its page, in JSON, as a file and in the dossier', async () => {
  tamper("UPDATE snapshots SET text = 'Forged.', text_sha256 = raw_sha256 WHERE id = 1");
  const page = await (await desk.get(ADDRESS, viewer)).text();
  expect(page).toContain(`${WARNING}: its text does not match the SHA-256 recorded when it was saved.`);
  expect(page).not.toContain('The text as it was kept');
  expect(await (await desk.get(`${ADDRESS}.json`, viewer)).json()).toMatchObject({
    ...{ mismatch: ['text'], marks: [] },
  });
  const raw = await desk.get(`${ADDRESS}/raw`, viewer);
  expect(raw.headers.get('x-onrecord-integrity')).toBe('mismatch');
  expect(raw.headers.get('content-disposition')).toContain('DOES-NOT-MATCH-ITS-SHA-256');
  expect(await (await desk.get('/claims/1/dossier', viewer)).text()).toContain(WARNING);
});

it('a copy whose bytes were replaced says so', async () => {
  tamper("UPDATE snapshot_bytes SET bytes = x'00'");
  const page = await (await desk.get(ADDRESS, viewer)).text();
  expect(page).toContain('its bytes do not match the SHA-256');
});

it('a copy that was erased is not called changed', async () => {
  await desk.as('admin', async (change) => {
    const { eraseRecord } = await import('../../../src/server/erasure/actions.js');
    await eraseRecord(change, { kind: 'snapshot', id: 1 }, 'Asked for by letter');
  });
  expect(await (await desk.get(ADDRESS, viewer)).text()).not.toContain(WARNING);
});
