import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { onrecord } from '../../support/onrecord.js';
import { runCommand } from '../../support/run-command.js';
import { serve, temporaryFolder } from '../../support/serve.js';

describe('onrecord serve', () => {
  it('makes the database, says where it listens and who may read, and answers', async () => {
    const desk = await serve();
    expect(desk.log()).toMatch(/^Onrecord is listening on http:\/\/127\.0\.0\.1:\d+$/m);
    expect(desk.log()).toContain('Only signed-in users can read.');
    const answer = await fetch(`${desk.url}/healthz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'alive\n']);
    expect(existsSync(desk.db)).toBe(true);
    expect(await desk.stop()).toBe(0);
  });

  it('prints a link for the first admin, a new one at each start, that opens its form', async () => {
    const desk = await serve();
    const link = await desk.setupLink();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/first\/[\w-]{43}$/);
    expect((await fetch(link)).status).toBe(200);
    await desk.stop();
    const next = await serve({ db: desk.db });
    const path = new URL(link).pathname;
    expect(new URL(await next.setupLink()).pathname).not.toBe(path);
    expect((await fetch(next.url + path)).status).not.toBe(200);
    await next.stop();
  });

  it('is where links of people lead that are made beside it', async () => {
    const desk = await serve();
    const at = ['--db', desk.db];
    await runCommand(['user', 'add', 'e@desk.example', '--name', 'E', '--role', 'editor', ...at]);
    const link = (await runCommand(['user', 'link', 'e@desk.example', ...at])).out.trim();
    expect(link.startsWith(`${desk.url}/sign-in/`)).toBe(true);
    expect((await fetch(link)).status).toBe(200);
    await desk.stop();
  });

  it('says so when anyone may read', async () => {
    const desk = await serve({ sample: true });
    expect(desk.log()).toContain('Anyone who can reach this address can read quotations on the record');
    await desk.stop();
  });

  it('is refused where another server has the file, and elsewhere is not', async () => {
    const desk = await serve();
    const second = await onrecord(['serve', '--db', desk.db, '--port', '0']);
    expect(second.code).toBe(1);
    expect(linesOf(second.err)).toEqual([
      { level: 50, msg: `${desk.db} is being served by another Onrecord. Stop that server first.` },
    ]);
    const restored = await runCommand(['restore', desk.db, '--force', '--db', desk.db]);
    expect(restored).toMatchObject({ code: 1, out: '' });
    expect((await runCommand(['db', 'check', '--db', desk.db])).code).toBe(0);
    await desk.kill();
    const after = await serve({ db: desk.db });
    expect(await after.stop()).toBe(0);
  });

  it('is refused where other machines would reach it and nothing says by which name', async () => {
    const db = join(temporaryFolder(), 'desk.db');
    const open = ['serve', '--db', db, '--host', '0.0.0.0', '--port', '0'];
    const { code, err } = await runCommand(open);
    expect([code, JSON.parse(err)]).toEqual([
      2,
      expect.objectContaining({ msg: expect.stringContaining('ONRECORD_URL') }),
    ]);
    expect(existsSync(db)).toBe(false);
  });

  it('is refused in one line where the port is taken, and makes nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const folder = temporaryFolder();
    const ran = await runCommand([
      'serve',
      '--sample',
      '--db',
      join(folder, 'desk.db'),
      '--port',
      String(port),
    ]);
    expect(ran.code).toBe(1);
    expect(linesOf(ran.err)).toEqual([
      {
        level: 50,
        msg: `127.0.0.1:${port} is in use by another program. Stop it, or choose another port with --port.`,
      },
    ]);
    expect(readdirSync(folder)).toEqual([]);
    other.close();
  });

  it('leaves an older database as it is where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const db = join(temporaryFolder(), 'desk.db');
    openPlain(db).exec('VACUUM').close();
    const before = readFileSync(db);
    const ran = await runCommand(['serve', '--db', db, '--port', String(port)]);
    expect(ran.code).toBe(1);
    expect(readFileSync(db).equals(before)).toBe(true);
    other.close();
  });

  it('backs a database with an older version up before it changes it', async () => {
    const db = join(temporaryFolder(), 'desk.db');
    const first = await serve({ db });
    await first.stop();
    const older = openPlain(db);
    older.exec(
      "DROP TABLE list_items; DROP TABLE lists; DROP TABLE annotations; DELETE FROM kysely_migration WHERE name LIKE '0003%'",
    );
    older.close();
    const desk = await serve({ db });
    const backup = /Backup of the previous version: ([^"]*)/.exec(desk.log())?.[1] ?? '';
    expect(statSync(backup).size).toBeGreaterThan(4096);
    await desk.stop();
    const restored = join(temporaryFolder(), 'restored.db');
    expect((await runCommand(['restore', backup, '--db', restored])).code).toBe(0);
  });
});

describe('what is served says to a log', () => {
  it('is one line of JSON each, from the start to the end, and never the link of the first admin', async () => {
    const desk = await serve();
    const link = await desk.setupLink();
    await fetch(`${desk.url}/healthz`);
    await desk.stop();
    const log = desk
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    expect(
      desk
        .log()
        .replaceAll(/^\{.*\n/gm, '')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3);
    expect(linesOf(log)).toEqual([
      { level: 30, msg: `Created ${desk.db}` },
      { level: 40, msg: expect.stringContaining('admins get no notices') },
      { level: 30, msg: 'listening' },
      { level: 30, msg: 'request' },
      { level: 30, msg: 'shutting down' },
      { level: 30, msg: 'stopped' },
    ]);
    expect(log).not.toContain(new URL(link).pathname);
  });

  it('has the settings that are wrong, one a line', async () => {
    const env = { ONRECORD_PORT: 'x', ONRECORD_LOG: 'loud' };
    const ran = await runCommand(['serve', '--db', join(temporaryFolder(), 'desk.db')], { env });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(linesOf(ran.err).map(({ level, msg }) => [level, msg.slice(0, 13)])).toEqual([
      [50, 'ONRECORD_PORT'],
      [50, 'ONRECORD_LOG '],
    ]);
  });
});

describe('a server that is told to end', () => {
  it('ends with 0 and leaves no log of the database behind', async () => {
    const desk = await serve();
    await fetch(`${desk.url}/readyz`);
    expect(await desk.stop()).toBe(0);
    expect(existsSync(`${desk.db}-wal`)).toBe(false);
  });

  it('lets a request under way finish and takes no new ones', async () => {
    const desk = await serve();
    const slow = beginSlowly(desk.url);
    await slow.begun;
    const stopped = desk.stop();
    await expect
      .poll(() =>
        fetch(`${desk.url}/healthz`).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused');
    slow.finish();
    expect(await slow.status).toBeGreaterThanOrEqual(200);
    expect(await stopped).toBe(0);
  });

  it('ends though forms and files never arrive, and tells each sender so', async () => {
    const desk = await serve({ sample: true });
    const authorization = `Bearer ${await tokenFor(desk.db)}`;
    const slow = [
      beginSlowly(desk.url),
      ...Array.from({ length: 8 }, () => beginUpload(desk.url, authorization)),
    ];
    await Promise.all(slow.map(({ begun }) => begun));
    const stopped = desk.stop();
    expect(await Promise.all(slow.map(({ status }) => status))).toEqual(slow.map(() => 503));
    expect(await stopped).toBe(0);
  });

  it('ends at once on the second signal', async () => {
    const desk = await serve();
    const slow = beginSlowly(desk.url);
    slow.status.catch(() => {});
    await slow.begun;
    const stopped = desk.stop();
    await expect
      .poll(() =>
        fetch(`${desk.url}/healthz`).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused');
    process.kill(desk.pid, 'SIGTERM');
    expect(await stopped).toBe(128 + 15);
  });
});

/** Level and message of each line. @throws SyntaxError for a line that is no JSON */
function linesOf(err: string): { level: number; msg: string }[] {
  const lines = err.trimEnd().split('\n');
  return lines.map((line) => {
    const { level, msg, time } = JSON.parse(line) as { level: number; msg: string; time: string };
    expect(new Date(time).toISOString()).toBe(time);
    return { level, msg };
  });
}

async function tokenFor(db: string): Promise<string> {
  const [email, at] = ['checker@desk.example', ['--db', db]];
  await runCommand(['user', 'add', email, '--name', 'A checker', '--role', 'checker', ...at]);
  return (await runCommand(['token', 'add', email, '--name', 'slow', '--scope', 'write', ...at])).out.trim();
}

/** A form whose body does not come until it is told to. */
function beginSlowly(url: string) {
  return begin(`${url}/sign-in`, 'email=nobody%40desk.example&password=unknown', {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  });
}

/** A file of which nothing comes. */
function beginUpload(url: string, authorization: string) {
  const file =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nNo room.\r\n--x--';
  const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization };
  return begin(`${url}/sources/1/snapshots`, file, headers);
}

function begin(url: string, body: string, headers: Readonly<Record<string, string>>) {
  const length = { 'content-length': body.length, expect: '100-continue' };
  const asked = request(url, { method: 'POST', headers: { ...headers, ...length } });
  asked.flushHeaders();
  const begun = once(asked, 'continue');
  const status = new Promise<number>((resolve, reject) => {
    asked.once('response', (answer) => resolve(answer.resume().statusCode ?? 0)).once('error', reject);
  });
  return { begun, status, finish: () => void asked.end(body) };
}
