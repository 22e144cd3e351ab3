import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/vocabulary.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

// The bodies that scripts rely on, sent with a token of each role: who is let in, what is answered, and
// where the answer says that the new thing stands.

const QUOTATION = {
  text: 'The United States reiterates that it does not support Taiwan independence.',
  language: 'en',
  form: 'direct',
  ground_rule: 'on_record',
  speaker: { name: 'Antony Blinken', kind: 'person' },
  occasion: {
    name: 'Press conference in Beijing',
    kind: 'press_conference',
    date: '2023-06-19',
    time_zone: 'Asia/Shanghai',
    place: 'Beijing',
  },
  tags: ['taiwan', 'cold war'],
  attribution: {
    source: { type: 'article', title: 'Blinken in China', outlet: { name: 'The Paper' } },
    tier: 'secondary',
    credited_as: 'US Secretary of State',
    cue: 'gave a guarantee',
    locator: 'paragraph 4',
    relayed_from: { source: { type: 'speech', title: 'Press conference', genre: 'press conference' } },
  },
};

const SOURCE = {
  type: 'broadcast',
  title: 'The evening news',
  title_is: 'description',
  translated_title: 'The evening news, in English',
  outlet: { name: 'CCTV' },
  container_title: 'News',
  authors: [{ family: 'Li', given: 'Hua', role: 'host' }, { literal: 'The newsroom' }],
  issued: '2023-06-19',
  accessed: '2023-06-20',
  url: 'https://example.org/news',
  archive_url: 'https://example.org/archive/news',
  language: 'zh',
  medium: 'television',
  genre: 'news',
  number: '12',
  account: null,
  post_id: null,
  note: 'Not seen by us.',
};

const NOTE = {
  body: 'Where does the article have this from?',
  motivation: 'questioning',
  selector: { exact: 'reiterates', prefix: 'States ', suffix: ' that', start_utf16: 18, end_utf16: 28 },
  parent_id: null,
};

/** Each write with the least role that may send it, and keys of its answer. */
const WRITES = [
  ['/claims', QUOTATION, 'checker', ['id', 'version'], /^\/claims\/\d+$/],
  ['/sources', SOURCE, 'checker', ['id', 'version'], /^\/sources\/\d+$/],
  [
    '/sources/1/snapshots',
    // Each role sends the same text, which is kept once more only where that is asked for.
    { text: 'The text.', again: true },
    'checker',
    ['id', 'text_sha256'],
    /^\/sources\/1\/snapshots\/\d+$/,
  ],
  [
    '/claims/1/annotations',
    NOTE,
    'checker',
    ['id', 'body', 'motivation', 'selector', 'parent_id', 'version'],
    /^\/annotations\/\d+$/,
  ],
  [
    '/views',
    { name: 'Fragments', query: '?form=partial' },
    'viewer',
    ['id', 'name', 'query', 'address', 'shared', 'version'],
    /^\/views\/\d+$/,
  ],
  [
    '/lists',
    { title: 'For print', style: 'newsroom' },
    'viewer',
    ['id', 'title', 'style', 'version', 'items'],
    /^\/lists\/\d+$/,
  ],
] as const;

const ROLES: readonly Role[] = ['viewer', 'checker', 'editor', 'admin'];

describe('the JSON bodies that scripts rely on', () => {
  let desk: TestDesk;
  const [writes, reads] = [{} as Record<Role, Sends>, {} as Record<Role, Sends>];
  beforeAll(async () => {
    desk = await openDesk();
    for (const role of ROLES) {
      writes[role] = await desk.token(role);
      reads[role] = await desk.token(role, 'read');
    }
    const first = await desk.json('POST', '/claims', QUOTATION, writes.checker);
    expect(first.status, await first.clone().text()).toBe(201);
  });
  afterAll(() => desk.close());

  describe.each(ROLES)('with a token of a %s', (role) => {
    it.each(WRITES)(
      'POST %s is done or refused as the role is, and says where',
      async (path, body, least, keys, place) => {
        const answer = await desk.json('POST', path, body, writes[role]);
        const text = await answer.text();
        if (ROLES.indexOf(role) < ROLES.indexOf(least)) return expectProblem(answer, text, 403);
        expect(answer.status, text).toBe(201);
        expect(Object.keys(JSON.parse(text))).toEqual(expect.arrayContaining([...keys]));
        const location = answer.headers.get('location') ?? '';
        expect(location).toMatch(place);
        const there = await desk.get(`${location}.json`, reads[role]);
        expect(await there.json()).toMatchObject({ id: JSON.parse(text).id });
      },
    );

    it.each(WRITES)('that only reads, POST %s is refused', async (path, body) => {
      const answer = await desk.json('POST', path, body, reads[role]);
      expectProblem(answer, await answer.text(), 403);
    });

    it('GET /claims/1.json has the whole claim', async () => {
      const claim = await (await desk.get('/claims/1.json', reads[role])).json();
      expect(claim).toMatchObject({
        id: 1,
        text: QUOTATION.text,
        language: 'en',
        form: 'direct',
        ground_rule: 'on_record',
        state: 'to_check',
        attribution_status: { status: 'open', reason: expect.any(String) },
        version: expect.any(Number),
        speaker: { name: 'Antony Blinken' },
        occasion: { name: 'Press conference in Beijing' },
        tags: ['cold war', 'taiwan'],
        findings: [],
        links: [],
        annotations: expect.any(Array),
        chain: { origins: { known: 1, not_stated: 0 } },
      });
      const { attributions } = claim as { attributions: { wording: string | null; sight: string }[] };
      expect(attributions.map(({ wording }) => wording)).toEqual([null, QUOTATION.text]);
    });

    it('GET /claims.json counts and pages', async () => {
      const list = await (await desk.get('/claims.json?q=taiwan', reads[role])).json();
      expect(list).toEqual({
        claims: expect.any(Array),
        next: null,
        count: { value: expect.any(Number), capped: false },
        sort: '-said_on',
        facets: expect.objectContaining({ status: expect.any(Array), form: expect.any(Array) }),
      });
    });

    it('POST /lists/N/items takes one claim or several', async () => {
      const made = await desk.json('POST', '/lists', { title: 'One more' }, writes[role]);
      const { id } = (await made.json()) as { id: number };
      for (const body of [{ claim_id: 1 }, { claim_ids: [1] }]) {
        const answer = await desk.json('POST', `/lists/${id}/items`, body, writes[role]);
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({ id, items: [{ claim_id: 1 }] });
      }
    });
  });

  it('an edit wants the version, and tells both sides of a conflict', async () => {
    const edit = { note: 'Heard twice' };
    expect((await desk.json('PATCH', '/claims/1', edit, writes.checker)).status).toBe(428);
    const { version } = (await (await desk.get('/claims/1.json', writes.checker)).json()) as {
      version: number;
    };
    const send = () =>
      desk.json('PATCH', '/claims/1', edit, { ...writes.checker, 'if-match': `"${version}"` });
    const done = await send();
    expect([done.status, await done.json()]).toEqual([
      200,
      expect.objectContaining({ version: version + 1 }),
    ]);
    const late = await send();
    expect([late.status, await late.json()]).toEqual([
      409,
      expect.objectContaining({ current: expect.objectContaining({ version: version + 1 }) }),
    ]);
  });

  it('a ground rule or a speaker that is sent empty is refused, not taken for another', async () => {
    const of = async (method: 'POST' | 'PATCH', path: string, body: object) => {
      const { version } = (await (await desk.get('/claims/1.json', writes.checker)).json()) as {
        version: number;
      };
      const answer = await desk.json(method, path, body, { ...writes.checker, 'if-match': `"${version}"` });
      const { errors = [] } = (await answer.json()) as { errors?: { path: string }[] };
      return [answer.status, errors.map((error) => error.path)];
    };
    for (const nothing of ['', null]) {
      const claim = { text: 'Told to nobody.', speaker_id: 1, ground_rule: nothing };
      expect(await of('POST', '/claims', claim)).toEqual([422, ['ground_rule']]);
      expect(await of('PATCH', '/claims/1', { ground_rule: nothing })).toEqual([422, ['ground_rule']]);
    }
    expect(await of('PATCH', '/claims/1', { speaker: null })).toEqual([422, ['speaker_id']]);
    expect(await of('PATCH', '/claims/1', { speaker_id: 1, speaker: null })).toEqual([200, []]);
  });

  it.each(['/claims/1', '/attributions/1'])(
    'a conflict at %s shows all of the record as it is now, as its own address and an edit do',
    async (path) => {
      const read = async () =>
        (await (await desk.get(`${path}.json`, writes.checker)).json()) as { version: number };
      const { version } = await read();
      const send = (note: string) =>
        desk.json('PATCH', path, { note }, { ...writes.checker, 'if-match': `"${version}"` });
      const done = (await (await send('N2')).json()) as object;
      expect(done).toMatchObject({ note: 'N2', version: version + 1 });
      const late = (await (await send('N3')).json()) as { current: object };
      expect(late.current).toEqual(done);
      const now = await read();
      expect(now).toMatchObject(late.current);
      expect(Object.keys(now).length - Object.keys(done).length).toBeLessThan(9);
    },
  );
});

function expectProblem(answer: Response, text: string, status: number): void {
  expect(answer.status, text).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({
    type: 'about:blank',
    title: expect.any(String),
    status,
    detail: expect.any(String),
  });
}
