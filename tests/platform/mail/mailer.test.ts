import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { MailSettings } from '../../../src/platform/mail/mail-settings.js';
import { MAIL_LIMITS, type MailLimits } from '../../../src/platform/mail/mailer.js';
import type { SendOutcome } from '../../../src/platform/mail/outcomes.js';
import { AUTHORITY, type MailServer, openMailServer, type ServerTls } from '../../support/mail-server.js';

// A mail server that may be anybody gets nothing, and what is wrong with it is said.

const servers: MailServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(tls?: ServerTls): Promise<MailServer> {
  const server = await openMailServer(0, undefined, tls && { tls });
  servers.push(server);
  return server;
}

type Asked = Pick<MailSettings, 'port' | 'tls'> & Partial<MailSettings>;

/** From a program that trusts the authority of the tests, or no other than usual. */
async function send(asked: Asked, { trusts = true, limits }: { trusts?: boolean; limits?: MailLimits } = {}) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = spawn(process.execPath, ['tests/support/send-mails.js'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...env, ...(trusts && { NODE_EXTRA_CA_CERTS: AUTHORITY }) },
  });
  const settings = { host: 'localhost', login: null, from: 'onrecord@desk.example', to: null, ...asked };
  child.stdin.end(JSON.stringify({ servers: [settings], limits }));
  const [outcome] = (await json(child.stdout)) as SendOutcome[];
  return outcome;
}

const WAYS = ['at-once', 'upgraded'] as const;

describe.each(WAYS)('TLS %s', (from) => {
  it('delivers where the certificate is signed by an authority that is trusted', async () => {
    const server = await open({ from, certificate: 'good' });
    expect(await send({ port: server.port, tls: from })).toMatchObject({ kind: 'accepted' });
    expect(server.accepted).toHaveLength(1);
  });

  it.each([
    ['self-signed', /not signed by an authority that Onrecord trusts.+NODE_EXTRA_CA_CERTS/],
    ['expired', /has expired: renew it/],
    ['other-name', /is for mail\.example, not localhost: use one of those names in ONRECORD_SMTP_URL/],
  ] as const)('sends nothing where the certificate is %s, and says so', async (certificate, words) => {
    const server = await open({ from, certificate });
    expect(await send({ port: server.port, tls: from })).toEqual({
      kind: 'unreachable',
      answer: expect.stringMatching(words),
      saidBy: 'program',
    });
    expect(server.received()).toBe(0);
  });

  it('sends nothing where nobody trusts the authority', async () => {
    const server = await open({ from, certificate: 'good' });
    const outcome = await send({ port: server.port, tls: from }, { trusts: false });
    expect(outcome?.answer).toMatch(/not signed by an authority/);
    expect(server.received()).toBe(0);
  });
});

describe('a server without the TLS that was asked for', () => {
  it('gets nothing where it offers no STARTTLS', async () => {
    const server = await open();
    const outcome = await send({ port: server.port, tls: 'upgraded' });
    expect(outcome?.answer).toMatch(/offers no STARTTLS, so nothing was sent\..+smtps:\/\//);
    expect(server.received()).toBe(0);
  });

  it('gets nothing where it does not begin with TLS', async () => {
    const server = await open({ from: 'upgraded', certificate: 'good' });
    const outcome = await send({ port: server.port, tls: 'at-once' });
    expect(outcome?.answer).toMatch(/does not begin with TLS at this port, so nothing was sent\..+smtp:\/\//);
    expect(server.received()).toBe(0);
  });
});

describe('a server that does not answer', () => {
  // Shorter than anybody waits, since this server never answers.
  const limits = { connectMs: 3_000, answerMs: 3_000, wholeMs: 60_000 };
  let silent: Server | null = null;
  afterEach(() => void silent?.close());

  const listen = async (says: string) => {
    const server = createServer((socket) => void socket.on('error', () => {}).write(says));
    silent = server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };

  it('is told as one that may begin with TLS where it never greets', async () => {
    const outcome = await send({ port: await listen(''), tls: 'none' }, { limits });
    expect(outcome).toMatchObject({ kind: 'unreachable', saidBy: 'program' });
    expect(outcome?.answer).toMatch(/did not answer in time.+usually 465, set smtps:/);
  });

  it('is told as too slow where it greets and then says no more', async () => {
    const outcome = await send({ port: await listen('220 here\r\n'), tls: 'none' }, { limits });
    expect(outcome?.answer).toBe('The mail server did not answer in time.');
  });

  it('has the ten minutes of RFC 5321 to accept a text', () => {
    expect(MAIL_LIMITS.answerMs).toBeGreaterThanOrEqual(10 * 60_000);
    expect(MAIL_LIMITS.wholeMs).toBeGreaterThan(MAIL_LIMITS.connectMs + MAIL_LIMITS.answerMs);
  });

  it('is told with what to check where nothing listens', async () => {
    expect((await send({ port: 1, tls: 'none' }))?.answer).toMatch(
      /cannot be reached: check the host and the port/,
    );
  });
});
