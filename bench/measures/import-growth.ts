import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/platform/db/migrate.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { deskOf } from '../desk/make.js';
import type { Desk, Figure } from '../ground/figure.js';
import { short } from '../ground/numbers.js';
import { exported, takeIn } from './import.js';

const GROWTH = 1.2;
const BYTES = 6;

/**
 * P6b: whether an import costs more per claim the larger it is, and what its rows, events and indexes take on disk.
 * Processor time of the whole process: reading, checking, recording, followers and commit. The file of the smaller
 * desk is imported once beforehand, so that V8 has compiled the same code for both.
 */
export async function importGrowth(desk: Desk): Promise<readonly Figure[]> {
  const [few, many] = desk.claims < 100_000 ? ([10_000, 40_000] as const) : ([5_000, 100_000] as const);
  await imported(few, desk);
  const [small, large] = [await imported(few, desk), await imported(many, desk)];
  const growth = large.milliseconds / small.milliseconds;
  const size = large.bytes / large.jsonBytes;
  const counts = `${many.toLocaleString('en-GB')} claims, beside ${few.toLocaleString('en-GB')}`;
  return [
    {
      id: 'P6b',
      what: `Import: processor time a claim, with ${counts}`,
      needed: `≤ ${GROWTH} ×`,
      reached: `${short(growth)} ×`,
      passes: growth <= GROWTH,
      from: `${short(large.milliseconds)} and ${short(small.milliseconds)} ms a claim`,
    },
    {
      id: 'P6b',
      what: 'Import: the database, beside the onrecord-json that it comes from',
      needed: `≤ ${BYTES} ×`,
      reached: `${short(size)} ×`,
      passes: size <= BYTES,
      from: `${short(large.bytes / 1e6)} and ${short(large.jsonBytes / 1e6)} MB, ${many.toLocaleString('en-GB')} claims`,
    },
  ];
}

interface Imported {
  /** Processor time for each claim. */
  readonly milliseconds: number;
  readonly bytes: number;
  readonly jsonBytes: number;
}

async function imported(claims: number, desk: Desk): Promise<Imported> {
  const text = await exported(await deskOf(claims, desk.tell));
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const file = join(folder, 'imported.db');
  await migrate({ file, clock: systemClock });
  const before = process.cpuUsage();
  await takeIn(file, text);
  const { user, system } = process.cpuUsage(before);
  const bytes = statSync(file).size;
  rmSync(folder, { recursive: true });
  return { milliseconds: (user + system) / 1000 / claims, bytes, jsonBytes: Buffer.byteLength(text) };
}
