import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { FOLLOWERS } from '../../src/followers.js';
import { verifyBackup } from '../../src/platform/db/backups/backup.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import type { Db } from '../../src/platform/db/schema.js';
import { takeIn } from '../publishing/exchange/whole-desk.js';
import { sampleDesk } from '../sample/desk-form.js';
import { freshDatabase } from './database.js';
import { onrecord } from './onrecord.js';
import { runCommand } from './run-command.js';
import { temporaryFolder } from './serve.js';
import { expectCommandsContent, expectSound, reading } from './sound.js';

// Commands of the built program, each killed somewhere in its work on a desk with something on it.

export interface CommandKilled {
  readonly name: string;
  /** What has to be there before it is run. */
  prepare?(file: string): Promise<void>;
  /** What to run, on the database given. */
  words(file: string): readonly string[];
  /** What must be so of the file, killed or not. */
  expectWhole(db: Db, file: string): Promise<void>;
  /** What must be so where it left no database in its place; without this there has to be one. */
  expectAway?(file: string): Promise<void>;
  /** Run once more to its end: what must be so then. */
  expectDone(db: Db, file: string): Promise<void>;
  /** The exit code of the run after the kill: where the first one had come to its end, the second may refuse. */
  readonly mayRefuse?: true;
}

const SAMPLES_BEFORE = 12;
export const CLAIMS_BEFORE = SAMPLES_BEFORE * sampleDesk().claims.length;
const SECRET = 'The words that have to go for good';

/** Kills a command at some moment of its work, as often as asked, each time on a fresh copy of one desk. */
export async function expectCommandOutlivesKills(
  command: CommandKilled,
  template: string,
  rounds: number,
): Promise<void> {
  const longest = await lengthOf(command, await readyFor(command, template));
  for (let round = 0; round < rounds; round += 1) {
    const file = await readyFor(command, template);
    // Starting takes the first part of it: the work itself is what is worth interrupting.
    await runAndKill(command.words(file), longest * (0.3 + 0.7 * Math.random()));
    await expectOutlived(command, file);
    // The commands look at what expectSound has looked at, and take a second each: once where there is time.
    if (round === 0 && rounds > 1) await expectCommandsContent(file);
    rmSync(dirname(file), { recursive: true, force: true });
  }
}

/** What must be so after a kill, and that it can be run again. */
export async function expectOutlived(command: CommandKilled, file: string): Promise<void> {
  if (command.expectAway !== undefined && !existsSync(file)) await command.expectAway(file);
  else {
    await expectSound(file);
    await reading(file, (db) => command.expectWhole(db, file));
  }
  const again = await runCommand(command.words(file));
  if (command.mayRefuse !== true) expect(again.code, again.err).toBe(0);
  await expectSound(file);
  await reading(file, (db) => command.expectDone(db, file));
}

/** A copy of a desk in a folder of its own, on which the command can be run. */
export async function readyFor(command: CommandKilled, template: string): Promise<string> {
  const file = copyOf(template);
  await command.prepare?.(file);
  return file;
}

export const IMPORT: CommandKilled = {
  name: 'import',
  words(file) {
    const from = `${file}.json`;
    if (!existsSync(from)) writeFileSync(from, JSON.stringify(manySamples()));
    return ['import', from, '--duplicates', 'add', '--db', file];
  },
  async expectWhole(db) {
    expect([CLAIMS_BEFORE, CLAIMS_BEFORE + IMPORTED]).toContain(await claimsIn(db));
    await expectIndexed(db);
  },
  async expectDone(db) {
    expect([CLAIMS_BEFORE + IMPORTED, CLAIMS_BEFORE + 2 * IMPORTED]).toContain(await claimsIn(db));
    await expectIndexed(db);
  },
};

/** Rows of claims by speakers, at occasions and from sources that are all new. */
const CSV_ROWS = 400;

export const IMPORT_CSV: CommandKilled = {
  name: 'import of CSV',
  words(file) {
    const from = `${file}.csv`;
    const rows = Array.from(
      { length: CSV_ROWS },
      (_, at) =>
        `"They said, once more, number ${at}",Speaker ${at % 40},Talks ${at % 20},Article ${at % 50},t${at % 5}`,
    );
    if (!existsSync(from)) writeFileSync(from, ['text,speaker,occasion,source,tags', ...rows].join('\r\n'));
    return ['import', from, '--db', file];
  },
  async expectWhole(db) {
    expect([CLAIMS_BEFORE, CLAIMS_BEFORE + CSV_ROWS]).toContain(await claimsIn(db));
    await expectIndexed(db);
  },
  // Taken in again, rows that are there are left out: there is each of them once.
  async expectDone(db) {
    expect(await claimsIn(db)).toBe(CLAIMS_BEFORE + CSV_ROWS);
    await expectIndexed(db);
  },
};

export const BACKUP: CommandKilled = {
  name: 'backup',
  words: (file) => ['backup', `${file}.copy`, '--db', file],
  async expectWhole(db, file) {
    expect(await claimsIn(db)).toBe(CLAIMS_BEFORE);
    await expectNoHalfBackup(`${file}.copy`);
    rmSync(`${file}.copy`, { force: true });
  },
  async expectDone(_db, file) {
    await expectNoHalfBackup(`${file}.copy`);
    expect(await verifyBackup(`${file}.copy`)).not.toBe('none');
  },
};

export const REINDEX: CommandKilled = {
  name: 'reindex',
  words: (file) => ['reindex', '--db', file],
  expectWhole: expectIndexed,
  expectDone: expectIndexed,
};

export const ERASE: CommandKilled = {
  name: 'erase',
  mayRefuse: true,
  words: (file) => ['erase', 'claim:1', '--reason', 'asked for by the family', '--db', file],
  async expectWhole(db) {
    const { text, erased_by } = await firstClaim(db);
    expect(erased_by === null ? text : '').toBe(erased_by === null ? SECRET : text);
    const notes = await db.selectFrom('annotations').select('erased_by').where('claim_id', '=', 1).execute();
    for (const note of notes) expect(note.erased_by === null).toBe(erased_by === null);
  },
  async expectDone(db) {
    expect(await firstClaim(db)).toMatchObject({ text: '', erased_by: expect.any(Number) });
    expect(await claimsIn(db)).toBe(CLAIMS_BEFORE);
  },
};

export const MIGRATE: CommandKilled = {
  name: 'migrate',
  words: (file) => ['migrate', '--db', fresh(file)],
  expectWhole: async () => {},
  async expectDone(_db, file) {
    await expectSound(fresh(file));
    await reading(fresh(file), async (db) => expect(await claimsIn(db)).toBe(0));
  },
};

/** Beside the desk, for a database that is made from nothing. */
function fresh(file: string): string {
  return `${file}.new.db`;
}

const IMPORTED = 10 * sampleDesk().claims.length;

/** The sample ten times over, in one file. */
function manySamples(): object {
  const desk = structuredClone(sampleDesk()) as unknown as Record<string, Record<string, unknown>[]>;
  const { claims = [] } = desk;
  const refs = Math.max(...claims.map(({ ref }) => Number(ref)));
  const more = Array.from({ length: 9 }, (_, at) =>
    claims.map((claim) => ({
      ...claim,
      ref: Number(claim.ref) + refs * (at + 1),
      reference_attribution: null,
    })),
  );
  return { ...desk, claims: [...claims, ...more.flat()] };
}

export async function deskWithSamples(): Promise<string> {
  const desk = await freshDatabase(FOLLOWERS);
  const sample = structuredClone(sampleDesk()) as unknown as { claims: Record<string, unknown>[] };
  Object.assign(sample.claims[0] ?? {}, { text: SECRET, reference_attribution: null });
  await takeIn(desk, sample);
  for (let count = 1; count < SAMPLES_BEFORE; count += 1) await takeIn(desk, sampleDesk());
  const file = join(temporaryFolder(), 'template.db');
  const copy = openConnection(desk.file, 'write');
  copy.prepare('VACUUM INTO ?').run(file);
  copy.close();
  await desk.close();
  return file;
}

function copyOf(template: string): string {
  const file = join(temporaryFolder(), 'desk.db');
  copyFileSync(template, file);
  return file;
}

/** Milliseconds of a run that nobody interrupts. */
async function lengthOf(command: CommandKilled, file: string): Promise<number> {
  const words = command.words(file);
  const started = performance.now();
  const ran = await onrecord(words);
  expect(ran.code, ran.err).toBe(0);
  return performance.now() - started;
}

async function runAndKill(words: readonly string[], afterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['dist/src/cli.js', ...words], { stdio: 'ignore' });
  const gone = once(child, 'close');
  await Promise.race([sleep(afterMs), gone]);
  child.kill('SIGKILL');
  await gone;
}

export async function claimsIn(db: Db): Promise<number> {
  // What a killed import wrote is in the trash once it is withdrawn.
  const claims = db.selectFrom('claims').select('id').where('trashed_at', 'is', null);
  return (await claims.execute()).length;
}

async function firstClaim(db: Db): Promise<{ text: string; erased_by: number | null }> {
  return db.selectFrom('claims').select(['text', 'erased_by']).where('id', '=', 1).executeTakeFirstOrThrow();
}

async function expectIndexed(db: Db): Promise<void> {
  const seen = db.selectFrom('claims').select('id');
  const indexed = await db
    .selectFrom('claim_entries')
    .select('claim_id')
    .where('claim_id', 'in', seen)
    .execute();
  expect(indexed).toHaveLength(await claimsIn(db));
}

/** Under its own name a backup is whole, or it is not there. */
export async function expectNoHalfBackup(target: string): Promise<void> {
  if (existsSync(target)) await verifyBackup(target);
}
