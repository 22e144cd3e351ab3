import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeliveryParts, NoticeDelivery } from '../../../src/people/notices/actions/deliver.js';
import { notify, retryNotice } from '../../../src/people/notices/actions.js';
import { DeliveryReader } from '../../../src/people/notices/delivery-store.js';
import type { MailSettings } from '../../../src/platform/mail/mail-settings.js';
import { MAIL_LIMITS, type MailLimits, openMailer } from '../../../src/platform/mail/mailer.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { headersOf, type MailServer, openMailServer } from '../../support/mail-server.js';

// Notices go to a real mail server: what it acknowledged is sent once, and nothing is lost while it fails.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [ADA, BEN] = ['ada@desk.example', 'ben@desk.example'];
const LOGIN = { user: 'desk', password: 'p:a@ss/wörd' };
const NEVER = new AbortController().signal;

let desk: TestDatabase;
let server: MailServer;
let delivery: NoticeDelivery;
let logged: object[];

beforeEach(async () => {
  desk = await freshDatabase();
  server = await openMailServer(0, LOGIN);
  logged = [];
  delivery = sender();
});
afterEach(async () => {
  await server.close();
  await desk.close();
});

const settings = (changes: Partial<MailSettings> = {}): MailSettings => ({
  host: '127.0.0.1',
  port: server.port,
  tls: 'none',
  login: LOGIN,
  from: 'onrecord@desk.example',
  to: [ADA, BEN],
  ...changes,
});

/** As a server that has just started: nothing is remembered but what the database has. */
function sender(mail = settings(), parts: Partial<DeliveryParts> = {}, limits?: MailLimits): NoticeDelivery {
  const say = (fields: object, message: string) => void logged.push({ ...fields, message });
  const log = { info: say, warn: say, error: say };
  const mailer = openMailer(mail, limits);
  return new NoticeDelivery({ ...desk, log, mail, mailer, address: 'https://desk.example', ...parts });
}

const fail = (subject = 'A backup failed') =>
  desk.transact({ id: 1 }, (change) => notify(change, { kind: 'backup', subject, detail: 'See the log.' }));
const round = () => delivery.round(NEVER, NEVER);
const states = async () =>
  (
    await desk.db.selectFrom('notice_deliveries').select(['recipient', 'state', 'tries', 'answer']).execute()
  ).map(({ recipient, state, tries }) => `${recipient} ${state} ${tries}`);
const answers = async () =>
  (await desk.db.selectFrom('notice_deliveries').select('answer').execute()).map(({ answer }) => answer);
const recipients = () => server.accepted.map(({ to }) => to);

/** Tries until nothing waits any more, as the server would over days. */
async function afterDays(hours: number): Promise<void> {
  for (let passed = 0; passed < hours; passed += 1) {
    desk.clock.advance(HOUR);
    await round();
  }
}

describe('a notice', () => {
  it('goes to each recipient once, with what failed and where to look', async () => {
    await fail();
    await round();
    await round();
    expect(recipients()).toEqual([ADA, BEN]);
    const [mail] = server.accepted;
    const headers = headersOf(mail ?? { to: '', raw: '' });
    expect(headers.get('subject')).toBe('Onrecord: A backup failed');
    expect(headers.get('from')).toBe('Onrecord <onrecord@desk.example>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.raw).toContain('notice for admins of https://desk.example.');
  });

  it('goes to the admins who can sign in where no recipient is set', async () => {
    const add = (name: string, role: 'admin' | 'editor', hash: string | null) =>
      desk.transact({ id: 1 }, async ({ tx, at }) => {
        const row = {
          kind: 'person',
          name,
          email: `${name}@desk.example`,
          role,
          password_hash: hash,
        } as const;
        await tx
          .insertInto('users')
          .values({ ...row, created_at: at })
          .execute();
      });
    delivery = sender(settings({ to: null }));
    await fail();
    await round();
    expect(await states()).toEqual([]);
    await add('ada', 'admin', 'hash');
    await add('eve', 'editor', 'hash');
    await add('new', 'admin', null);
    await round();
    expect(recipients()).toEqual([ADA]);
  });

  it('waits while the server is down, and arrives once when it is back', async () => {
    const { port } = server;
    await server.close();
    await fail();
    await round();
    await afterDays(20);
    expect(await new DeliveryReader(desk.db).counts()).toEqual({ waiting: 2, givenUp: 0 });
    server = await openMailServer(port, LOGIN);
    await afterDays(8);
    expect(recipients().sort()).toEqual([ADA, BEN]);
  });

  it('waits while the server answers 4xx for a day', async () => {
    server.behave('postpones');
    await fail();
    await round();
    await afterDays(24);
    expect(recipients()).toEqual([]);
    expect(await answers()).toEqual(['450 Not now or not ever', '450 Not now or not ever']);
    server.behave('accepts');
    await afterDays(5);
    expect(recipients().sort()).toEqual([ADA, BEN]);
  });

  it('is given up for a recipient at the first 5xx, and sent to the other', async () => {
    server.behaveTo(ADA, 'refuses');
    await fail();
    await round();
    await afterDays(5);
    expect(await states()).toEqual([`${ADA} given_up 1`, `${BEN} sent 1`]);
    expect(await answers()).toEqual(['550 Not now or not ever', expect.any(String)]);
    server.behaveTo(ADA, 'accepts');
    expect(await desk.transact({ id: 1 }, (change) => retryNotice(change, 1))).toBe(1);
    await round();
    expect(recipients()).toEqual([BEN, ADA]);
  });

  it('is given up after three days of 4xx, and says so', async () => {
    server.behave('says-closing');
    await fail();
    await round();
    await afterDays(80);
    expect(await new DeliveryReader(desk.db).counts()).toEqual({ waiting: 0, givenUp: 2 });
    expect(logged).toContainEqual(expect.objectContaining({ message: 'notice given up', notice: 1 }));
  });

  it('waits where the server takes the text and never answers, and the round ends', async () => {
    // Shorter than anybody waits, since this server never answers.
    delivery = sender(settings(), {}, { ...MAIL_LIMITS, answerMs: 300 });
    server.behave('hangs');
    await fail();
    await round();
    expect(server.received()).toBe(1);
    expect(await states()).toEqual([`${ADA} waiting 1`, `${BEN} waiting 0`]);
    expect((await answers())[0]).toBe('The mail server did not answer in time.');
  });

  it('has the same Message-ID where the connection was lost before the answer', async () => {
    delivery = sender(settings({ to: [ADA] }));
    server.behave('drops');
    await fail();
    await round();
    expect([server.received(), recipients()]).toEqual([1, []]);
    const { message_id } = await desk.db
      .selectFrom('notice_deliveries')
      .select('message_id')
      .executeTakeFirstOrThrow();
    server.behave('accepts');
    desk.clock.advance(MINUTE);
    await round();
    expect(server.accepted.map((mail) => headersOf(mail).get('message-id'))).toEqual([message_id]);
  });

  it('is sent again under the same Message-ID after a crash while it was sent', async () => {
    delivery = sender(settings({ to: [ADA] }), {
      mailer: { send: () => Promise.reject(new Error('killed')) },
    });
    await fail();
    await expect(round()).rejects.toThrow('killed');
    expect(await states()).toEqual([`${ADA} sending 1`]);
    delivery = sender(settings({ to: [ADA] }));
    await round();
    expect(await states()).toEqual([`${ADA} sent 2`]);
  });

  it('is sent twice at most, under one Message-ID, where the process ends after the server accepted it', async () => {
    let changes = 0;
    const transact: DeliveryParts['transact'] = (actor, work) => {
      changes += 1;
      // After the addresses and the beginning of the mail, nothing more is stored.
      return changes > 2 ? Promise.reject(new Error('killed')) : desk.transact(actor, work);
    };
    delivery = sender(settings({ to: [ADA] }), { transact });
    await fail();
    await expect(round()).rejects.toThrow('killed');
    expect(recipients()).toEqual([ADA]);
    delivery = sender(settings({ to: [ADA] }));
    await round();
    await afterDays(5);
    const ids = server.accepted.map((mail) => headersOf(mail).get('message-id'));
    expect([ids.length, new Set(ids).size, await states()]).toEqual([2, 1, [`${ADA} sent 2`]]);
  });

  it('is not sent again by the same process where the database took no answer', async () => {
    let changes = 0;
    const transact: DeliveryParts['transact'] = (actor, work) => {
      changes += 1;
      // After the addresses and the beginning of the first mail.
      return changes === 3 ? Promise.reject(new Error('The disk is full.')) : desk.transact(actor, work);
    };
    delivery = sender(settings({ to: [ADA] }), { transact });
    await fail();
    await expect(round()).rejects.toThrow('The disk is full.');
    await round();
    expect(recipients()).toEqual([ADA]);
    expect(await states()).toEqual([`${ADA} sent 1`]);
  });

  it('is tried again where the clock was set back', async () => {
    server.behave('postpones');
    await fail();
    await round();
    desk.clock.advance(-48 * HOUR);
    server.behave('accepts');
    await round();
    expect(recipients()).toEqual([ADA, BEN]);
  });
});

describe('nothing of the sign-in', () => {
  it('is stored or logged, whatever the server says', async () => {
    delivery = sender(settings({ login: { user: 'desk', password: 'another-secret' } }));
    await fail();
    await round();
    expect((await answers())[0]).toBe(
      'The mail server refused the sign-in: check the name and password in ONRECORD_SMTP_URL.',
    );
    expect(JSON.stringify(logged)).not.toMatch(/another-secret|desk\.example/);
  });
});

describe('a week of outages', () => {
  it('loses no notice and doubles none that was acknowledged', async () => {
    const faults = ['postpones', 'says-closing', 'accepts', 'postpones', 'accepts'] as const;
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      server.behave(faults[Math.floor(hour / 9) % faults.length] ?? 'accepts');
      if (hour % 24 === 0) await fail();
      // Restarted every fifth hour: nothing is remembered.
      if (hour % 5 === 0) delivery = sender();
      await round();
      desk.clock.advance(HOUR);
    }
    server.behave('accepts');
    await afterDays(5);
    const ids = server.accepted.map((mail) => headersOf(mail).get('message-id'));
    expect([ids.length, new Set(ids).size]).toEqual([14, 14]);
    expect(await new DeliveryReader(desk.db).counts()).toEqual({ waiting: 0, givenUp: 0 });
  });
});

describe('a mail server elsewhere', () => {
  it('gets nothing without TLS', async () => {
    delivery = sender(settings({ tls: 'upgraded' }));
    await fail();
    await round();
    expect([server.received(), await states()]).toEqual([0, [`${ADA} waiting 1`, `${BEN} waiting 0`]]);
  });
});

describe('a header', () => {
  it('cannot be added by a subject', async () => {
    await fail('Failed\r\nBcc: eve@desk.example\u2028X-More: 1\n\nText');
    await round();
    const headers = headersOf(server.accepted[0] ?? { to: '', raw: '' });
    expect([...headers.keys()]).not.toContain('bcc');
    expect([...headers.keys()]).not.toContain('x-more');
    expect(recipients()).toEqual([ADA, BEN]);
  });
});
