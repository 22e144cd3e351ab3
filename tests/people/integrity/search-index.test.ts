import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '../../../src/platform/db/connection/open.js';
import { faultsOf, structureOf } from '../../../src/platform/db/integrity/checks.js';
import { runCommand } from '../../support/run-command.js';
import { checkAll } from '../../support/whole-check.js';
import { copyOf, recordedDesk, shell } from './recorded-desk.js';

// The full-text indexes are made from the records: where one is damaged or was changed, it is rebuilt, and nothing is lost.

let sound: string;
beforeAll(async () => {
  sound = await recordedDesk();
});
afterAll(() => rmSync(dirname(sound), { recursive: true, force: true }));

async function withChanged(statements: string, work: (file: string) => Promise<void>): Promise<void> {
  const { file, remove } = copyOf(sound);
  try {
    shell(file, statements);
    await work(file);
  } finally {
    remove();
  }
}

/** How each index is damaged, and the line that says so. */
const DAMAGE = [
  ["UPDATE claim_index_data SET block = x'00' WHERE id > 10", 'The search index of quotations is damaged.'],
  ['DELETE FROM claim_index_data', 'The search index of quotations is damaged.'],
  [
    "UPDATE snapshot_index_data SET block = x'00' WHERE id > 10",
    'The search index of saved copies is damaged.',
  ],
  ['DELETE FROM snapshot_index_data', 'The search index of saved copies is damaged.'],
] as const;

describe('a damaged full-text index', () => {
  it.each(DAMAGE)('is told apart from damage of the records: %s', async (statement, line) => {
    await withChanged(statement, async (file) => {
      const { faults, mayRebuild } = await checkAll(file);
      expect(faults).toMatchObject([{ kind: 'index', line }]);
      expect(faults[0]?.advice).toContain('onrecord reindex');
      expect(faults[0]?.advice).not.toContain('estore');
      expect(mayRebuild).toBe(true);
    });
  });

  it.each(DAMAGE)('is mended by onrecord reindex: %s', async (statement) => {
    await withChanged(statement, async (file) => {
      const check = await runCommand(['db', 'check', '--db', file]);
      expect(check.code).toBe(1);
      expect(check.err).toContain('Rebuild it with `onrecord reindex`.');
      expect(check.out + check.err).not.toContain('onrecord restore');
      expect(await runCommand(['reindex', '--db', file])).toMatchObject({ code: 0 });
      expect(await checkAll(file)).toMatchObject({ sound: true, damagedIndexes: [] });
    });
  });

  it.each(DAMAGE)('is mended by onrecord db check --rebuild: %s', async (statement) => {
    await withChanged(statement, async (file) => {
      const check = await runCommand(['db', 'check', '--rebuild', '--db', file]);
      expect(check).toMatchObject({ code: 1 });
      expect(check.err).toContain('Rebuilt the search index.');
      expect(await checkAll(file)).toMatchObject({ sound: true, damagedIndexes: [] });
    });
  });

  it('does not make a backup worthless, which says what to do after a restore', async () => {
    await withChanged('DELETE FROM claim_index_data', async (file) => {
      expect(withConnection(file, 'read', faultsOf)).toEqual([]);
      const backup = `${file}.backup`;
      expect(await runCommand(['backup', backup, '--db', file])).toMatchObject({ code: 0 });
      const verified = await runCommand(['backup', 'verify', backup]);
      expect(verified).toMatchObject({ code: 0 });
      expect(verified.err).toContain('run onrecord reindex, also after a restore');
    });
  });

  it('is not rebuilt from records that were changed as well', async () => {
    await withChanged(
      "DELETE FROM claim_index_data; UPDATE claims SET text = 'x' WHERE id = 2",
      async (file) => {
        const { faults, mayRebuild } = await checkAll(file);
        expect(mayRebuild).toBe(false);
        expect(faults.find(({ kind }) => kind === 'index')?.advice).toContain('restore a backup first');
      },
    );
  });

  it('does not hide rows that point nowhere', async () => {
    await withChanged(
      "DELETE FROM claim_index_data; PRAGMA foreign_keys = OFF; INSERT INTO sessions VALUES ('a', 99, '', '')",
      async (file) => {
        expect(withConnection(file, 'read', structureOf)).toEqual({
          faults: ['sessions 1 points to a row of users that is not there'],
          damagedIndexes: ['claim_index'],
        });
      },
    );
  });
});

const OF = (claim: number) => `SELECT 'delete', entry, words, wordings, names, sources, notes, tokens
  FROM claim_entries WHERE claim_id = ${claim}`;
const COLUMNS = 'rowid, words, wordings, names, sources, notes, tokens';

/** How the entry of a quotation in the index is changed, and of which quotation. */
const CHANGES = [
  [`INSERT INTO claim_index (claim_index, ${COLUMNS}) ${OF(3)}`, 3],
  [
    `INSERT INTO claim_index (claim_index, ${COLUMNS}) ${OF(5)};
     INSERT INTO claim_index (${COLUMNS}) SELECT entry, words || ' forged', wordings, names, sources, notes, tokens
       FROM claim_entries WHERE claim_id = 5`,
    5,
  ],
  [
    `INSERT INTO claim_index (${COLUMNS}) SELECT entry, 'forged', '', '', '', '', '' FROM claim_entries WHERE claim_id = 4`,
    4,
  ],
  [`INSERT INTO claim_index (${COLUMNS}) VALUES (4000, 'forged', '', '', '', '', '')`, 4000],
] as const;

describe('the index of quotations', () => {
  it.each(CHANGES)('that was changed is named and rebuilt: %s', async (statement, claim) => {
    await withChanged(statement, async (file) => {
      const { faults, misindexedClaims } = await checkAll(file);
      expect(misindexedClaims).toEqual([claim]);
      expect(faults).toMatchObject([
        {
          kind: 'index',
          line: `The search index does not have the words of quotation ${claim} as they are.`,
        },
      ]);
      expect(await runCommand(['db', 'check', '--rebuild', '--db', file])).toMatchObject({ code: 1 });
      expect(await checkAll(file)).toMatchObject({ sound: true, misindexedClaims: [] });
    });
  });
});
