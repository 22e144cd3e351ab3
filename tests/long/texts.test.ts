import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Child, startChild } from '../support/child.js';
import { openDesk, type Sends } from '../support/desk.js';
import { type Desk, serve, temporaryFolder } from '../support/serve.js';

// What the longest and worst texts keep others waiting for. What is printed is for a quiet machine; here the desk has
// to live and to answer.

/** Asks again and again; ten times a second, says when it is and how long the longest answer took, in milliseconds. */
const ASKS = `
  import http from 'node:http';
  const agent = new http.Agent({ keepAlive: true });
  let longest = 0;
  const ask = () => new Promise((done, fail) => {
    const since = performance.now();
    const end = () => { longest = Math.max(longest, performance.now() - since); setTimeout(done, 2); };
    http.get(process.argv[1] + '/healthz', { agent }, (answer) => answer.resume().on('end', end)).on('error', fail);
  });
  setInterval(() => { console.log(Date.now(), Math.round(longest)); longest = 0; }, 100);
  for (;;) await ask();
`;

const repeated = (unit: string, length: number) => unit.repeat(length / unit.length);
const COPY = 1_900_000;
const WORDING = 19_800;
const KINDS: readonly (readonly [name: string, unit: string])[] = [
  ['a Han character', '的'],
  ['words', 'We will not go home. '],
  ['short lines', 'a\n'],
  ['marks on letters', 'a\u0301\u0302'],
  ['a character that stands for many', '\ufdfa'],
  ['brackets', '[a]'],
  ['attributions', '“We must go,” he said, “and we will.” '],
];

/** What was sent when, in milliseconds since 1970. */
interface Sent {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const sent: Sent[] = [];
let desk: Desk;
let token: Sends;
let asking: Child;
beforeAll(async () => {
  const open = await openDesk();
  // A token of the fake clock’s day would have ended long ago for the desk that is served.
  open.clock.set(new Date().toISOString());
  token = await open.token('admin');
  await open.ctx.close();
  const db = join(temporaryFolder(), 'desk.db');
  copyFileSync(open.ctx.config.file, db);
  await open.close();
  desk = await serve({ db });
  asking = startChild(ASKS, [desk.url]);
});

async function send(path: string, body: unknown): Promise<number> {
  const sends = { ...token, 'content-type': 'application/json' };
  const answer = await fetch(desk.url + path, { method: 'POST', headers: sends, body: JSON.stringify(body) });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

it.each(KINDS)(
  'nobody waits long beside texts of %s',
  async (name, unit) => {
    const from = Date.now();
    const source = await send('/sources', { type: 'webpage', title: name });
    const speaker = { name: 'Ada Berg', kind: 'person' };
    const attribution = { source_id: source };
    const text = repeated(unit, WORDING);
    const claim = await send('/claims', { text, form: 'direct', speaker, attribution });
    const first = await send(`/sources/${source}/snapshots`, { text: repeated(unit, COPY) });
    const changed = `${repeated(unit, COPY / 2)} something else ${repeated(unit, COPY / 4)}`;
    await send(`/sources/${source}/snapshots`, { text: changed });
    const pages = [`/sources/${source}/snapshots/${first}`, `/claims/${claim}`, `/claims/${claim}/copies`];
    for (const page of [...pages, ...pages.map((one) => `${one}.json`)]) {
      const answer = await fetch(desk.url + page, { headers: token });
      await answer.arrayBuffer();
      // A token opens no page; where nothing can be found in time, that is said.
      expect([200, 401, 403, 503]).toContain(answer.status);
    }
    await expect.poll(() => waiting(claim), { timeout: 400_000, interval: 500 }).toBe(false);
    sent.push({ name, from, to: Date.now() });
  },
  600_000,
);

it('and the desk lives, and answers within a second whatever else it does', async () => {
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  await asking.kill();
  const lines = await asking.rest();
  expect(sent).toHaveLength(KINDS.length);
  for (const one of sent) {
    const wait = longestWait(lines, one);
    process.stdout.write(`${one.name}: the longest wait was ${wait} ms\n`);
    expect(wait).toBeLessThanOrEqual(1_000);
  }
});

/** Whether the claim is being compared still; what was given up is not. */
async function waiting(claim: number): Promise<boolean> {
  const answer = await fetch(`${desk.url}/claims/${claim}.json`, { headers: token });
  const { attributions } = (await answer.json()) as {
    attributions: { being_compared: boolean; comparing_gave_up: string | null }[];
  };
  return attributions.some((one) => one.being_compared && one.comparing_gave_up === null);
}

/** Of what the other process said, the longest wait between two times. */
function longestWait(lines: readonly string[], { from, to }: Sent): number {
  const waits = lines.map((line) => line.split(' ').map(Number));
  return Math.max(0, ...waits.flatMap(([at = 0, wait = 0]) => (at >= from && at <= to + 200 ? [wait] : [])));
}
