import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeDesk } from '../bench/desk/remove.js';
import { hashSecret, newSecret } from '../src/platform/credentials/secrets.js';
import { nameOfBackup } from '../src/platform/db/backups/backup-names.js';
import { openPlain } from '../src/platform/db/connection/open.js';
import { type Client, type Cookies, openClient } from './client.js';

// The built program on a fresh database with one user of each role, started for one case and ended after it.

export interface Server {
  readonly url: string;
  readonly pid: number;
  readonly client: Client;
  /** The longest processor time of its main thread at a stretch since this was last called, in milliseconds. */
  longestStretch(): Promise<number>;
  /** Whether it still runs. */
  isAlive(): boolean;
  stop(): Promise<void>;
}

/** A database that each case gets a copy of, and what stands in it. */
export interface Template {
  readonly folder: string;
  readonly file: string;
  readonly cookies: Cookies;
  remove(): void;
}

const ROLES = ['viewer', 'checker', 'editor', 'admin'] as const;
const STOP_MS = 15_000;
const METER = fileURLToPath(new URL('meter.js', import.meta.url));

/** @param program the cli.js of a build, which makes the database that it will serve */
export function makeTemplate(program: string): Template {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-stall-'));
  const file = join(folder, 'template.db');
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [program, ...words, '--db', file], { env: environment(), stdio: 'pipe' });
  run('migrate');
  for (const role of ROLES) run('user', 'add', `${role}@example.org`, '--name', role, '--role', role);
  return { folder, file, cookies: signIn(file), remove: () => rmSync(folder, { recursive: true }) };
}

function signIn(file: string): Cookies {
  const connection = openPlain(file);
  const now = new Date().toISOString();
  const cookies = ROLES.map((role) => {
    const secret = newSecret();
    connection
      .prepare(
        'insert into sessions (id_hash, user_id, created_at, seen_at) select ?, id, ?, ? from users where email = ?',
      )
      .run(hashSecret(secret), now, now, `${role}@example.org`);
    return [role, `onrecord=${secret}`];
  });
  connection.close();
  return Object.fromEntries(cookies) as Cookies;
}

interface ServerOptions {
  readonly program: string;
  readonly template: Template;
  /** A folder for a processor profile. */
  readonly profile?: string | undefined;
  /** How many empty backups there are, one for each hour until now. */
  readonly backups?: number | undefined;
}

/** Starts the program on a copy of the template and waits until every feature has answered once. */
export async function startServer({
  program,
  template,
  profile,
  backups = 0,
}: ServerOptions): Promise<Server> {
  const file = join(template.folder, 'case.db');
  removeDesk(file);
  copyFileSync(template.file, file);
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const words = ['--import', METER, ...profiling, program, 'serve', '--db', file, '--port', '0'];
  const child = spawn(process.execPath, words, {
    env: { ...environment(), ONRECORD_BACKUPS: makeBackups(template.folder, file, backups) },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  if (child.stdout === null) throw new Error('The program has no output.');
  const url = await addressFrom(child.stdout);
  const client = openClient(url, template.cookies);
  await warm(client);
  return {
    ...{ url, pid: child.pid ?? 0, client },
    async longestStretch() {
      child.send('stretch');
      const [{ stretch }] = (await once(child, 'message')) as [{ stretch: number }];
      return stretch;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(late);
    },
  };
}

const HOUR_MS = 3_600_000;

/** @returns their folder */
function makeBackups(parent: string, file: string, count: number): string {
  const folder = join(parent, 'backups');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (let hours = 1; hours <= count; hours += 1)
    writeFileSync(join(folder, nameOfBackup(file, new Date(Date.now() - hours * HOUR_MS))), '');
  return folder;
}

/** None of this machine's own settings but that anybody may read, as on a public server. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('ONRECORD_'));
  return { ...Object.fromEntries(own), ONRECORD_ANONYMOUS: 'viewer', NODE_ENV: 'production' };
}

async function addressFrom(output: NodeJS.ReadableStream): Promise<string> {
  let printed = '';
  output.setEncoding('utf8');
  for await (const piece of output) {
    printed += piece;
    const [url] = /http:\/\/[\d.]+:\d+/.exec(printed) ?? [];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  throw new Error(`The program ended before it listened: ${printed}`);
}

/** The first run of code includes loading and compiling it, which is not part of a case. */
const WARM = [
  ...['/', '/activity', '/claims', '/claims/new', '/speakers', '/outlets', '/occasions', '/sources', '/tags'],
  ...[
    '/annotations',
    '/lists',
    '/views',
    '/searches',
    '/import',
    '/trash',
    '/users',
    '/account',
    '/handover',
  ],
  ...[
    '/findings/new',
    '/practice-story',
    '/openapi.json',
    '/healthz',
    '/readyz',
    '/metrics',
    '/claims?q=ferry',
  ],
];
const WARM_ROUNDS = 3;

async function warm(client: Client): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round += 1)
    for (const path of WARM) await client.get(path, 'admin');
}
