import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { openDesk, type Sends, type TestDesk, withoutDone } from '../../support/desk.js';
import { docxOf, lockedPdf, multipart, pdfOf } from './files.js';

const FROM_A_PAGE: Sends = { 'sec-fetch-site': 'same-origin' };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const QUOTED = 'On this issue China has no room for compromise or concessions.';
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an uploaded copy', () => {
  let desk: TestDesk;
  let checker: Sends;
  let token: Sends;
  let at = '';
  beforeAll(async () => {
    desk = await openDesk();
    [checker, token] = [await desk.signIn('checker'), await desk.token('checker')];
    const source = await desk.as('checker', (change) =>
      addRow(change, 'sources', { type: 'article', title: 'The visit' } as never),
    );
    at = `/sources/${source.id}/snapshots`;
  });
  afterAll(() => desk.close());

  const send = async (body: FormData | string | Blob, sends: Sends, path = at) =>
    withoutDone(await fetch(desk.url + path, { method: 'POST', body, headers: sends, redirect: 'manual' }));
  const upload = (
    file: { name: string; type: string; bytes: Uint8Array } | null,
    more: Record<string, string> = {},
  ) => send(multipart({ way: 'upload', reading: 'article', ...more }, file), { ...FROM_A_PAGE, ...checker });
  const copies = async () =>
    ((await (await desk.get(`${at}.json`, token)).json()) as { snapshots: { id: number }[] }).snapshots;

  test('keeps its bytes, its text and both hashes, and says how it came', async () => {
    const bytes = docxOf([QUOTED]);
    const answer = await upload({ name: '../../sp\u202eeech.docx', type: DOCX, bytes });
    expect(answer.status).toBe(303);
    const place = answer.headers.get('location') ?? '';
    const copy = await (await desk.get(`${place}.json`, token)).json();
    expect(copy).toMatchObject({
      how: 'upload',
      typed_in_by: null,
      media_type: DOCX,
      original_name: 'sp\u202eeech.docx',
      final_url: null,
      headers: { ':reading': 'document' },
      text: QUOTED,
      text_sha256: sha256(QUOTED),
      raw_sha256: sha256(bytes),
      size: bytes.length,
      time_marks: [],
    });
    const page = await (await desk.get(place, checker)).text();
    expect(page).toContain('sp⟨RLO⟩eech.docx');
    expect(page).toContain(sha256(bytes));
    expect(page).toContain('A hash shows that our copy is unchanged, not that the outlet published it.');
  });

  test('gives its bytes back as a download of which nothing runs', async () => {
    const html = '<!doctype html><body><script>alert(1)</script><p>No room at all.</p></body>';
    const answer = await upload({ name: 'page.html', type: 'text/html', bytes: Buffer.from(html) });
    const raw = await desk.get(`${answer.headers.get('location')}/raw`, checker);
    expect(raw.status).toBe(200);
    expect(raw.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(raw.headers.get('content-disposition')).toMatch(
      /^attachment; filename="source-\d+-copy-\d+\.html"/,
    );
    expect(raw.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(raw.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await raw.text()).toBe(html);
    expect((await desk.get(`${answer.headers.get('location')}/raw`, token)).status).toBe(200);
  });

  test('shows the times of subtitles beside their words', async () => {
    const bytes = Buffer.from('\ufeff1\n00:01:02,000 --> 00:01:04,000\nNo room.\n', 'utf16le');
    const answer = await upload({ name: 'talk.srt', type: 'application/octet-stream', bytes });
    const place = answer.headers.get('location') ?? '';
    expect(await (await desk.get(place, checker)).text()).toMatch(
      /<span class="locator[^"]*">at 0:01:02<\/span>\s*<p[^>]* data-at="0">No room\.<\/p>/,
    );
    expect(await (await desk.get(`${place}.json`, token)).json()).toMatchObject({
      text: 'No room.',
      time_marks: [{ start_utf16: 0, start_ms: 62_000, end_ms: 64_000, time: '0:01:02' }],
    });
  });

  test('is kept without text where a PDF is a scan or locked, and the page says so', async () => {
    const scan = await upload({ name: 'scan.pdf', type: 'application/pdf', bytes: pdfOf([[]]) });
    expect(await (await desk.get(scan.headers.get('location') ?? '', checker)).text()).toContain(
      'No text found in this PDF',
    );
    const locked = await upload({ name: 'locked.pdf', type: 'application/pdf', bytes: lockedPdf() });
    expect(await (await desk.get(locked.headers.get('location') ?? '', checker)).text()).toContain(
      'password-protected',
    );
  });

  test('is answered to a script as JSON', async () => {
    const file = { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('No room.') };
    const answer = await send(multipart({}, file), token);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      text_sha256: sha256('No room.'),
      raw_sha256: sha256('No room.'),
    });
    const refused = await send(multipart({}, { ...file, name: 'a.exe' }), token);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'file' }] });
  });

  test('is one however often its form is sent', async () => {
    const before = await copies();
    const file = { name: 'once.txt', type: 'text/plain', bytes: Buffer.from('Said once.') };
    const both = await Promise.all([upload(file, { key: 'k1' }), upload(file, { key: 'k1' })]);
    expect(new Set(both.map((one) => one.headers.get('location'))).size).toBe(1);
    expect(await copies()).toHaveLength(before.length + 1);
    const other = await upload({ ...file, bytes: Buffer.from('Said twice.') }, { key: 'k1' });
    expect(other.status).toBe(422);
    expect(await copies()).toHaveLength(before.length + 1);
  });

  test('is refused with the reason, in its own form, and nothing of it is kept', async () => {
    const before = await copies();
    const answer = await upload({
      name: 'a\u202e.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('words'),
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/href="#f-upload-file"[^>]*>The name says a PDF, but the content is not/);
    expect(page).toContain('<title>Error: Saved copies of The visit');
    const none = await upload(null);
    expect(await none.text()).toContain('Choose the file first');
    expect(await copies()).toEqual(before);
  });

  test('is refused where it is not sent from a page of the desk, or by somebody who may not', async () => {
    const before = await copies();
    const file = { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('No room.') };
    expect((await send(multipart({}, file), { ...checker, 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect((await send(multipart({}, file), { ...checker, origin: 'http://evil.example' })).status).toBe(403);
    expect((await send(multipart({}, file), checker)).status).toBe(403);
    expect(
      (await send(multipart({}, file), { ...FROM_A_PAGE, ...(await desk.signIn('viewer')) })).status,
    ).toBe(403);
    expect((await send(multipart({}, file), await desk.token('checker', 'read'))).status).toBe(403);
    const signedOut = await send(multipart({ way: 'upload', typed_in_by: 'A trainee' }, file), FROM_A_PAGE);
    expect(signedOut.status).toBe(401);
    expect(await signedOut.text()).toContain('A trainee');
    expect(await copies()).toEqual(before);
  });

  test('has its limits', async () => {
    const big = { name: 'a.txt', type: 'text/plain', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') };
    expect((await upload(big)).status).toBe(413);
    const file = { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('No room.') };
    const twice = multipart({}, file);
    twice.append('file', new File(['x'], 'b.txt'));
    expect((await send(twice, token)).status).toBe(413);
    const astray = new FormData();
    astray.append('picture', new File(['x'], 'b.txt'));
    expect((await send(astray, token)).status).toBe(400);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`f${number}`, 'x']));
    expect((await send(multipart(many, file), token)).status).toBe(413);
    expect((await send(multipart({ ['n'.repeat(1_000)]: 'x' }, file), token)).status).toBe(413);
    expect((await send(multipart({ 'a[b]': 'x' }, file), token)).status).toBe(413);
    expect((await send(multipart({ __proto__x: 'x' }, file), token)).status).toBe(422);
    const unsaid = new ReadableStream({ start: (stream) => stream.close() });
    const streamed = await fetch(desk.url + at, {
      ...{ method: 'POST', body: unsaid, duplex: 'half' },
      headers: { ...token, 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(streamed.status).toBe(400);
    const fields = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, 'x'.repeat(8_500_000)]));
    expect((await send(multipart(fields, file), token)).status).toBe(413);
    const long = { name: 'long.txt', type: 'text/plain', bytes: Buffer.alloc(2_000_001, 'a') };
    expect((await upload(long)).status).toBe(422);
  });

  test('is refused where a field of it is not UTF-8, in the words for any other form', async () => {
    const field = (bytes: Buffer) =>
      new Blob([
        '--b\r\nContent-Disposition: form-data; name="typed_in_by"\r\n\r\n',
        bytes,
        '\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nNo room.\r\n--b--\r\n',
      ]);
    const headers = { ...token, 'content-type': 'multipart/form-data; boundary=b' };
    expect((await send(field(Buffer.from('Zoë')), headers)).status).toBe(201);
    const broken = await send(field(Buffer.from('Zoë', 'latin1')), headers);
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ detail: 'The form is not UTF-8.' });
  });

  test('has little room for fields where its sender may not leave a file', async () => {
    const file = { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('No room.') };
    const long = multipart({ typed_in_by: 'x'.repeat(64 * 1024 + 1) }, file);
    expect((await send(long, FROM_A_PAGE)).status).toBe(413);
    // Nothing is read of what nobody may send.
    expect((await send(long, await desk.token('checker', 'read'))).status).toBe(403);
    // Of whoever may, it is read, and refused for what it says.
    expect((await send(long, token)).status).toBe(422);
  });

  test.each<[string, string, string | undefined, number]>([
    ['without a boundary', 'x', 'multipart/form-data', 400],
    [
      'that ends early',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nwor',
      'multipart/form-data; boundary=b',
      400,
    ],
    ['of no parts', '--b--\r\n', 'multipart/form-data; boundary=b', 422],
    [
      'of ten thousand parts',
      `${'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'.repeat(10_000)}--b--\r\n`,
      'multipart/form-data; boundary=b',
      413,
    ],
    ['of another kind', 'x', 'multipart/mixed; boundary=b', 415],
    ['that is packed', 'x', undefined, 415],
  ])('a form %s is refused at once', async (_what, body, type, status) => {
    const plain = { 'content-type': type ?? 'multipart/form-data; boundary=b' };
    const headers: Sends = type === undefined ? { ...plain, 'content-encoding': 'gzip' } : plain;
    expect((await send(body, { ...headers, ...token })).status).toBe(status);
  });

  test('is taken at no other address', async () => {
    const file = { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('No room.') };
    expect((await send(multipart({ title: 'x' }, file), token, '/sources')).status).toBe(415);
  });

  test('is for checkers alone where a restricted claim cites its source, its bytes too', async () => {
    const answer = await upload({
      name: 'b.txt',
      type: 'text/plain',
      bytes: Buffer.from('Told in confidence.'),
    });
    const place = answer.headers.get('location') ?? '';
    const viewer = await desk.signIn('viewer');
    expect((await desk.get(`${place}/raw`, viewer)).status).toBe(200);
    const claim = {
      text: 'Told in confidence.',
      form: 'direct',
      ground_rule: 'background',
      speaker: { name: 'Somebody', kind: 'person' },
    };
    const source = Number(at.split('/')[2]);
    const made = await desk.json(
      'POST',
      '/claims',
      { ...claim, attribution: { source_id: source, tier: 'secondary' } },
      token,
    );
    expect(made.status).toBe(201);
    for (const path of [place, `${place}.json`, `${place}/raw`])
      expect(
        (await desk.get(path, path.endsWith('.json') ? await desk.token('viewer') : viewer)).status,
      ).toBe(404);
    expect((await desk.get(`${place}/raw`, checker)).status).toBe(200);
  });

  test('is gone with its bytes and its name once it is erased', async () => {
    const bytes = Buffer.from('To be erased.');
    const answer = await upload({ name: 'secret-name.txt', type: 'text/plain', bytes });
    const place = answer.headers.get('location') ?? '';
    const id = Number(place.split('/').at(-1));
    await desk.as('admin', (change) => eraseRecord(change, { kind: 'snapshot', id }, 'A court order'));
    expect((await desk.get(`${place}/raw`, checker)).status).toBe(410);
    const page = await (await desk.get(place, checker)).text();
    expect(page).toContain('The text of this copy was erased.');
    expect(page).not.toContain('secret-name');
  });
});
