import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { CASES } from './cases/index.js';
import { type Figures, measureCase } from './measure.js';
import { readOptions, type StallOptions } from './options.js';
import { measureRandom } from './random.js';
import { HEADING, isTooMuch, lineOf } from './report.js';
import { makeTemplate } from './server.js';

// npm run stall: sends the most expensive input of each kind to the built program and requests /healthz meanwhile. Prints
// a table, and exits with 1 if the server's main thread came to nothing else for too long, the server used too much memory, or it
// ended.

const options = readOptions(process.argv.slice(2));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const named = CASES.filter(({ name }) => options.wanted.every((part) => name.includes(part)));

if (options.list) for (const { name } of named) print(name);
else process.exitCode = await run(options);

async function run({ program: given, ...rest }: StallOptions): Promise<number> {
  const program = resolve(given);
  if (named.length === 0)
    throw new Error(`No case has ${options.wanted.join(', ')} in its name: see --list.`);
  if (!existsSync(program)) throw new Error(`${program} is not there: run npm run build.`);
  const template = makeTemplate(program);
  const faults: Figures[] = [];
  const tell = (figures: Figures) => {
    print(lineOf(figures, rest));
    if (isTooMuch(figures, rest)) faults.push(figures);
  };
  print(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; ${rest.tries} tries each.\n`,
  );
  print(HEADING);
  try {
    if (rest.random > 0) await measureRandom({ ...rest, program, template }, tell);
    else
      for (const one of named)
        tell(
          await measureCase(one, { ...rest, program, template }).catch((error: unknown) =>
            notMade(one.name, error),
          ),
        );
  } finally {
    template.remove();
  }
  print(faults.length === 0 ? '\nNothing was too much.' : `\n${faults.length} were too much.`);
  return faults.length === 0 ? 0 : 1;
}

/** The data of a case could not be made; the other cases are measured all the same. */
function notMade(name: string, error: unknown): Figures {
  const statuses = error instanceof Error ? error.message.slice(0, 200) : String(error);
  return { name, statuses, isAsExpected: false, took: 0, wait: 0, stretch: 0, grown: 0, isAlive: true };
}
