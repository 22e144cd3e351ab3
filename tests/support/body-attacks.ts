import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Desk } from './serve.js';

// What somebody may send to keep a desk from answering others, and what it does to the desk.

const MB = 1024 * 1024;

export interface Attack {
  readonly name: string;
  /** A stranger sends to the form for signing in; a member, with a session, wherever they may. */
  readonly by: 'stranger' | 'member';
  readonly path: string;
  readonly type?: string;
  readonly prefix?: string;
  /** Repeated until there are so many bytes. */
  readonly unit: string;
  readonly bytes: number;
  readonly suffix?: string;
  readonly sockets?: number;
  readonly chunked?: boolean;
  /** Between two pieces of 64 KB. */
  readonly pauseMs?: number;
}

export interface Outcome {
  /** Of each status line, how often it came. */
  readonly answers: Readonly<Record<string, number>>;
  /** The longest time that somebody else waited for /healthz meanwhile: milliseconds. */
  readonly longestWait: number;
  /** By how much the memory of the process grew at its highest: bytes. */
  readonly grown: number;
}

const JSON_TYPE = 'application/json';
const multipart = 'multipart/form-data; boundary=b';
const PART = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n';
const FILE = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
const COPIES = '/sources/1/snapshots';
const thirtyDots = `${'a.'.repeat(30)}b=1&`;
const names = (count: number, width: number) =>
  Array.from({ length: count }, (_, at) => `"${String(at).padStart(width, 'k')}":1`).join(',');

export const ATTACKS: readonly Attack[] = [
  { name: 'a&a&…, 10 MB', by: 'stranger', path: '/sign-in', unit: 'a&', bytes: 10 * MB },
  { name: 'a&a&…, five of 10 MB', by: 'stranger', path: '/sign-in', unit: 'a&', bytes: 10 * MB, sockets: 5 },
  {
    name: '60 of 9 MB',
    by: 'stranger',
    path: '/sign-in',
    prefix: 'a=',
    unit: 'x',
    bytes: 9 * MB,
    sockets: 60,
  },
  {
    name: '60 of 9 MB in pieces',
    by: 'stranger',
    path: '/sign-in',
    prefix: 'a=',
    unit: 'x',
    bytes: 9 * MB,
    sockets: 60,
    chunked: true,
  },
  { name: 'a=%%%…', by: 'stranger', path: '/sign-in', prefix: 'a=', unit: '%', bytes: 10 * MB },
  {
    name: 'a form to no address',
    by: 'stranger',
    path: '/nowhere',
    prefix: 'a=',
    unit: 'x',
    bytes: 10 * MB,
    sockets: 5,
  },
  {
    name: 'a form that a stranger may not send',
    by: 'stranger',
    path: COPIES,
    prefix: 'text=',
    unit: 'x',
    bytes: 9 * MB,
    sockets: 20,
  },
  { name: 'a&a&… by a member', by: 'member', path: COPIES, unit: 'a&', bytes: 10 * MB - 16, sockets: 5 },
  {
    name: 'text=%%%… by a member',
    by: 'member',
    path: COPIES,
    prefix: 'text=',
    unit: '%',
    bytes: 10 * MB - 16,
  },
  {
    name: 'text=+++… by a member',
    by: 'member',
    path: COPIES,
    prefix: 'text=',
    unit: '+',
    bytes: 10 * MB - 16,
  },
  {
    name: 'text=%0D%0A… by a member',
    by: 'member',
    path: COPIES,
    prefix: 'text=',
    unit: '%0D%0A',
    bytes: 6 * 1_700_000,
  },
  {
    name: 'one unknown field of 10 MB',
    by: 'member',
    path: COPIES,
    prefix: 'zzz=',
    unit: '"',
    bytes: 10 * MB - 16,
  },
  {
    name: 'a=%%%… in an ordinary form',
    by: 'member',
    path: '/outlets',
    prefix: 'note=',
    unit: '%',
    bytes: MB - 16,
  },
  {
    name: 'note="""… in an ordinary form',
    by: 'member',
    path: '/outlets',
    prefix: 'note=',
    unit: '"',
    bytes: MB - 16,
  },
  {
    name: '330 names of 30 dots',
    by: 'member',
    path: '/outlets',
    unit: thirtyDots,
    bytes: 333 * thirtyDots.length,
  },
  {
    name: '2,000 names of 30 dots',
    by: 'member',
    path: '/outlets',
    unit: thirtyDots,
    bytes: 2_000 * thirtyDots.length,
  },
  { name: '1,999 fields', by: 'member', path: '/outlets', unit: 'speaker.name=x&', bytes: 1_999 * 15 },
  {
    name: '60 of 9 MB by a member',
    by: 'member',
    path: COPIES,
    prefix: 'zzz=',
    unit: 'x',
    bytes: 9 * MB,
    sockets: 60,
  },
  {
    name: '60 of 9 MB by a member, slowly',
    by: 'member',
    path: COPIES,
    prefix: 'zzz=',
    unit: 'x',
    bytes: 9 * MB,
    sockets: 60,
    pauseMs: 100,
  },
  {
    name: 'JSON: a list of 50,000',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: '{"text":[1',
    unit: ',1',
    bytes: 2 * 49_990,
    suffix: ']}',
  },
  {
    name: 'JSON: 9,999 long names',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: `{${names(9_999, 400)}`,
    unit: ' ',
    bytes: 10,
    suffix: '}',
  },
  {
    name: 'JSON: escapes',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: '{"way":"paste","text":[{"x":"',
    unit: '\\u0041',
    bytes: 6 * 1_700_000,
    suffix: '"}]}',
  },
  {
    name: 'JSON: one number',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: '{"way":"paste","text":[',
    unit: '9',
    bytes: 10 * MB - 64,
    suffix: ']}',
  },
  {
    name: 'JSON: blanks',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: '',
    unit: ' ',
    bytes: 10 * MB - 64,
    suffix: '{',
  },
  {
    name: 'JSON: nested',
    by: 'member',
    path: COPIES,
    type: JSON_TYPE,
    prefix: '',
    unit: '[',
    bytes: 10 * MB - 64,
  },
  {
    name: 'JSON: a list of 45,000 texts',
    by: 'member',
    path: '/claims',
    type: JSON_TYPE,
    prefix: '{"text":"x","tags":[',
    unit: '"x",',
    bytes: 4 * 45_000,
    suffix: '"x"]}',
  },
  {
    name: 'multipart: 200,000 parts',
    by: 'member',
    path: COPIES,
    type: multipart,
    unit: PART,
    bytes: 200_000 * PART.length,
    suffix: '--b--\r\n',
  },
  {
    name: 'multipart: a file of almost the sign between parts',
    by: 'member',
    path: COPIES,
    type: multipart,
    prefix: FILE,
    unit: '\r\n--',
    bytes: 20 * MB - 64,
    suffix: '\r\n--b--\r\n',
  },
  {
    name: 'multipart: ten files of 20 MB',
    by: 'member',
    path: COPIES,
    type: multipart,
    prefix: FILE,
    unit: 'x',
    bytes: 20 * MB,
    suffix: '\r\n--b--\r\n',
    sockets: 10,
  },
  {
    name: 'multipart: a stranger’s file',
    by: 'stranger',
    path: COPIES,
    type: multipart,
    prefix: FILE,
    unit: 'x',
    bytes: 20 * MB,
    suffix: '\r\n--b--\r\n',
    sockets: 10,
  },
];

/** Sends one attack to a desk, and looks at the desk meanwhile. @param session the cookie of a member */
export async function attack(desk: Desk, session: string, what: Attack): Promise<Outcome> {
  const before = memoryOf(desk.pid);
  const prober = spawn(process.execPath, ['tests/support/ask-health.js', desk.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: prober.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const said = await send(desk, session, what);
  const { highest } = memoryOf(desk.pid);
  prober.stdin.end();
  const last = (await lines.next()).value ?? '';
  return {
    answers: tallied(said),
    longestWait: Number(last.split(' ')[0]),
    grown: highest - before.now,
  };
}

async function send(desk: Desk, session: string, what: Attack): Promise<readonly string[]> {
  const { port, host } = new URL(desk.url);
  const head = [
    `POST ${what.path} HTTP/1.1`,
    `Host: ${host}`,
    'Sec-Fetch-Site: same-origin',
    `Content-Type: ${what.type ?? 'application/x-www-form-urlencoded'}`,
    ...(what.by === 'member' ? [`Cookie: ${session}`] : []),
  ].join('\r\n');
  const { prefix = '', suffix = '', sockets = 1, chunked = false, pauseMs = 0, unit, bytes } = what;
  const order = { port: Number(port), head, prefix, suffix, sockets, chunked, pauseMs, unit, bytes };
  const sender = spawn(process.execPath, ['tests/support/send-bodies.js'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  sender.stdin.end(JSON.stringify(order));
  const ended = once(sender, 'close');
  const said = await text(sender.stdout);
  await ended;
  return said.trim().split('\n');
}

function tallied(lines: readonly string[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const line of lines) {
    const status = line.replace('HTTP/1.1 ', '').slice(0, 3);
    tally[status] = (tally[status] ?? 0) + 1;
  }
  return tally;
}

/** Resident memory in bytes; the highest is counted anew from here. */
function memoryOf(pid: number): { readonly now: number; readonly highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
  const memory = { now: bytes('VmRSS'), highest: bytes('VmHWM') };
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return memory;
}
