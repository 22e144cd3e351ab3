import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addRow } from '../../../src/people/activity/row-store.js';
import { backupTo } from '../../../src/platform/db/backups/backup.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { addTestCapture } from '../../support/captures.js';
import { freshFolder } from '../../support/database.js';
import { openDesk } from '../../support/desk.js';
import { addTestEdition } from '../../support/editions.js';
import { seedPractice } from '../../support/practice.js';

// A small desk with at least one row of every recorded table that the tests change by the sqlite3 shell.

/** A copy that nobody has open, in a folder of its own; the caller removes it. */
export async function recordedDesk(): Promise<string> {
  const desk = await openDesk();
  try {
    await seedPractice(desk.ctx);
    await desk.as('editor', addWork);
    await desk.token('editor');
    await desk.givePassword('editor', 'a long pass phrase');
    await desk.as('editor', async (change) => {
      await addTestCapture(change, change.actor.id);
      await addTestEdition(change, { list: 1, entries: [{ claims: [1], text: 'As printed.' }] });
    });
    await desk.ctx.comparer.all();
    const file = join(freshFolder(), 'recorded.db');
    await backupTo(desk.ctx.config.file, file);
    return file;
  } finally {
    await desk.close();
  }
}

/** A copy of a file for one test, removed by `remove`. */
export function copyOf(file: string): { readonly file: string; remove(): void } {
  const copy = join(freshFolder(), 'onrecord.db');
  copyFileSync(file, copy);
  return { file: copy, remove: () => rmSync(dirname(copy), { recursive: true, force: true }) };
}

/** Runs statements as somebody with the sqlite3 shell would: no guards, no questions. */
export function shell(file: string, statements: string): void {
  try {
    execFileSync('sqlite3', ['-batch', '-bail', file], { input: `.dbconfig defensive off\n${statements}` });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const connection = openPlain(file);
    connection.pragma('foreign_keys = OFF');
    connection.exec(statements);
    connection.close();
  }
}

async function addWork(change: WriteContext): Promise<void> {
  const by = change.actor.id;
  await addRow(change, 'annotations', {
    claim_id: 1,
    motivation: 'commenting',
    body: 'Seen in the transcript.',
    author_id: by,
  });
  await addRow(change, 'annotations', {
    snapshot_id: 1,
    selector_exact: 'in May',
    selector_prefix: '',
    selector_suffix: '',
    motivation: 'commenting',
    body: 'Which May?',
    author_id: by,
  });
  const finding = await addRow(change, 'findings', {
    claim_id: 1,
    facet: 'speaker',
    value: 'confirmed',
    needs_second: 0,
    claim_version: 1,
    author_id: by,
  });
  await addRow(change, 'finding_evidence', {
    finding_id: finding.id,
    claim_id: 1,
    attribution_id: 1,
    evidence_version: 1,
  });
  await addRow(change, 'claims', {
    text: 'not before Friday',
    form: 'direct',
    speaker_id: 1,
    ground_rule: 'embargoed',
    embargoed_until: '2030-01-01T09:00',
    embargo_lifts_at: '2030-01-01T09:00:00.000Z',
  });
}
