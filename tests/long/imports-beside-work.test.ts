import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDesk, type Sends } from '../support/desk.js';
import { fieldsOfForm } from '../support/form-fields.js';
import { onrecord } from '../support/onrecord.js';
import { serve, temporaryFolder } from '../support/serve.js';
import { expectCommandsContent, expectSound, reading } from '../support/sound.js';

// Four people write notes without a pause while 20,000 claims come in at the terminal and 5,000 on the page.

const BY_TERMINAL = 20_000;
const ON_PAGE = 5_000;
const PEOPLE = 4;
const FROM_A_PAGE: Sends = { 'sec-fetch-site': 'same-origin' };

it('nobody who writes beside an import is refused, and each import is there whole', async () => {
  const { db, token, session, claim } = await deskToServe();
  const desk = await serve({ db });
  const over = new AbortController();
  const people = Array.from({ length: PEOPLE }, (_, at) =>
    writeNotes(desk.url, { token, claim, name: `person ${at}`, until: over.signal }),
  );
  const health = askHealth(desk.url, over.signal);
  const table = join(temporaryFolder(), 'claims.csv');
  writeFileSync(table, tableOf(BY_TERMINAL, 'terminal'));

  const began = performance.now();
  const atTerminal = onrecord(['import', table, '--db', db]).then((ran) => {
    say(`terminal: ${seconds(performance.now() - began)}, ${ran.err.trim().replaceAll('\n', ' ')}`);
    return ran;
  });
  const onPage = importOnPage(desk.url, session, tableOf(ON_PAGE, 'page')).then((answer) => {
    say(`page: ${seconds(performance.now() - began)}`);
    return answer;
  });
  const [ran, answer] = await Promise.all([atTerminal, onPage]);
  const run = `${desk.url}${answer.headers.get('location')}.json`;
  const ends = async () => ((await (await fetch(run, { headers: token })).json()) as { state: string }).state;
  await expect.poll(ends, { timeout: 600_000, interval: 500 }).toBe('done');
  say(`page, to the end: ${seconds(performance.now() - began)}`);
  over.abort();
  const books = await Promise.all(people);
  const written = books.flatMap((book) => book.written);
  const { waits, unready } = await health;

  say(`notes: ${written.length}, ${told(written.map(({ ms }) => ms))}`);
  say(`/healthz: ${waits.length}, ${told(waits)}`);
  expect(books.flatMap((book) => book.refused)).toEqual([]);
  expect(unready).toBe(0);
  expect(ran.code, ran.err).toBe(0);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/imports\/\d+$/),
  ]);
  expect(await desk.stop()).toBe(0);
  await expectSound(db);
  await expectAllThere(db, written);
  await expectCommandsContent(db);
});

interface Written {
  readonly id: number;
  readonly body: string;
  readonly ms: number;
}

interface Writer {
  readonly token: Sends;
  readonly claim: number;
  readonly name: string;
  readonly until: AbortSignal;
}

/** One note after another, each of which has to be taken. */
async function writeNotes(url: string, { token, claim, name, until }: Writer) {
  const written: Written[] = [];
  const refused: string[] = [];
  const headers = { ...token, 'content-type': 'application/json' };
  while (!until.aborted) {
    const body = `Note ${written.length} of ${name}`;
    const sent = performance.now();
    const answer = await fetch(`${url}/claims/${claim}/annotations`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ body, motivation: 'commenting' }) },
    });
    const text = await answer.text();
    const ms = performance.now() - sent;
    if (answer.status === 201) written.push({ id: (JSON.parse(text) as { id: number }).id, body, ms });
    else refused.push(`${answer.status} after ${seconds(ms)}: ${text}`);
  }
  return { written, refused };
}

/** How long the desk takes to say that it is alive, and that it may get work. */
async function askHealth(url: string, until: AbortSignal) {
  const waits: number[] = [];
  let unready = 0;
  while (!until.aborted) {
    const sent = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    waits.push(performance.now() - sent);
    if (waits.length % 50 === 0 && !(await fetch(`${url}/readyz`)).ok) unready += 1;
    await sleep(20);
  }
  return { waits, unready };
}

/** As a browser does it: the table is looked at, and taken in. */
async function importOnPage(url: string, session: Sends, table: string): Promise<Response> {
  const headers = { ...session, ...FROM_A_PAGE };
  const form = new FormData();
  form.set('dry_run', 'on');
  form.set('file', new Blob([table]), 'table.csv');
  const found = await fetch(`${url}/import`, { method: 'POST', headers, body: form });
  const html = await found.text();
  expect(found.status, html).toBe(200);
  const body = new URLSearchParams(fieldsOfForm(html, '/import'));
  return fetch(`${url}/import`, { method: 'POST', headers, body, redirect: 'manual' });
}

async function expectAllThere(file: string, written: readonly Written[]): Promise<void> {
  await reading(file, async (db) => {
    const notes = await db.selectFrom('annotations').select(['id', 'body']).orderBy('id').execute();
    expect(notes).toEqual(written.map(({ id, body }) => ({ id, body })).toSorted((a, b) => a.id - b.id));
    const claims = await db.selectFrom('claims').select(['id', 'text']).execute();
    expect(claims.filter(({ text }) => text.endsWith(' by terminal'))).toHaveLength(BY_TERMINAL);
    expect(claims.filter(({ text }) => text.endsWith(' by page'))).toHaveLength(ON_PAGE);
    const indexed = await db.selectFrom('claim_entries').select('claim_id').execute();
    expect(indexed).toHaveLength(claims.length);
    const sourced = await db.selectFrom('attributions').select('claim_id').distinct().execute();
    expect(sourced).toHaveLength(BY_TERMINAL + ON_PAGE);
  });
}

async function deskToServe() {
  const desk = await openDesk();
  // A token of the fake clock's day would have ended long ago for the desk that is served.
  desk.clock.set(new Date().toISOString());
  const token = await desk.token('editor');
  const session = await desk.signIn('editor');
  const speaker = { name: 'Somebody', kind: 'person' };
  const made = await desk.json('POST', '/claims', { text: 'Words', form: 'direct', speaker }, token);
  const { id: claim } = (await made.json()) as { id: number };
  await desk.ctx.close();
  const db = join(temporaryFolder(), 'desk.db');
  copyFileSync(desk.ctx.config.file, db);
  await desk.close();
  return { db, token, session, claim };
}

/** Claims that have few words in common, by speakers, at occasions and from sources of their own. */
function tableOf(rows: number, where: string): string {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `"It${at} was said${at} of matter${at} as${at} in words${at % 997} that${at % 31} nobody${at % 7} would by ${where}",${where} speaker ${at % 400},${where} talks ${at % 200},${where} article ${at % 500},t${at % 5}`,
  );
  return ['text,speaker,occasion,source,tags', ...lines].join('\r\n');
}

function told(waits: readonly number[]): string {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => seconds(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return `median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
