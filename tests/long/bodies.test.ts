import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ATTACKS, attack } from '../support/body-attacks.js';
import { type Desk, serve } from '../support/serve.js';

// The built program with half a gigabyte of memory, sent what costs most to read. The longest wait of somebody else is
// printed for each; on a machine that is busy with other things it is asserted only roughly.

const MB = 1024 * 1024;
const MAX_GROWTH = 150 * MB;
const MAX_WAIT_MS = 1_000;

let desk: Desk;
let session: string;
beforeAll(async () => {
  desk = await serve({ env: { NODE_OPTIONS: '--max-old-space-size=512' } });
  session = await firstAdmin(desk);
  const headers = { cookie: session, 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ title: 'The Herald' });
  const made = await fetch(`${desk.url}/sources`, { method: 'POST', redirect: 'manual', headers, body });
  expect(made.headers.get('location')).toMatch(/^\/sources\/1[?]done=\d+$/);
});
afterAll(() => desk.kill());

const isMeasured = existsSync('/proc/self/clear_refs');

it.runIf(isMeasured).each(ATTACKS)('$name: others are answered, and its memory stays small', async (what) => {
  const { answers, longestWait, grown } = await attack(desk, session, what);
  const growth = `${Math.round(grown / MB)} MB`;
  process.stdout.write(
    `${what.name} | ${longestWait.toFixed(0)} ms | ${growth} | ${JSON.stringify(answers)}\n`,
  );
  expect(Object.keys(answers).filter((status) => !/^(4\d\d|503|201|303)$/.test(status))).toEqual([]);
  expect(grown).toBeLessThan(MAX_GROWTH);
  expect(longestWait).toBeLessThan(MAX_WAIT_MS);
  expect(await (await fetch(`${desk.url}/healthz`)).text()).toBe('alive\n');
});

async function firstAdmin({ url, setupLink }: Desk): Promise<string> {
  const body = new URLSearchParams({
    name: 'Ada Admin',
    email: 'ada@desk.example',
    password: 'correct horse battery staple',
  });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(await setupLink(), { method: 'POST', redirect: 'manual', headers, body });
  expect(answer.status, url).toBe(303);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
