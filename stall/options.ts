import { parseArgs } from 'node:util';

export interface StallOptions {
  /** The cli.js that is started. */
  readonly program: string;
  /** Times that each case is sent; the shortest of the longest waits counts. */
  readonly tries: number;
  /** How many random cases are sent in place of the table; 0 sends the table. */
  readonly random: number;
  readonly seed: number;
  readonly maxStretchMs: number;
  readonly maxGrownMb: number;
  /** Parts of names: a case is sent where one of them stands in its name. Empty sends all. */
  readonly wanted: readonly string[];
  /** A folder for a processor profile of each server. */
  readonly profile: string | undefined;
  readonly list: boolean;
}

export const USAGE = `npm run stall -- [options] [part of a name …]
  --random N      send N random hostile texts to random fields in place of the table
  --seed S        of the random ones (default 1)
  --tries N       send each case N times and count the shortest of the longest waits (default 3)
  --program FILE  the dist/src/cli.js of another build
  --max-stretch MS  processor time of the server's main thread at a stretch (default 50)
  --max-memory MB what the server may grow by (default 150)
  --profile DIR   write a processor profile of each server there
  --list          print the names of the cases`;

/** @throws TypeError for an option that there is not; Error for a number that is none */
export function readOptions(words: readonly string[]): StallOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      program: { type: 'string', default: 'dist/src/cli.js' },
      tries: { type: 'string', default: '3' },
      random: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      'max-stretch': { type: 'string', default: '50' },
      'max-memory': { type: 'string', default: '150' },
      profile: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
  });
  return {
    ...{
      program: values.program,
      list: values.list,
      profile: values.profile,
      wanted: positionals,
    },
    tries: numberIn('tries', values.tries),
    random: numberIn('random', values.random),
    seed: numberIn('seed', values.seed),
    maxStretchMs: numberIn('max-stretch', values['max-stretch']),
    maxGrownMb: numberIn('max-memory', values['max-memory']),
  };
}

function numberIn(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, not ‘${text}’.\n${USAGE}`);
}
