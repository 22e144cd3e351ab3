import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.js';
import { missingReaders } from './programs.js';
import { keepTemporaryFilesInMemory } from './temporary-folder.js';

/**
 * Runs once before all tests: refuses a CI without a browser or readers, and sees that dist is current.
 * @returns what runs once after them
 */
export function setup({ config }: TestProject): () => void {
  askForChromium();
  askForReaders();
  if (!isBuilt()) build();
  // NOTE: check:long kills programs while they write, and fills disks.
  return config.env.ONRECORD_LONG === undefined ? keepTemporaryFilesInMemory() : () => undefined;
}

function askForChromium(): void {
  if (findChromium() !== null) return;
  const missing = 'no Chromium on PATH (chromium, chromium-browser or google-chrome)';
  if (process.env.CI) throw new Error(`Browser tests cannot run: ${missing}. With CI set they must.`);
  process.stdout.write(`Browser tests were left out: ${missing}.\n`);
}

function askForReaders(): void {
  const missing = missingReaders().join(', ');
  if (missing === '') return;
  const what = `exports read back by bibutils and pandoc (not on PATH: ${missing})`;
  if (process.env.CI) throw new Error(`Tests cannot run: ${what}. With CI set they must.`);
  process.stdout.write(`Tests were left out: ${what}.\n`);
}

// Tests start the program and its workers from dist. `npm test` has just built it; a test run by hand has not.
function isBuilt(): boolean {
  const record = 'dist/.tsbuildinfo';
  if (!existsSync(record)) return false;
  const builtAt = statSync(record).mtimeMs;
  return ['src', 'migrations'].every((folder) => changedAt(folder) <= builtAt);
}

function changedAt(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(statSync(folder).mtimeMs, ...entries.map((entry) => statSync(join(folder, entry)).mtimeMs));
}

function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.js'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // With type errors the compiler still writes all it can, and a single test is worth running on that;
  // `npm test` and `npm run check` stop at the build.
  if (status !== 0)
    process.stdout.write('The build has errors (above): tests that start the program may fail.\n');
}
