import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends } from '../support/desk.js';
import { temporaryFolder } from '../support/serve.js';
import { expectCommandsContent } from '../support/sound.js';

// A small disk of its own, which only root may have; elsewhere this is left out.

const folder = temporaryFolder();
const MOUNT = ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder];
const hasDisk = process.platform === 'linux' && spawnSync('mount', MOUNT).status === 0;
let child: ChildProcess | null = null;
afterAll(() => {
  child?.kill('SIGKILL');
  if (hasDisk) spawnSync('umount', ['-l', folder]);
});

describe.skipIf(!hasDisk)('a desk whose disk is full, with its log on it', () => {
  it('refuses writes, is read, says that it is not ready, and takes writes again when there is room', async () => {
    const { db, token } = await deskOnDisk();
    const url = await serveHere(db);
    const post = async (name: string) => {
      const headers = { ...token, 'content-type': 'application/json' };
      return fetch(`${url}/tags`, { method: 'POST', headers, body: JSON.stringify({ name }) });
    };
    expect((await post('before')).status).toBe(201);
    fill(join(folder, 'fill'));
    for (const name of ['one', 'two', 'three']) {
      const refused = await post(name);
      expect(refused.status).toBe(507);
      expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('nothing was saved') });
    }
    expect((await fetch(`${url}/tags.json`, { headers: token })).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    rmSync(join(folder, 'fill'));
    expect((await post('after')).status).toBe(201);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { tags } = (await (await fetch(`${url}/tags.json`, { headers: token })).json()) as {
      tags: { name: string }[];
    };
    expect(tags.map(({ name }) => name).toSorted()).toEqual(['after', 'before']);
    child?.kill('SIGTERM');
    expect(await once(child as ChildProcess, 'close')).toEqual([0, null]);
    await expectCommandsContent(db);
    const lines = readFileSync(join(folder, 'log'), 'utf8').trimEnd().split('\n');
    const requests = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    expect(requests.filter(({ status }) => status === 507)).toHaveLength(3);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });
});

describe.skipIf(!hasDisk)('a desk that is started on a disk without room', () => {
  it.each(['after a clean end', 'after it was killed'])(
    'is read, refuses writes, says that the disk is full, and takes writes again when there is room, %s',
    async (end) => {
      const { db, token } = await deskOnDisk();
      const send = (url: string, name: string) => {
        const headers = { ...token, 'content-type': 'application/json' };
        return fetch(`${url}/tags`, { method: 'POST', headers, body: JSON.stringify({ name }) });
      };
      expect((await send(await serveHere(db), 'before')).status).toBe(201);
      child?.kill(end === 'after it was killed' ? 'SIGKILL' : 'SIGTERM');
      await once(child as ChildProcess, 'close');
      fill(join(folder, 'fill'));
      const url = await serveHere(db);
      // What a killed desk left in its log is in the file by now, which may have made room.
      fill(join(folder, 'fill more'));
      const page = await fetch(`${url}/tags.json`, { headers: token });
      expect(await page.json()).toMatchObject({ tags: [{ name: 'before' }] });
      expect((await send(url, 'refused')).status).toBe(507);
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('the disk is full')]);
      for (const name of ['fill', 'fill more']) rmSync(join(folder, name));
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect((await send(url, 'after')).status).toBe(201);
      child?.kill('SIGTERM');
      expect(await once(child as ChildProcess, 'close')).toEqual([0, null]);
      await expectCommandsContent(db);
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    },
  );
});

async function deskOnDisk(): Promise<{ db: string; token: Sends }> {
  const desk = await openDesk();
  desk.clock.set(new Date().toISOString());
  const token = await desk.token('editor');
  await desk.ctx.close();
  const db = join(folder, 'desk.db');
  copyFileSync(desk.ctx.config.file, db);
  await desk.close();
  return { db, token };
}

async function serveHere(db: string): Promise<string> {
  const log = openSync(join(folder, 'log'), 'a');
  child = spawn(process.execPath, ['dist/src/cli.js', 'serve', '--db', db, '--port', '0'], {
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`The desk did not start: ${said}`);
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = 65_536; size > 0; ) {
      const taken = writeHere(handle, size);
      if (taken === 0) size = Math.floor(size / 2);
    }
  } finally {
    closeSync(handle);
  }
}

/** Nothing where there is no room for as much. */
function writeHere(handle: number, size: number): number {
  try {
    return writeSync(handle, Buffer.alloc(size, 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return 0;
  }
}
