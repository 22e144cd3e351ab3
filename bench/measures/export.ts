import { Agent, get } from 'node:http';
import type { Desk, Figure } from '../ground/figure.js';
import { percentile, short, timed } from '../ground/numbers.js';
import { startDesk } from '../ground/programs.js';

const IDLE_REQUESTS = 2_000;

/** P9: how long a page takes while all claims are being exported, beside a desk at rest. */
export async function exporting(desk: Desk): Promise<readonly Figure[]> {
  const served = await startDesk(desk.file);
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string) => read(served.url + path, desk.cookie, agent);
  for (let at = 0; at < 300; at += 1) await ask('/claims/1');
  const idle: number[] = [];
  for (let at = 0; at < IDLE_REQUESTS; at += 1) idle.push(await timed(() => ask('/claims/1')));
  let isMade = false;
  let bytes = 0;
  const took = timed(async () => {
    bytes = await read(`${served.url}/claims/export?format=csv`, desk.cookie, new Agent());
  }).finally(() => {
    isMade = true;
  });
  const during: number[] = [];
  while (!isMade) during.push(await timed(() => ask('/claims/1')));
  const seconds = (await took) / 1000;
  agent.destroy();
  await served.stop();
  const [busy, quiet] = [percentile(during, 0.99), percentile(idle, 0.99)];
  return [
    {
      id: 'P9',
      what: `A request while ${desk.claims.toLocaleString('en-GB')} claims are exported, p99, beside a desk at rest`,
      needed: '≤ 3 ×',
      reached: `${short(busy / quiet)} ×`,
      passes: busy / quiet <= 3,
      from: `${short(busy)} and ${short(quiet)} ms; ${short(bytes / 1_000_000)} MB in ${short(seconds)} s, ${during.length} requests meanwhile`,
    },
  ];
}

/** Reads an answer to its end, and says how long it was. @throws Error unless it is 200 */
function read(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${url} answered ${answer.statusCode}.`)),
      );
      answer.on('error', reject);
    }).on('error', reject);
  });
}
