import { latinWord } from '../desk/words.js';
import type { Desk, Figure } from '../ground/figure.js';
import { load } from '../ground/load.js';
import { median, short } from '../ground/numbers.js';
import { startDesk } from '../ground/programs.js';

const STARTS = 5;
const SECONDS = 4;

/** P13: the memory of a desk under load, and how soon it listens. */
export async function footprint(desk: Desk): Promise<readonly Figure[]> {
  const starts: number[] = [];
  for (let at = 0; at < STARTS; at += 1) {
    const program = await startDesk(desk.file);
    starts.push(program.startedIn);
    await program.stop();
  }
  const served = await startDesk(desk.file);
  const headers = { cookie: desk.cookie };
  const paths = [
    '/claims',
    '/claims/1',
    `/claims?q=${latinWord(0)}`,
    `/claims?q=${latinWord(700)}`,
    '/',
    '/activity',
  ];
  for (const path of paths) await load(served, { path, headers }, SECONDS);
  const peak = served.peakMemory() ?? Number.NaN;
  await served.stop();
  const start = median(starts);
  return [
    {
      id: 'P13',
      what: 'Memory of the whole process under load, at its most',
      needed: '≤ 300 MB',
      reached: `${short(peak)} MB`,
      passes: peak <= 300,
      from: `${paths.length} pages, 8 at a time, ${SECONDS} s each`,
    },
    {
      id: 'P13',
      what: 'Start, from the command to the first line',
      needed: '≤ 1 s',
      reached: `${short(start / 1000)} s`,
      passes: start <= 1000,
      from: `${STARTS} starts: ${starts.map((one) => short(one / 1000)).join(', ')} s`,
    },
  ];
}
