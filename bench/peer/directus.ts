import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Program, start } from '../ground/programs.js';
import { DIRECTUS_CLI, PEER_FOLDER } from './install.js';

// Directus with its settings, as a process of its own.

/** The static token of its administrator. Nobody else can reach the server. */
const TOKEN = 'onrecord-bench-peer';

export const DIRECTUS_HEADERS = { authorization: `Bearer ${TOKEN}` };

const SETTINGS = {
  ...{ DB_CLIENT: 'sqlite3', HOST: '127.0.0.1', TZ: 'UTC' },
  ...{ KEY: 'onrecord-bench-peer', SECRET: 'onrecord-bench-peer-secret' },
  ...{ ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'onrecord-bench-peer', ADMIN_TOKEN: TOKEN },
  ...{ CACHE_ENABLED: 'false', RATE_LIMITER_ENABLED: 'false', WEBSOCKETS_ENABLED: 'false' },
  ...{ TELEMETRY: 'false', LOG_LEVEL: 'warn' },
  // It answers 503 to requests under load, which are not what is compared.
  PRESSURE_LIMITER_ENABLED: 'false',
};

/** Makes its database, with the administrator. */
export function bootstrapDirectus(file: string): void {
  const done = spawnSync(process.execPath, [DIRECTUS_CLI, 'bootstrap'], {
    cwd: PEER_FOLDER,
    env: { ...process.env, NODE_ENV: 'production', ...SETTINGS, DB_FILENAME: file },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`Directus made no database: ${done.stdout}${done.stderr}`);
}

export async function startDirectus(file: string): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return start({
    args: [DIRECTUS_CLI, 'start'],
    cwd: PEER_FOLDER,
    env: { ...SETTINGS, DB_FILENAME: file, PORT: String(port), PUBLIC_URL: url },
    address: (child) => answering(url, child),
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** NOTE: at this level of its log it does not say that it listens. */
async function answering(url: string, child: ChildProcess): Promise<string> {
  child.stdout?.resume();
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/server/ping`).catch(() => null);
    if (answer?.ok) return url;
    await wait(100);
  }
  throw new Error(`Directus ended with ${child.exitCode} before it listened.`);
}

/** Sends JSON to its API. @throws Error with what it answers to a refused request */
export async function sendDirectus(program: Program, path: string, body: unknown): Promise<void> {
  const answer = await fetch(program.url + path, {
    method: 'POST',
    headers: { ...DIRECTUS_HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Directus answered ${answer.status} to ${path}: ${await answer.text()}`);
}
