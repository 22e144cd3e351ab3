import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../../../src/people/activity/row-store.js';
import { hashSecret, newSecret } from '../../../../src/platform/credentials/secrets.js';
import { openDesk, type Sends, type TestDesk } from '../../../support/desk.js';

// What costs much may be asked for only so often: by account for whoever is known, by network for everybody else.

const LIMITS = {
  search: { count: 3, seconds: 3_600 },
  export: { count: 2, seconds: 3_600 },
  import: { count: 1, seconds: 3_600 },
  fetch: { count: 1, seconds: 60 },
  sign_in: { count: 2, seconds: 60 },
};

const through = (address: string): Sends => ({ 'x-forwarded-for': address });

describe('behind a proxy', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ limits: LIMITS, trustProxy: 'loopback', anonymous: 'viewer' });
  });
  afterAll(() => desk.close());

  async function statuses(count: number, ask: (at: number) => Promise<Response>): Promise<number[]> {
    const answers: number[] = [];
    for (let at = 0; at < count; at++) answers.push((await ask(at)).status);
    return answers;
  }

  it('strangers of one network search only so often, and those of another as often again', async () => {
    const search = (address: string) => () => desk.get('/claims.json?q=talk', through(address));
    expect(await statuses(4, search('203.0.113.7'))).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, search('203.0.113.8'))).toEqual([200]);
    const asked = (at: number) => search(`2001:db8:0:7::${at}`)();
    expect(await statuses(4, asked)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, search('2001:db8:0:8::1'))).toEqual([200]);
    expect((await desk.get('/claims.json', through('203.0.113.7'))).status).toBe(200);
  });

  it('two accounts at one address do not share theirs; a session and a token of one do', async () => {
    const newsroom = through('198.51.100.1');
    const [editor, token] = [await desk.signIn('editor'), await desk.token('editor')];
    const checker = await desk.signIn('checker');
    const search = (who: Sends) => () => desk.get('/sources.json?q=talk', { ...newsroom, ...who });
    expect(await statuses(2, search(editor))).toEqual([200, 200]);
    expect(await statuses(2, search(token))).toEqual([200, 429]);
    expect(await statuses(3, search(checker))).toEqual([200, 200, 200]);
    const elsewhere = { ...through('192.0.2.44'), ...editor };
    expect((await desk.get('/sources.json?q=talk', elsewhere)).status).toBe(429);
  });

  it('is told on a page to people and as a problem to scripts, with how long to wait', async () => {
    const viewer = { ...through('198.51.100.2'), ...(await desk.signIn('viewer')) };
    const table = () => desk.get('/claims.csv', viewer);
    expect(await statuses(2, table)).toEqual([200, 200]);
    const page = await desk.get('/claims/export?format=csv', viewer);
    expect(page.status).toBe(429);
    const wait = Number(page.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
    expect(await page.text()).toContain('more than 2 exports an hour');
    const token = { ...through('198.51.100.2'), ...(await desk.token('admin')) };
    await desk.get('/claims.csv', token);
    await desk.get('/claims.csv', token);
    const problem = await desk.get('/claims/export?format=csv', token);
    expect(await problem.json()).toMatchObject({ status: 429, title: 'Too many requests' });
  });

  it('an import and a copy from outside count likewise, before anything of them is read', async () => {
    const token = { ...through('198.51.100.3'), ...(await desk.token('editor')) };
    const take = () => desk.json('POST', '/import', { text: 'text\nWe talk.\n', dry_run: true }, token);
    expect(await statuses(2, take)).toEqual([422, 429]);
    await desk.json('POST', '/sources', { title: 'The Herald' }, token);
    const keep = (text: string) => desk.json('POST', '/sources/1/snapshots', { text }, token);
    expect(await statuses(2, (at) => keep(`Words ${at}.`))).toEqual([201, 429]);
  });

  it('so do sign-ins of one network', async () => {
    const signIn = () =>
      desk.form('/sign-in', { email: 'a@b.example', password: 'wrong words' }, through('203.0.113.99'));
    expect(await statuses(3, signIn)).toEqual([422, 422, 429]);
  });

  it.each([
    ['/sign-in/code', 1],
    ['/account/password', 2],
    ['/account/tokens', 3],
    ['/account/second-factor/confirmation', 4],
    ['/account/second-factor/removal', 5],
  ])('so is whatever looks at a password or a code: %s', async (path, n) => {
    const address = through(`203.0.112.${n}`);
    const made = await desk.as('admin', (change) =>
      addRow(change, 'users', {
        ...{ kind: 'person', name: `Person ${n}`, email: `${n}@desk.example`, role: 'checker' },
        ...{ password_hash: null, disabled_at: null },
      }),
    );
    const token = newSecret();
    const at = desk.clock.now().toISOString();
    const session = { id_hash: hashSecret(token), user_id: made.id, created_at: at, seen_at: at };
    await desk.as('admin', (change) => change.tx.insertInto('sessions').values(session).execute());
    const sends = n === 1 ? address : { ...address, cookie: `onrecord=${token}` };
    const answers = await statuses(3, () => desk.form(path, {}, sends));
    expect(answers.map((status) => status === 429)).toEqual([false, false, true]);
  });
});

describe('on this machine, with no proxy that is trusted', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk({ limits: LIMITS, anonymous: 'viewer' });
  });
  afterAll(() => desk.close());

  it('nothing is counted of who asks directly', async () => {
    for (let at = 0; at < 5; at++) expect((await desk.get('/claims.json?q=talk')).status).toBe(200);
  });

  it('whoever was handed on is counted, and no made-up address evades that', async () => {
    const answers: number[] = [];
    for (let at = 0; at < 4; at++)
      answers.push((await desk.get('/claims.json?q=talk', through(`203.0.113.${at}`))).status);
    expect(answers).toEqual([200, 200, 200, 429]);
  });

  it('wrong passwords are counted all the same', async () => {
    const wrong = { email: 'checker@desk.example', password: 'not the password' };
    let last = 0;
    for (let tries = 0; tries < 11; tries++) last = (await desk.form('/sign-in', wrong)).status;
    expect(last).toBe(429);
  });
});
