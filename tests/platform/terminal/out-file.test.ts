import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOut } from '../../../src/platform/terminal/out-file.js';
import { freshFolder } from '../../support/database.js';

it('says where the disk is full, leaves no part and keeps what was there', async () => {
  const folder = freshFolder();
  const file = join(folder, 'export.csv');
  writeFileSync(file, 'earlier');
  async function* untilFull() {
    yield 'half of it';
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  await expect(writeOut(file, untilFull())).rejects.toMatchObject({
    code: 'disk_full',
    message: `The disk of ${folder} is full, so ${file} was not written. Free some space and try again.`,
  });
  expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['export.csv'], 'earlier']);
  rmSync(folder, { recursive: true });
});
