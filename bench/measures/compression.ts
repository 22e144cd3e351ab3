import type { Desk, Figure } from '../ground/figure.js';
import { type Loaded, load, warm } from '../ground/load.js';
import { median, short } from '../ground/numbers.js';
import { startDesk } from '../ground/programs.js';

const ROUNDS = 3;
const SECONDS = 3;
const PATHS = ['/claims', '/claims.json', '/claims/1', '/claims/1.json'];

// What a page costs more with Brotli than without, and how many of its bytes are left. The pages are asked for again
// and again, so that everything but sending them is the same on both sides.

/** P15: compressed pages and JSON. */
export async function compression(desk: Desk): Promise<readonly Figure[]> {
  const served = await startDesk(desk.file);
  // As a browser sends it for a typed address: anything else of somebody signed in is not compressed.
  const headers = { cookie: desk.cookie, 'sec-fetch-site': 'none' };
  const sends = (encoding: string) => ({
    path: '',
    paths: PATHS,
    headers: { ...headers, 'accept-encoding': encoding },
  });
  try {
    const sizes = { br: 0, identity: 0 };
    for (const path of PATHS)
      for (const encoding of ['br', 'identity'] as const)
        sizes[encoding] += await sizeOf(served.url + path, { ...headers, 'accept-encoding': encoding });
    await warm(served, sends('br'));
    const [compressed, plain]: [Loaded[], Loaded[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      compressed.push(await load(served, sends('br'), SECONDS));
      plain.push(await load(served, sends('identity'), SECONDS));
    }
    const [cpu, cpuPlain] = [median(compressed.map((one) => one.cpu)), median(plain.map((one) => one.cpu))];
    const [share, cost] = [sizes.br / sizes.identity, cpu - cpuPlain];
    return [
      {
        id: 'P15',
        what: 'Pages and JSON compressed, beside the same as they are',
        needed: '≤ 20 % of the bytes, ≤ 0.3 ms of processor a page',
        reached: `${short(share * 100)} %, ${short(cost)} ms`,
        passes: share <= 0.2 && cost <= 0.3,
        from: `${PATHS.length} addresses: ${short(sizes.br / 1024)} and ${short(sizes.identity / 1024)} KB; ${short(cpu)} and ${short(cpuPlain)} ms of processor a page`,
      },
    ];
  } finally {
    await served.stop();
  }
}

async function sizeOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  return Number(answer.headers.get('content-length'));
}
