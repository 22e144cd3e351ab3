import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyBackup } from '../../../src/platform/db/backups/backup.js';
import { onrecord } from '../../support/onrecord.js';
import { type Desk, serve } from '../../support/serve.js';
import { expectSound, reading } from '../../support/sound.js';

// Files of the database that are taken away under a desk: nothing is called saved that nobody would find again.

async function withTag(name: string): Promise<{ desk: Desk; add: (name: string) => Promise<Response> }> {
  const desk = await serve();
  const at = ['--db', desk.db];
  await onrecord(['user', 'add', 'e@desk.example', '--name', 'E', '--role', 'editor', ...at]);
  const made = await onrecord(['token', 'add', 'e@desk.example', '--name', 't', '--scope', 'write', ...at]);
  const headers = { authorization: `Bearer ${made.out.trim()}`, 'content-type': 'application/json' };
  const add = (tag: string) =>
    fetch(`${desk.url}/tags`, { method: 'POST', headers, body: JSON.stringify({ name: tag }) });
  expect((await add(name)).status).toBe(201);
  return { desk, add };
}

async function tagsIn(file: string): Promise<string[]> {
  const names: string[] = [];
  await reading(file, async (db) => {
    const tags = await db.selectFrom('tags').select('name').execute();
    names.push(...tags.map((tag) => tag.name));
  });
  return names;
}

it('a desk whose log was removed refuses what comes, ends, and has kept all that it called saved', async () => {
  const { desk, add } = await withTag('before');
  rmSync(`${desk.db}-wal`);
  const refused = await add('after');
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain('nothing was saved');
  expect(await desk.ended()).toBe(1);
  expect(desk.log()).toMatch(/desk\.db-wal was moved, removed or replaced.*Everything that was saved is in/);
  await expectSound(desk.db);
  expect(await tagsIn(desk.db)).toEqual(['before']);
});

it('a desk whose database was moved away keeps a copy, and no empty one is made in its place', async () => {
  const { desk, add } = await withTag('before');
  renameSync(desk.db, `${desk.db}.elsewhere`);
  expect((await add('after')).status).toBe(503);
  expect(await desk.ended()).toBe(1);
  const folder = dirname(desk.db);
  const rescued = readdirSync(folder).find((name) => name.startsWith(`${basename(desk.db)}.rescued-`)) ?? '';
  expect(desk.log()).toContain(`Everything that was saved is in ${join(folder, rescued)}`);
  expect(await verifyBackup(join(folder, rescued))).toBe('whole');
  expect(await tagsIn(join(folder, rescued))).toEqual(['before']);
  const again = await onrecord(['serve', '--db', desk.db, '--port', '0']);
  expect(again.code).toBe(1);
  expect(again.err).toContain('although Onrecord served it before');
});
