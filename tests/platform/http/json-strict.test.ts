import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JsonScan } from '../../../src/platform/http/bodies/json-scan.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// JSON that says something twice, says nothing, or says a number as text is refused; a form has nothing but text.

let desk: TestDesk;
let token: Sends;
beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('editor');
  await desk.json(
    'POST',
    '/claims',
    { text: 'We talk.', speaker: { name: 'Wang Yi' }, attribution: { source: { title: 'The Herald' } } },
    token,
  );
});
afterAll(() => desk.close());

const raw = (method: string, path: string, body?: string, more: Sends = {}) =>
  fetch(desk.url + path, {
    method,
    headers: { ...token, 'content-type': 'application/json', ...more },
    ...(body !== undefined && { body }),
  });

describe('a name that stands twice', () => {
  it.each([
    ['at the top', '{"name":"A","name":"B"}', 'name'],
    ['within another', '{"name":"A","outlet":{"id":1,"x":[{}],"id":2}}', 'id'],
    ['once with an escape', String.raw`{"name":"A","n\u0061me":"B"}`, 'name'],
    ['far apart', `{"name":"A","note":"${'x'.repeat(200_000)}","name":"B"}`, 'name'],
  ])('%s is refused', async (_where, body, name) => {
    const answer = await raw('POST', '/outlets', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining(`The JSON has ‘${name}’ twice`),
    });
  });

  it.each([
    ['in two objects', '{"name":"Two","url":"https://a.example","note":"{\\"name\\":1,\\"name\\":2}"}'],
    ['as a value', '{"name":"name","note":"name"}'],
  ])('%s is none', async (_where, body) => {
    expect((await raw('POST', '/outlets', body)).status).toBe(201);
  });
});

describe('nothing at all', () => {
  it.each([
    ['POST', '/outlets'],
    ['POST', '/claims'],
    ['POST', '/claims/1/attributions'],
    ['PATCH', '/claims/1'],
    ['POST', '/claims/1/findings'],
    ['POST', '/import'],
  ])('is no JSON for %s %s', async (method, path) => {
    for (const body of [undefined, '', ' \n ']) {
      const answer = await raw(method, path, body, { 'if-match': '"1"' });
      expect([answer.status, await answer.text()]).toEqual([
        400,
        expect.stringContaining('The body is empty'),
      ]);
    }
  });

  it('is enough where the address says it all', async () => {
    expect((await raw('POST', '/speakers', '{"name":"Somebody"}')).status).toBe(201);
    const { headers } = await raw('POST', '/outlets', '{"name":"The Gazette"}');
    const outlet = headers.get('location') ?? '';
    expect((await raw('DELETE', outlet)).status).toBe(200);
    expect((await raw('POST', `${outlet}/restoration`)).status).toBe(200);
    expect((await raw('POST', `${outlet}/trash`)).status).toBe(200);
    const note = await raw('POST', '/claims/1/annotations', '{"body":"Where from?"}');
    const at = note.headers.get('location') ?? '';
    expect((await raw('POST', `${at}/resolution`)).status).toBe(200);
    expect((await raw('POST', `${at}/reopening`)).status).toBe(200);
  });
});

describe('a number or true given as text', () => {
  it.each<[string, object, string]>([
    ['/claims', { text: 'We met.', speaker_id: '1' }, 'speaker_id'],
    ['/claims', { text: 'We met.', speaker: { id: '1', name: 'Wang Yi' } }, 'speaker.id'],
    ['/sources', { title: 'The Herald', no_author: 'true' }, 'no_author'],
    ['/sources', { title: 'The Herald', no_date: 'on' }, 'no_date'],
    ['/lists', { title: 'For print', claim_ids: ['1'] }, 'claim_ids.0'],
    ['/lists', { title: 'For print', claim_ids: '1,2' }, 'claim_ids'],
    ['/sources/1/snapshots', { text: 'Words.', again: 'true' }, 'again'],
    ['/sources/1/snapshots', { way: 'paste', text: 'Words.', again: 'true' }, 'again'],
    [
      '/claims/1/annotations',
      { body: 'A note.', selector: { exact: 'We', start_utf16: '0', end_utf16: 2 } },
      'selector.start_utf16',
    ],
  ])('is refused at its field: %s %j', async (path, body, at) => {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
    expect(errors).toContainEqual({ path: at, message: expect.stringMatching(/not as text/) });
    expect(errors.filter(({ path: one }) => one === at)).toHaveLength(1);
  });

  it('is taken as it always was in a form', async () => {
    const editor = await desk.signIn('editor');
    const source = await desk.form('/sources', { title: 'In a form', no_author: 'on' }, editor);
    expect(source.status).toBe(303);
    const made = await (await desk.get(`${source.headers.get('location')}.json`, token)).json();
    expect(made).toMatchObject({ no_author: true });
    expect((await desk.form('/lists', { title: 'Ids', claim_ids: '1' }, editor)).status).toBe(303);
  });

  it('is nothing where it is empty, and a number is no text', async () => {
    const claim = { text: 'We met.', speaker_id: 1, occasion_id: '', language_guessed: null };
    expect((await desk.json('POST', '/claims', claim, token)).status).toBe(201);
    expect((await desk.json('POST', '/outlets', { name: 5 }, token)).status).toBe(422);
  });

  it('stands in an address as it did', async () => {
    expect((await desk.get('/claims/1.json', token)).status).toBe(200);
    expect((await desk.get('/claims.json?speaker=1', token)).status).toBe(200);
  });
});

describe('what is documented', () => {
  const scanned = (body: object) => new JsonScan().push(Buffer.from(JSON.stringify(body)));
  const list = <T>(length: number, one: (at: number) => T) => Array.from({ length }, (_, at) => one(at));
  const author = { family: 'Wang', given: 'Yi', literal: null };
  const source = {
    ...Object.fromEntries(list(24, (at) => [`field${at}`, 'x'])),
    authors: list(50, () => author),
  };

  it.each<[string, object]>([
    ['the claims of a list', { claim_ids: list(10_000, (at) => at + 1) }],
    [
      'findings on six facets, each with fifty pieces of evidence',
      {
        findings: list(6, () => ({
          ...{ facet: 'wording', value: 'altered', rationale: 'x', mechanism: 'x', actual_speaker_id: 1 },
          evidence: list(50, (at) => ({ kind: 'attribution', id: at + 1, note: 'x', locator: 'x' })),
        })),
      },
    ],
    [
      'a person with a hundred names and as many titles, each out of a source of its own',
      {
        names: list(100, () => ({ name: 'x', script: 'x', language: 'zh', from: 'x', to: 'x' })),
        titles: list(100, () => ({ title: 'x', body: 'x', from: 'x', to: 'x', source })),
        members: list(300, () => ({ name: 'x', from: 'x', to: 'x' })),
      },
    ],
  ])('fits at its longest: %s', (_what, body) => {
    expect(() => scanned(body)).not.toThrow();
  });
});
