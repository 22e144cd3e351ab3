import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { verifyBackup } from '../../src/platform/db/backups/backup.js';
import { reading } from './sound.js';

/** A backup that was begun beside a desk at work, and may be ended by whoever ends that. */
export interface BackupUnderWay {
  kill(): void;
  /**
   * Where it said that it was done, it is whole and has what was acknowledged before it began.
   * @returns whether it said so
   */
  settle(): Promise<boolean>;
}

/** @param before ids of claims that were acknowledged by now */
export function backUpBeside(db: string, before: readonly number[]): BackupUnderWay {
  const target = `${db}.${Date.now()}.copy`;
  const child = spawn(process.execPath, ['dist/src/cli.js', 'backup', target, '--db', db], {
    stdio: 'ignore',
  });
  const gone = once(child, 'close');
  return {
    kill: () => void child.kill('SIGKILL'),
    async settle() {
      const [code] = (await gone) as [number | null];
      if (code === 0) await expectHolds(target, before);
      // What it had not finished has no name of its own, and goes with the next that is made there.
      for (const name of readdirSync(dirname(db)))
        if (name === basename(target)) rmSync(join(dirname(db), name));
      return code === 0;
    },
  };
}

async function expectHolds(backup: string, ids: readonly number[]): Promise<void> {
  expect(await verifyBackup(backup)).toBe('whole');
  await reading(backup, async (db) => {
    const claims = await db.selectFrom('claims').select('id').execute();
    const there = new Set(claims.map(({ id }) => id));
    expect(ids.filter((id) => !there.has(id))).toEqual([]);
  });
}
