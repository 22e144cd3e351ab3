import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openNamelessFile } from '../../../src/platform/lib/nameless-file.js';
import { DESK } from '../../../src/platform/viewer.js';
import type { ExportRequest } from '../../../src/publishing/lists/export-job.js';
import { OpenFile } from '../../../src/publishing/lists/file-job.js';
import { parseExport } from '../../../src/publishing/lists/input.js';
import { freshFolder } from '../../support/database.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// The real worker, from dist: `npm test` builds it first.

const CLAIMS = 1_200;

describe('exports in their thread', () => {
  let desk: TestDesk;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    token = await desk.token('checker');
    await desk.as('checker', async (change) => {
      const speaker = await addRow(change, 'speakers', { kind: 'person', name: 'Wang Yi' });
      const source = await addRow(change, 'sources', {
        shown: 'when_cited',
        type: 'webpage',
        title: 'A page',
        authors: '[]',
      });
      const list = await addRow(change, 'lists', { title: 'Long', style: 'newsroom', owner_id: null });
      for (let at = 0; at < CLAIMS; at += 1) {
        const text = `Words ${at}.`;
        const claim = await addRow(change, 'claims', { text, form: 'direct', speaker_id: speaker.id });
        const cited = { claim_id: claim.id, source_id: source.id, wording: text };
        await addRow(change, 'attributions', cited);
        await addRow(change, 'list_items', { list_id: list.id, claim_id: claim.id, position: CLAIMS - at });
      }
    });
  });
  afterAll(() => desk.close());

  const ask = (format: string, style = 'newsroom'): ExportRequest => {
    const options = parseExport({ format, style });
    if (!options.ok) throw new Error('not a wish');
    const wanted = { kind: 'list', id: 1 } as const;
    return {
      viewer: DESK,
      wanted,
      options: options.value,
      madeAt: '2023-06-25T09:00:00.000Z',
      deskUrl: null,
    };
  };

  it('come whole, in order over several batches, with as many bytes as were promised', async () => {
    const uncompressed = { ...token, 'accept-encoding': 'identity' };
    const answer = await desk.get('/lists/1/export?format=csl-json', uncompressed);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('onrecord-printed')).toBe(
      `printed=${CLAIMS}; noted=0; failed=0; selected=${CLAIMS}`,
    );
    const items = JSON.parse(bytes.toString()) as { id: string }[];
    const expected = Array.from({ length: CLAIMS }, (_, at) => `onrecord-claim-${CLAIMS - at}`);
    expect(items.map(({ id }) => id)).toEqual(expected);
  });

  it('are stopped when nobody waits for them, begun or not, and the next ones come', async () => {
    const gone = new AbortController();
    const stopped = [1, 2, 3, 4].map(() => desk.ctx.exports.make(ask('text', 'apa'), gone.signal));
    setImmediate(() => gone.abort());
    const outcomes = await Promise.allSettled(stopped);
    const expected = { status: 'rejected', reason: { code: 'unavailable' } };
    expect(outcomes).toMatchObject(stopped.map(() => expected));
    const after = await desk.ctx.exports.make(ask('text'), new AbortController().signal);
    expect(after.counts.printed).toBe(CLAIMS);
    await after.handle.close();
  });

  it('that fail are answered as a fault, with nothing of the file', async () => {
    const answer = await desk.get('/lists/1/export?format=rtf', token);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([400, null]);
    await expect(
      desk.ctx.exports.make(
        { ...ask('text'), wanted: { kind: 'list', id: 99 } },
        new AbortController().signal,
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(['missing', 'none'])(
    'are refused plainly where the folder for temporary files is %s',
    async (what) => {
      const place = join(freshFolder(), 'temporary');
      if (what === 'none') writeFileSync(place, '');
      vi.stubEnv('TMPDIR', place);
      const answer = await desk.get('/lists/1/export?format=html', token);
      vi.unstubAllEnvs();
      expect([answer.status, await answer.text()]).toEqual([
        503,
        expect.stringContaining('temporary files (TMPDIR) is missing or cannot be written'),
      ]);
      rmSync(dirname(place), { recursive: true });
    },
  );

  it('leave nothing in the folder for temporary files', async () => {
    const folder = freshFolder();
    vi.stubEnv('TMPDIR', folder);
    const made = await desk.ctx.exports.make(ask('html'), new AbortController().signal);
    expect(made.bytes).toBe((await made.handle.stat()).size);
    expect((await made.handle.stat()).nlink).toBe(0);
    await made.handle.close();
    expect(readdirSync(folder)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
});

it('a file is written from text and bytes in the order in which they come', async () => {
  const handle = await openNamelessFile();
  const file = new OpenFile(handle.fd);
  for (const piece of ['é', Uint8Array.of(0, 255), 'x']) file.put(piece);
  expect(file.finish()).toBe(5);
  expect([...(await handle.readFile())]).toEqual([0xc3, 0xa9, 0, 255, 0x78]);
  await handle.close();
});

it('a file for which there is no room says so', async () => {
  const full = await open('/dev/full', 'w');
  const file = new OpenFile(full.fd);
  file.put('words');
  expect(() => file.finish()).toThrow(expect.objectContaining({ code: 'disk_full' }));
  await full.close();
});
