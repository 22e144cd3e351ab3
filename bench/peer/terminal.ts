import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../src/platform/db/connection/open.js';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { randomFrom } from '../desk/random.js';
import { cpuOfEnded } from '../ground/cpu.js';
import { median } from '../ground/numbers.js';
import { drawClaims, speakersOf, tableOf } from './batches.js';
import type { Compared, Servers } from './rounds.js';
import type { Answered } from './send.js';

// A large table as an editor imports it: in one piece, with the command beside the server.

const CLAIMS = 10_000;
/** NOTE: far from that of the operations, whose claims would come again. */
const SEED = 20_270_000;

/** @param overHttp what Directus takes for a claim in batches, which is its only way */
export async function compareTerminal(
  file: string,
  connection: Connection,
  { servers, overHttp, rounds }: { servers: Servers; overHttp: Compared; rounds: number },
): Promise<Compared> {
  const speakers = speakersOf(connection);
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const measured: Answered[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const table = join(folder, 'claims.csv');
    writeFileSync(table, tableOf(drawClaims(CLAIMS, randomFrom(SEED + round), speakers)));
    const answered = await importAt(file, table, servers);
    if (round > 0) measured.push(answered);
  }
  rmSync(folder, { recursive: true });
  const { directus } = overHttp;
  return {
    operation: {
      ...{ name: 'import at the terminal', needed: 8 },
      what: `a table of ${CLAIMS.toLocaleString('en-GB')} claims with \`onrecord import\`, for each claim`,
    },
    onrecord: {
      ...{ cpu: median(measured.map(({ cpu }) => cpu)), wrong: measured.filter(({ wrong }) => wrong).length },
      perSecond: median(measured.map(({ perSecond }) => perSecond)),
      ...{ p50: median(measured.map(({ p50 }) => p50)), p99: median(measured.map(({ p99 }) => p99)) },
    },
    directus,
    ratios: measured.map(({ cpu }) => directus.cpu / cpu),
  };
}

async function importAt(file: string, table: string, { onrecord: { program } }: Servers): Promise<Answered> {
  const [before, began] = [cpuOfEnded() + program.cpu(), performance.now()];
  const options = ['--delimiter', 'tab', '--duplicates', 'refuse', '--db', file];
  const args = ['dist/src/cli.js', 'import', table, ...options];
  const command = spawn(process.execPath, args, { cwd: packageRoot, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(command, 'exit')) as [number | null];
  const took = performance.now() - began;
  const cpu = (cpuOfEnded() + program.cpu() - before) / CLAIMS;
  return { cpu, perSecond: 1000 / took, p50: took, p99: took, wrong: code === 0 ? 0 : 1 };
}
