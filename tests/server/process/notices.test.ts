import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, openPlain } from '../../../src/platform/db/connection/open.js';
import {
  AUTHORITY,
  headersOf,
  type MailMoments,
  type MailServer,
  openMailServer,
  type ServerTls,
} from '../../support/mail-server.js';
import { runCommand } from '../../support/run-command.js';
import { type Desk, serve, temporaryFolder } from '../../support/serve.js';

// Notices of a real server, which is killed between the moments of a mail, or has to do with a mail server it cannot trust.

let db: string;
let server: MailServer;
beforeEach(() => {
  db = `${temporaryFolder()}/desk.db`;
});
afterEach(() => server.close());

const settings = (url: string) => ({
  ONRECORD_SMTP_URL: url,
  ONRECORD_MAIL_FROM: 'onrecord@desk.example',
  ONRECORD_MAIL_TO: 'ada@desk.example',
});
const start = (env: Record<string, string> = {}) =>
  serve({ db, env: { ...settings(`smtp://127.0.0.1:${server.port}`), ...env } });

/** A notice that waits, in a database that is made for it. */
async function queueNotice(): Promise<void> {
  expect((await runCommand(['migrate', '--db', db])).code).toBe(0);
  const env = settings('smtp://127.0.0.1:25');
  expect((await runCommand(['notices', '--test', '--db', db], { env })).code).toBe(0);
}

interface StoredMail {
  readonly state: string;
  readonly tries: number;
  readonly message_id: string;
  readonly answer: string | null;
}

function storedMail(): StoredMail | undefined {
  const connection = openPlain(db, { readOnly: true });
  const row = connection.prepare('SELECT state, tries, message_id, answer FROM notice_deliveries').get();
  connection.close();
  return row as StoredMail | undefined;
}

const idsOf = ({ accepted }: MailServer) => accepted.map((mail) => headersOf(mail).get('message-id'));
const untilSent = () => expect.poll(() => storedMail()?.state).toBe('sent');

describe('a server that is killed once the mail server has the mail', () => {
  let started: Promise<Desk>;

  /** The server is killed with the first mail. What was stored then, and what arrives once it is started again. */
  async function killedAndStarted(
    moments: MailMoments,
  ): Promise<{ before?: StoredMail; after?: StoredMail }> {
    await queueNotice();
    server = await openMailServer(0, undefined, { moments });
    started = start();
    expect(await (await started).ended()).toBeNull();
    const before = storedMail();
    const desk = await start();
    await untilSent();
    await desk.stop();
    return { before, after: storedMail() };
  }
  const kill = async () => (await started).kill();

  it('sends it again under the same Message-ID where it was killed before the answer', async () => {
    const beforeAnswer = once(kill);
    const { before, after } = await killedAndStarted({ beforeAnswer });
    expect(before).toMatchObject({ state: 'sending', tries: 1, answer: null });
    expect(after).toMatchObject({ state: 'sent', tries: 2, message_id: before?.message_id });
    expect(idsOf(server)).toEqual([before?.message_id, before?.message_id]);
  });

  it('sends it again under the same Message-ID where it had the answer and could not store it', async () => {
    let lock: Connection | null = null;
    const beforeAnswer = once(async () => {
      await started;
      // So that the answer arrives and nothing of it can be stored.
      lock = openPlain(db, { waitMs: 60_000 });
      lock.exec('BEGIN IMMEDIATE');
    });
    // By its end of the connection, the server says that it has the answer.
    const afterConnection = once(async () => {
      await kill();
      lock?.close();
    });
    const { before, after } = await killedAndStarted({ beforeAnswer, afterConnection });
    expect(before).toMatchObject({ state: 'sending', tries: 1, answer: null });
    expect(after).toMatchObject({ state: 'sent', tries: 2, message_id: before?.message_id });
    expect(idsOf(server)).toEqual([before?.message_id, before?.message_id]);
  });
});

/** Only the first call does it. */
function once(work: () => Promise<void>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await work();
  };
}

describe('a mail server with a certificate', () => {
  const open = async (certificate: ServerTls['certificate']) => {
    await queueNotice();
    server = await openMailServer(0, undefined, { tls: { from: 'at-once', certificate } });
    return start({
      ONRECORD_SMTP_URL: `smtps://localhost:${server.port}`,
      NODE_EXTRA_CA_CERTS: AUTHORITY,
    });
  };

  it('gets notices where the program trusts it', async () => {
    const desk = await open('good');
    await untilSent();
    expect(idsOf(server)).toEqual([storedMail()?.message_id]);
    await desk.stop();
  });

  it('gets none where it is another server’s, and /notices and the log say what would be right', async () => {
    const desk = await open('other-name');
    await expect.poll(() => storedMail()?.answer).toMatch(/is for mail\.example, not localhost/);
    await expect
      .poll(desk.log)
      .toMatch(/"why":"The certificate .+use one of those names in ONRECORD_SMTP_URL/);
    expect(desk.log()).not.toContain('ada@desk.example');
    expect(await noticesJson(desk)).toContain('is for mail.example, not localhost: use one of those names');
    expect([storedMail()?.state, server.received()]).toEqual(['waiting', 0]);
    await desk.stop();
  });
});

/** As a program of an admin reads it. */
async function noticesJson(desk: Desk): Promise<string> {
  const run = (...words: string[]) => runCommand([...words, '--db', db]);
  await run('user', 'add', 'ada@desk.example', '--name', 'Ada', '--role', 'admin');
  const { out: token } = await run('token', 'add', 'ada@desk.example', '--name', 'test', '--scope', 'read');
  return (
    await fetch(`${desk.url}/notices.json`, { headers: { authorization: `Bearer ${token.trim()}` } })
  ).text();
}
