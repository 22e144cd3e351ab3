import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskOf } from '../desk/make.js';
import { onrecord } from '../ground/command.js';
import type { Desk, Figure } from '../ground/figure.js';
import { short } from '../ground/numbers.js';

const MAX_GROWTH = 1.2;
const MAX_SIZE = 6;
const MAX_MB = 350;

/** A larger desk would be imported for half an hour. */
export const MAX_IMPORTED = 100_000;

/**
 * P6b: what importing a whole desk costs, by the command at the terminal: whether a claim costs more the larger the
 * file, what its rows, events and indexes take on disk, and the memory of the export and of the import. The processor
 * time is that of the whole process: reading, checking, recording, followers and commit.
 */
export async function importWhole(desk: Desk): Promise<readonly Figure[]> {
  const many = Math.min(desk.claims, MAX_IMPORTED);
  const few = many / 20;
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    const small = await imported(await deskOf(few, desk.tell), few, folder);
    const large = await imported(await deskOf(many, desk.tell), many, folder);
    return figuresOf(small, large);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Imported {
  readonly claims: number;
  /** Of the onrecord-json, and of the database that it becomes. */
  readonly jsonBytes: number;
  readonly bytes: number;
  /** Processor time for each claim, in milliseconds. */
  readonly cpu: number;
  readonly exportMb: number;
  readonly importMb: number;
}

async function imported(file: string, claims: number, folder: string): Promise<Imported> {
  const [json, taken] = [join(folder, `${claims}.json`), join(folder, `${claims}.db`)];
  const exported = await onrecord('export', '--format', 'onrecord-json', '--db', file, '--out', json);
  await onrecord('migrate', '--db', taken);
  const { cpu, peakMb } = await onrecord('import', '--db', taken, json);
  const sizes = { jsonBytes: statSync(json).size, bytes: statSync(taken).size };
  rmSync(json);
  return { claims, ...sizes, cpu: cpu / claims, exportMb: exported.peakMb, importMb: peakMb };
}

function figuresOf(small: Imported, large: Imported): readonly Figure[] {
  const [growth, size] = [large.cpu / small.cpu, large.bytes / large.jsonBytes];
  const count = (claims: number) => claims.toLocaleString('en-GB');
  const from = `a file of ${short(large.jsonBytes / 1e6)} MB, ${count(large.claims)} claims`;
  const memory = (what: string, megabytes: number): Figure => ({
    id: 'P6b',
    what: `Memory of \`onrecord ${what}\` of a whole desk, at its most`,
    needed: `≤ ${MAX_MB} MB`,
    reached: `${megabytes} MB`,
    passes: megabytes <= MAX_MB,
    from,
  });
  return [
    {
      id: 'P6b',
      what: `\`onrecord import\`: processor time a claim, with ${count(large.claims)} claims, beside ${count(small.claims)}`,
      needed: `≤ ${MAX_GROWTH} ×`,
      reached: `${short(growth)} ×`,
      passes: growth <= MAX_GROWTH,
      from: `${short(large.cpu)} and ${short(small.cpu)} ms a claim`,
    },
    {
      id: 'P6b',
      what: '`onrecord import`: the database, beside the onrecord-json that it comes from',
      needed: `≤ ${MAX_SIZE} ×`,
      reached: `${short(size)} ×`,
      passes: size <= MAX_SIZE,
      from: `${short(large.bytes / 1e6)} MB; ${from}`,
    },
    memory('export', large.exportMb),
    memory('import', large.importMb),
  ];
}
