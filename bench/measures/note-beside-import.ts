import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deskOf } from '../desk/make.js';
import { onrecord } from '../ground/command.js';
import type { Desk, Figure } from '../ground/figure.js';
import { median, percentile, short, timed } from '../ground/numbers.js';
import { startDesk } from '../ground/programs.js';
import { MAX_IMPORTED } from './import-whole.js';

/** Between the answer to one note and the next note. Milliseconds. */
const PAUSE = 20;
const MAX_P99_MS = 300;
const MAX_WAIT_MS = 1_000;

/** The notes go to so many claims in turn. */
const NOTED = 500;

/**
 * P9: how long a note waits while another whole desk comes in, from a file by the command. A note
 * that is refused because the desk is busy is sent again, and waits until it is saved. The longest wait counts by itself:
 * a lock held for a minute stops one note of several hundred.
 */
export async function noteBesideImport(desk: Desk): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const file = join(folder, 'desk.json');
  const imported = Math.min(desk.claims, MAX_IMPORTED);
  const format = ['--format', 'onrecord-json'];
  await onrecord('export', '--out', file, ...format, '--db', await deskOf(imported, desk.tell));
  const served = await startDesk(desk.file);
  for (let at = 0; at < 100; at += 1) await saveNote(served.url, desk, at);
  const importing = new AbortController();
  const command = ['import', file, '--duplicates', 'add', ...format, '--db', desk.file];
  const took = timed(() => onrecord(...command)).finally(() => importing.abort());
  const saved = await notesUntil(importing.signal, served.url, desk);
  const seconds = (await took) / 1000;
  await served.stop();
  rmSync(folder, { recursive: true });
  return figuresOf(imported, saved, seconds);
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

function figuresOf(claims: number, saved: readonly Saved[], seconds: number): readonly Figure[] {
  const times = saved.map(({ took }) => took);
  const refused = saved.reduce((sum, one) => sum + one.refused, 0);
  const from = `${saved.length} notes in ${short(seconds)} s; median ${short(median(times))} ms; sent again ${refused} times`;
  const figure = (what: string, reached: number, most: number): Figure => ({
    id: 'P9',
    what: `A note of another user while ${claims.toLocaleString('en-GB')} claims are imported, ${what}`,
    needed: `≤ ${most.toLocaleString('en-GB')} ms`,
    reached: `${short(reached)} ms`,
    passes: reached <= most,
    from,
  });
  return [
    figure('p99', percentile(times, 0.99), MAX_P99_MS),
    figure('longest wait', Math.max(...times), MAX_WAIT_MS),
  ];
}
