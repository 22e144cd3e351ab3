import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIntegrity, type Report } from '../../../src/people/integrity/job/check.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import { DESK_ACTOR } from '../../../src/platform/viewer.js';
import { openContext } from '../../../src/server/context/open-context.js';
import { DERIVATION } from '../../../src/server/process/integrity/derivation.js';
import { rebuildDerived } from '../../../src/server/process/integrity/rebuild.js';
import { fakeClock } from '../../support/database.js';
import { CONFIG } from '../../support/desk.js';
import { runCommand } from '../../support/run-command.js';
import { checkAll } from '../../support/whole-check.js';
import { copyOf, recordedDesk, shell } from './recorded-desk.js';

// What is shown derives from the record. Whoever changes it by the sqlite3 shell is found out, and it is derived anew.

let sound: string;
beforeAll(async () => {
  sound = await recordedDesk();
});
afterAll(() => rmSync(dirname(sound), { recursive: true, force: true }));

/** A statement, and the line that names what it changed, what is stored and what it should be. */
const CHANGES = [
  [
    "UPDATE claim_status SET status = 'attribution_confirmed', checked = 6, settled = 6 WHERE claim_id = 1",
    'The status of quotation 1 is not what the record gives: its status is attribution_confirmed and should be partly_checked.',
  ],
  [
    "UPDATE claim_status SET checks = '111111' WHERE claim_id = 2",
    'The status of quotation 2 is not what the record gives: its record of checks done is 111111 and should be 000000.',
  ],
  [
    'DELETE FROM claim_status WHERE claim_id = 3',
    'The status of quotation 3 is not what the record gives: it is missing.',
  ],
  [
    "UPDATE claim_match SET state = 'same', standing = NULL WHERE claim_id = 4",
    'The match of quotation 4 is not what the record gives: its state is same and should be differs.',
  ],
  [
    "UPDATE claim_match SET standing = 'accepted', finding_id = 1 WHERE claim_id = 1 AND audience = 1",
    'The match of quotation 1 is not what the record gives: its standing is accepted and should be open.',
  ],
  [
    'DELETE FROM claim_match WHERE claim_id = 5 AND audience = 0',
    'The match of quotation 5 is not what the record gives: it is missing.',
  ],
  [
    "INSERT INTO stale_findings (finding_id, seq, cause) SELECT 1, max(seq), 'claim' FROM events",
    'The out-of-date mark of quotation 1 is not what the record gives: there should be none.',
  ],
  [
    "UPDATE claim_entries SET words = replace(words, 'may', 'june') WHERE claim_id = 1",
    'The search entry of quotation 1 is not what the record gives: its words differ.',
  ],
  [
    'UPDATE claim_entries SET public = 1 WHERE claim_id = 8',
    'The search entry of quotation 8 is not what the record gives: its visibility is 1 and should be 0.',
  ],
  [
    "UPDATE claim_entries SET tokens = replace(tokens, '_ma_differs', '_ma_same') WHERE claim_id = 5",
    'The search entry of quotation 5 is not what the record gives: its search terms have _ma_same and should have _ma_differs instead.',
  ],
  [
    'DELETE FROM claim_entries WHERE claim_id = 6',
    'The search entry of quotation 6 is not what the record gives: it is missing.',
  ],
  [
    'UPDATE facet_combos SET claims = claims + 5 WHERE id = 4',
    'The numbers beside the filters are not those of the quotations.',
  ],
  [
    'UPDATE entry_facets SET combo_id = 9 WHERE combo_id = 10',
    'The numbers beside the filters are not those of the quotations.',
  ],
  [
    'DELETE FROM claim_shingles WHERE claim_id = 3',
    'The comparison key of quotation 3 is not what the record gives: it is missing.',
  ],
  [
    'INSERT INTO claim_shingles (shingle, claim_id) VALUES (7, 4)',
    'The comparison key of quotation 4 is not what the record gives: there should be none.',
  ],
  ['DELETE FROM snapshot_index', 'The search index does not match 3 saved copies.'],
  [
    "INSERT INTO snapshot_index (rowid, words) VALUES (4095999, 'forged')",
    'The search index does not match 1 saved copy.',
  ],
  [
    "UPDATE comparisons SET verdict = 'exact' WHERE attribution_id = 4 AND snapshot_id = 1",
    'The comparison of quotation 4 with saved copy 1 does not match a new comparison: its verdict is exact and should be altered.',
  ],
  [
    "UPDATE comparisons SET spans = '[[0,99]]' WHERE attribution_id = 1 AND snapshot_id = 1",
    'The comparison of quotation 1 with saved copy 1 does not match a new comparison: its marked words are [[0,99]] and should be [[245,344]].',
  ],
  [
    'DELETE FROM comparisons WHERE attribution_id = 6 AND snapshot_id = 2',
    'The comparison of quotation 6 with saved copy 2 does not match a new comparison: it is missing.',
  ],
  [
    'UPDATE comparisons SET engine = 999 WHERE attribution_id = 2 AND snapshot_id = 1',
    'The comparison of quotation 2 with saved copy 1 does not match a new comparison: its engine is 999 and should be 9.',
  ],
  [
    "UPDATE comparisons SET difference = 'no difference' WHERE attribution_id = 3 AND snapshot_id = 2",
    'The comparison of quotation 3 with saved copy 2 does not match a new comparison: its difference differs.',
  ],
  [
    'UPDATE anchors SET start_utf16 = 0 WHERE attribution_id = 2',
    'The place of quotation 2 in saved copy 2 does not match a new comparison: its beginning is 0 and should be 729.',
  ],
  [
    "UPDATE anchors SET state = 'altered' WHERE annotation_id = 2",
    'The place of note 2 in saved copy 2 does not match a new comparison: its state is altered and should be same.',
  ],
  [
    "DELETE FROM public_records WHERE kind = 'speaker' AND id = 1",
    'Speaker 1 is hidden from readers and should be shown.',
  ],
  [
    "DELETE FROM public_records WHERE kind = 'copies' AND id = 1",
    'The saved copies of source 1 are hidden from readers and should be shown.',
  ],
  [
    "INSERT INTO public_records (kind, id) VALUES ('annotation', 999)",
    'Note 999 is shown to readers and should be hidden.',
  ],
] as const;

describe('what is derived and was changed by the sqlite3 shell', () => {
  it.each(CHANGES)('is named and derived anew, with an event that says so: %s', async (statement, line) => {
    const { file, remove } = copyOf(sound);
    try {
      const before = derivedRows(file);
      shell(file, statement);
      const report = await checkAll(file);
      expect(report.sound).toBe(false);
      expect(report.faults[0]?.line).toBe(line);
      await rebuild(file, report);
      expect(await checkAll(file)).toMatchObject({ sound: true, faults: [] });
      expect(derivedRows(file)).toEqual(before);
      const derived = [...report.derived, ...report.compared].map(({ claimId, noteId }) =>
        claimId === null ? `annotation ${noteId}` : `claim ${claimId}`,
      );
      const shown = report.shown.map(({ kind, id }) => `${kind === 'copies' ? 'source' : kind} ${id}`);
      expect(rebuiltRecords(file)).toEqual([...new Set([...derived, ...shown])]);
    } finally {
      remove();
    }
  });

  it.each([
    ['flags', "'5'"],
    ['credit', "'5'"],
  ])(
    'is named and rebuilt beside all else where a comparison has the wrong shape: %s',
    async (column, value) => {
      const { file, remove } = copyOf(sound);
      try {
        shell(
          file,
          `UPDATE comparisons SET ${column} = ${value} WHERE attribution_id = 1 AND snapshot_id = 1;
        UPDATE users SET role = 'admin' WHERE role = 'checker';
        INSERT INTO public_records (kind, id) VALUES ('annotation', 999);
        UPDATE claim_status SET checks = '111111' WHERE claim_id = 2`,
        );
        const report = await checkAll(file);
        const lines = report.faults.map(({ line }) => line).join('\n');
        expect(lines).toContain('The user 4 differs from its history: its role');
        expect(lines).toContain('is shown to readers and should be hidden.');
        expect(lines).toContain('its record of checks done is 111111 and should be 000000.');
        expect(lines).toMatch(
          /The comparison of quotation 1 with saved copy 1 does not match a new comparison/,
        );
        await rebuild(file, report);
        expect((await checkAll(file)).faults.map(({ sort }) => sort)).toEqual(['user changed role']);
      } finally {
        remove();
      }
    },
  );

  it('is rebuilt where the numbers beside the filters were changed with it', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(
        file,
        "UPDATE facet_combos SET claims = 0; UPDATE claim_status SET status = 'attribution_confirmed', checked = 6, checks = '111111' WHERE claim_id = 2",
      );
      await rebuild(file, await checkAll(file));
      expect(await checkAll(file)).toMatchObject({ sound: true, faults: [] });
    } finally {
      remove();
    }
  });

  it('is named up to a limit and corrected round by round where everything is shown', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(
        file,
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)
        INSERT INTO public_records (kind, id) SELECT 'annotation', 1000 + i FROM n`,
      );
      const { shown, faults, isCutOff } = await checkAll(file);
      expect([shown.length, isCutOff]).toEqual([10_000, true]);
      expect(faults.at(-1)?.line).toBe(
        'More records are wrongly shown or hidden. They are corrected after these.',
      );
    } finally {
      remove();
    }
  });

  it('is rebuilt no further once it is told to stop', async () => {
    const { file, remove } = copyOf(sound);
    const ctx = openContext({ ...CONFIG, file }, fakeClock('2030-02-03T04:05:06.000Z'));
    try {
      shell(file, "UPDATE claim_status SET checks = '111111' WHERE claim_id = 2");
      const report = await checkAll(file);
      const stopped = rebuildDerived(ctx.transact, report, AbortSignal.abort(new Error('stopped')));
      await expect(stopped).rejects.toThrow('stopped');
      expect((await checkAll(file)).derived).toEqual(report.derived);
    } finally {
      await ctx.close();
      remove();
    }
  });

  it('is found by comparing where everything that derives from a comparison was changed to fit', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(file, "UPDATE comparisons SET verdict = 'exact', flags = '[]' WHERE attribution_id = 4");
      await rebuild(
        file,
        { ...(await checkIntegrity(file, { derivation: DERIVATION })), compared: [] },
        false,
      );
      const claims = async (day: number) =>
        (await checkIntegrity(file, { derivation: DERIVATION, comparisons: { day } })).compared.map(
          ({ claimId }) => claimId,
        );
      expect(await claims(31)).toEqual([4]);
      expect(await claims(32)).toEqual([]);
    } finally {
      remove();
    }
  });

  it('is not derived anew from records that were changed as well', async () => {
    const { file, remove } = copyOf(sound);
    shell(
      file,
      "UPDATE claim_status SET status = 'disputed' WHERE claim_id = 1; UPDATE findings SET value = 'fabricated'",
    );
    const { mayRebuild, faults } = await checkAll(file);
    remove();
    expect(mayRebuild).toBe(false);
    expect(faults.find(({ kind }) => kind === 'derived')?.advice).toContain('restore a backup first');
  });

  it('is hidden from readers though records were changed as well', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(
        file,
        "INSERT INTO public_records (kind, id) VALUES ('annotation', 999); DELETE FROM public_records WHERE kind = 'speaker' AND id = 1; UPDATE findings SET value = 'fabricated'",
      );
      const { code, err } = await runCommand(['db', 'check', '--rebuild', '--db', file]);
      expect([code, err.includes('Hid from readers one record; its history says so.')]).toEqual([1, true]);
      expect((await checkAll(file)).shown).toEqual([{ kind: 'speaker', id: 1, isShown: false }]);
      expect(rebuiltRecords(file)).toEqual(['annotation 999']);
    } finally {
      remove();
    }
  });

  it('counts as that of an older version until all of it was compared', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(file, 'UPDATE derived_as SET rules = 0');
      await rebuild(file, { ...(await checkAll(file)), isCutOff: true });
      expect((await checkAll(file)).isDerivedOlder).toBe(true);
    } finally {
      remove();
    }
  });

  it('is no fault where an older version derived it, and is derived anew without an event', async () => {
    const { file, remove } = copyOf(sound);
    try {
      shell(
        file,
        "UPDATE derived_as SET rules = 0; UPDATE claim_status SET checks = '000001' WHERE claim_id = 2",
      );
      const report = await checkAll(file);
      expect(report).toMatchObject({ sound: true, isDerivedOlder: true, derived: [{ claimId: 2 }] });
      await rebuild(file, report);
      expect(await checkAll(file)).toMatchObject({ sound: true, isDerivedOlder: false, derived: [] });
      expect(rebuiltRecords(file)).toEqual([]);
    } finally {
      remove();
    }
  });

  it.each([
    ['lowered', 'UPDATE derived_as SET rules = 1'],
    ['removed', 'DELETE FROM derived_as'],
    ['raised', 'UPDATE derived_as SET rules = 99'],
  ])('is a fault where the number of the rules was %s after the history had it', async (_, change) => {
    const { file, remove } = copyOf(sound);
    try {
      await rebuild(file, { ...(await checkAll(file)), isDerivedOlder: true });
      expect(await checkAll(file)).toMatchObject({ sound: true, areRulesUnrecorded: false });
      shell(file, `${change}; UPDATE claim_status SET checks = '000001' WHERE claim_id = 2`);
      const { isDerivedOlder, faults } = await checkAll(file);
      expect([isDerivedOlder, ...faults.map(({ line }) => line)]).toEqual([
        false,
        'The version of the rules by which data was derived is not the one in the history.',
        'The status of quotation 2 is not what the record gives: its record of checks done is 000001 and should be 000000.',
      ]);
      expect((await runCommand(['db', 'check', '--rebuild', '--db', file])).code).toBe(1);
      expect(await checkAll(file)).toMatchObject({ sound: true, areRulesChanged: false });
      expect(rebuiltRecords(file)).toEqual(['claim 2']);
    } finally {
      remove();
    }
  });
});

async function rebuild(file: string, report: Report, alsoCompares = true): Promise<void> {
  const ctx = openContext({ ...CONFIG, file }, fakeClock('2030-02-03T04:05:06.000Z'));
  try {
    await rebuildDerived(ctx.transact, report);
    if (alsoCompares) await ctx.comparer.all();
    else await ctx.transact(DESK_ACTOR, ({ tx }) => tx.deleteFrom('comparisons_due').execute());
  } finally {
    await ctx.close();
  }
}

function read<T>(file: string, query: (all: (sql: string) => unknown[]) => T): T {
  const connection = openPlain(file);
  try {
    return query((sql) => connection.prepare(sql).all());
  } finally {
    connection.close();
  }
}

function derivedRows(file: string): unknown {
  return read(file, (all) => [
    all('SELECT * FROM public_records ORDER BY 1, 2'),
    ...['claim_status', 'claim_match', 'stale_findings', 'standing_set_asides'].map((table) =>
      all(`SELECT * FROM ${table} ORDER BY 1, 2`),
    ),
    all('SELECT * FROM claim_entries ORDER BY claim_id'),
    all('SELECT * FROM comparisons ORDER BY 1, 2'),
    all(
      'SELECT attribution_id, annotation_id, snapshot_id, state, start_utf16 FROM anchors ORDER BY 1, 2, 3',
    ),
    all('SELECT facets, year, claims, hidden FROM facet_combos WHERE claims + hidden > 0 ORDER BY 1, 2'),
    all('SELECT * FROM claim_shingles ORDER BY 1, 2'),
    all("SELECT rowid FROM snapshot_index WHERE snapshot_index MATCH 'the' ORDER BY 1"),
    all("SELECT rowid FROM claim_index WHERE claim_index MATCH 'may' ORDER BY 1"),
  ]);
}

function rebuiltRecords(file: string): string[] {
  return read(file, (all) =>
    all(
      "SELECT subject_kind || ' ' || subject_id AS name FROM events WHERE action IN ('rebuilt', 'visibility_corrected') ORDER BY 1",
    ).map((row) => (row as { name: string }).name),
  );
}
