import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { STAGES } from './memory-stages.js';
import { residentMemory } from './process-figures.js';
import { makeTemplate, startServer } from './server.js';
import { startWatcher } from './watcher.js';

// npm run stall:memory: takes one server through the heaviest work, stage by stage, and prints the most memory that it
// held in each, its children apart. Exits with 1 above the figures of docs/operations.md.

const MAX_REST_MB = 450;
const MAX_WORK_MB = 750;
/** As long as a thread that has nothing to do is kept, and half as much again. */
const REST_MS = 90_000;

const [program = '', ...wanted] = [resolve(process.argv[2] ?? 'dist/src/cli.js'), ...process.argv.slice(3)];
if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build.`);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const template = makeTemplate(program);
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  template.remove();
}

function isWanted({ name }: { readonly name: string }): boolean {
  return wanted.length === 0 || wanted.some((part) => name.includes(part));
}

async function run(): Promise<boolean> {
  const server = await startServer({ program, template });
  const watcher = startWatcher(server.url, server.pid);
  let isWithin = true;
  print('| stage | answers | most memory MB | after it MB | |\n|---|---|---:|---:|---|');
  try {
    for (const { name, atRest, work } of STAGES.filter(isWanted)) {
      await watcher.seen();
      const statuses = await work(server.client);
      if (atRest) await new Promise((go) => setTimeout(go, REST_MS));
      const after = residentMemory(server.pid);
      const most = atRest ? after : (await watcher.seen()).peakMemory;
      const isTooMuch = most > (atRest ? MAX_REST_MB : MAX_WORK_MB);
      if (isTooMuch) isWithin = false;
      print(
        `| ${name} | ${statuses} | ${most.toFixed(0)} | ${after.toFixed(0)} | ${isTooMuch ? 'too much' : ''} |`,
      );
    }
  } finally {
    await watcher.stop();
    await server.stop();
  }
  return isWithin;
}
