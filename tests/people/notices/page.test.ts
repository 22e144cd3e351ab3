import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoticeDelivery } from '../../../src/people/notices/actions/deliver.js';
import { notify, resolveNotices } from '../../../src/people/notices/actions.js';
import type { MailSettings } from '../../../src/platform/mail/mail-settings.js';
import { openMailer } from '../../../src/platform/mail/mailer.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { type MailServer, openMailServer } from '../../support/mail-server.js';

// Admins see every notice, how far its mails are and why, and send them again.

const [ADA, BEN] = ['ada@desk.example', 'ben@desk.example'];
const NEVER = new AbortController().signal;

let server: MailServer;
let mail: MailSettings;
let desk: TestDesk;
beforeEach(async () => {
  server = await openMailServer();
  const { port } = server;
  mail = { host: '127.0.0.1', port, tls: 'none', login: null, from: 'onrecord@desk.example', to: [ADA, BEN] };
  desk = await openDesk({ mail });
});
afterEach(async () => {
  await desk.close();
  await server.close();
});

const fail = (subject = 'A backup failed') =>
  desk.as('admin', (change) => notify(change, { kind: 'backup', subject, detail: 'See the log.' }));
const round = () => {
  const parts = { ...desk.ctx, mail, mailer: openMailer(mail), address: null };
  return new NoticeDelivery(parts).round(NEVER, NEVER);
};
const admin = () => desk.signIn('admin');
const page = async () => (await desk.get('/notices', await admin())).text();
const json = async (address = '/notices.json') => (await desk.get(address, await admin())).json();
const post = async (address: string) => desk.json('POST', address, {}, await admin());

describe('the page of notices', () => {
  it('says that nothing failed where there is none', async () => {
    expect(await page()).toContain('No notices yet');
    expect(await json()).toEqual({ unreached: null, notices: [], next: null });
  });

  it('says how far each mail is, and what the server answered', async () => {
    server.behaveTo(ADA, 'refuses');
    server.behaveTo(BEN, 'postpones');
    await fail();
    await round();
    const text = await page();
    expect(text).toContain('given up after one try');
    expect(text).toContain('one try; next try');
    expect(text).toContain('550 Not now or not ever');
    expect(text).toContain('The last mail to a recipient was given up');
    expect(await json()).toMatchObject({
      unreached: 'given_up',
      notices: [
        { state: 'given_up', resolved_at: null, mails: [{ state: 'given_up' }, { state: 'waiting' }] },
      ],
    });
  });

  it('says when what failed was resolved', async () => {
    await fail();
    desk.clock.advance(60_000);
    await desk.as('admin', (change) => resolveNotices(change, 'backup'));
    expect(await json()).toMatchObject({
      notices: [{ outcome: 'well' }, { outcome: 'failing', resolved_at: desk.clock.now().toISOString() }],
    });
    expect(await page()).toContain('Resolved');
  });

  it('shows fifty at a time', async () => {
    for (let hours = 0; hours < 52 * 24; hours += 24) {
      await fail();
      desk.clock.advance(24 * 3_600_000);
    }
    const first = (await json()) as { notices: object[]; next: string };
    const second = (await json(first.next)) as { notices: object[]; next: null };
    expect([first.notices.length, second.notices.length, second.next]).toEqual([50, 2, null]);
    expect((await desk.get('/notices?q=x', await admin())).status).toBe(422);
  });

  it('is for admins alone', async () => {
    expect((await desk.get('/notices', await desk.signIn('editor'))).status).toBe(403);
    expect((await desk.json('POST', '/notices/test', {}, await desk.signIn('editor'))).status).toBe(403);
  });
});

describe('“Send again”', () => {
  it('queues what was given up, and nothing that was sent', async () => {
    server.behaveTo(ADA, 'refuses');
    await fail();
    await round();
    server.behaveTo(ADA, 'accepts');
    expect(await (await post('/notices/1/retry')).json()).toEqual({ id: 1, queued: 1 });
    await round();
    expect(server.accepted.map(({ to }) => to)).toEqual([BEN, ADA]);
    expect((await post('/notices/1/retry')).status).toBe(409);
    expect((await post('/notices/99/retry')).status).toBe(404);
  });
});

describe('“Send a test mail”', () => {
  it('sends one to each recipient, and no second one while it waits', async () => {
    expect(await (await post('/notices/test')).json()).toEqual({ id: 1 });
    expect(await (await post('/notices/test')).json()).toEqual({ id: 1 });
    await round();
    expect(server.accepted.map(({ to }) => to)).toEqual([ADA, BEN]);
    expect(await (await post('/notices/test')).json()).toEqual({ id: 2 });
  });

  it('is refused where nobody would get it', async () => {
    const silent = await openDesk({ mail: null });
    expect(await (await silent.get('/readyz')).text()).toBe(
      'ready; admins may miss notices: no mail is set up\n',
    );
    const refused = await silent.json('POST', '/notices/test', {}, await silent.signIn('admin'));
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('ONRECORD_SMTP_URL'),
    ]);
    const text = await (await silent.get('/notices', await silent.signIn('admin'))).text();
    expect(text).toContain('admins get no notices');
    expect(text).not.toContain('Send a test mail');
    await silent.close();
  });
});
