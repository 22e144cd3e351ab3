import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import type { Desk, Figure } from '../ground/figure.js';
import { median, percentile, short, timed } from '../ground/numbers.js';
import { startDesk } from '../ground/programs.js';

/** Between the answer to one note and the next note. Milliseconds. */
const PAUSE = 20;
/** The notes go to so many claims in turn. */
const NOTED = 500;

/**
 * P9: how long a note waits while the claims of the whole desk come in a second time, from a file by the command. A note
 * that is refused because the desk is busy is sent again, and waits until it is saved.
 */
export async function noteBesideImport(desk: Desk): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const file = join(folder, 'desk.json');
  const how = ['--format', 'onrecord-json', '--db', desk.file];
  await onrecord('export', '--out', file, ...how);
  const served = await startDesk(desk.file);
  for (let at = 0; at < 100; at += 1) await saveNote(served.url, desk, at);
  const importing = new AbortController();
  const took = timed(() => onrecord('import', file, '--duplicates', 'add', ...how)).finally(() =>
    importing.abort(),
  );
  const saved = await notesUntil(importing.signal, served.url, desk);
  const seconds = (await took) / 1000;
  await served.stop();
  rmSync(folder, { recursive: true });
  return [figureOf(desk, saved, seconds)];
}

interface Saved {
  /** Milliseconds until it was saved. */
  readonly took: number;
  /** How many times it was refused before. */
  readonly refused: number;
}

async function notesUntil(signal: AbortSignal, url: string, desk: Desk): Promise<readonly Saved[]> {
  const saved: Saved[] = [];
  while (!signal.aborted) {
    const started = performance.now();
    const refused = await saveNote(url, desk, saved.length);
    saved.push({ took: performance.now() - started, refused });
    await sleep(PAUSE);
  }
  return saved;
}

/** Returns how many times it was refused. @throws Error for an answer that is neither saved nor busy */
async function saveNote(url: string, { cookie, claims }: Desk, at: number): Promise<number> {
  const id = 1 + (at % Math.min(claims, NOTED));
  const headers = {
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  const body = `key=${randomUUID()}&motivation=commenting&body=Heard+on+the+recording.`;
  for (let refused = 0; ; refused += 1) {
    const to = `${url}/claims/${id}/annotations`;
    const answer = await fetch(to, { method: 'POST', headers, body, redirect: 'manual' });
    await answer.arrayBuffer();
    // A claim in the trash takes no note.
    if (answer.status === 303 || answer.status === 410) return refused;
    if (answer.status !== 503) throw new Error(`A note was answered with ${answer.status}.`);
  }
}

async function onrecord(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: packageRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`onrecord ${args[0]} ended with ${code}.`);
}

function figureOf({ claims }: Desk, saved: readonly Saved[], seconds: number): Figure {
  const times = saved.map(({ took }) => took);
  const [slowest, refused] = [percentile(times, 0.99), saved.reduce((sum, one) => sum + one.refused, 0)];
  return {
    id: 'P9',
    what: `A note of another user while ${claims.toLocaleString('en-GB')} claims are imported, p99`,
    needed: '≤ 300 ms',
    reached: `${short(slowest)} ms`,
    passes: slowest <= 300,
    from: `${saved.length} notes in ${short(seconds)} s; median ${short(median(times))}, most ${short(Math.max(...times))} ms; sent again ${refused} times`,
  };
}
