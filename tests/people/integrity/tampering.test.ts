import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead, verifyChain } from '../../../src/people/activity/chain-store.js';
import { FIRST_PREV_HASH, hashEvent, hashPayload, record } from '../../../src/people/activity/event-store.js';
import { recordSecrets } from '../../../src/people/integrity/secrets-store.js';
import { openPlain } from '../../../src/platform/db/connection/open.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { DESK_ACTOR } from '../../../src/platform/viewer.js';
import { openContext } from '../../../src/server/context/open-context.js';
import { fakeClock } from '../../support/database.js';
import { CONFIG } from '../../support/desk.js';
import { reading } from '../../support/sound.js';
import { checkAll } from '../../support/whole-check.js';
import { copyOf, recordedDesk, shell } from './recorded-desk.js';

// Every way in which somebody with the file and the sqlite3 shell can change what people read, and what names it.

let sound: string;
beforeAll(async () => {
  sound = await recordedDesk();
});
afterAll(() => rmSync(dirname(sound), { recursive: true, force: true }));

async function linesAfter(statements: string): Promise<string[]> {
  const { file, remove } = copyOf(sound);
  try {
    shell(file, statements);
    return (await checkAll(file)).faults.map(({ line, count }) => `${line} (${count})`);
  } finally {
    remove();
  }
}

const sha = (text: string) => hash('sha256', text, 'hex');
const UNGUARDED = 'DROP TRIGGER snapshots_never_change; DROP TRIGGER snapshot_bytes_never_change;';
const UNCHAINED = `DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;
  DROP TRIGGER event_payloads_only_erased; DROP TRIGGER event_payloads_never_go;`;

it('finds a desk that nobody touched sound', async () => {
  expect(await checkAll(sound)).toMatchObject({
    sound: true,
    faults: [],
    counts: { rowsWithoutPayload: 0 },
  });
});

/** What was changed, the record and the field that are named for it. */
const CHANGES = [
  ["UPDATE claims SET text = 'x' WHERE id = 2", 'quotation 2', 'text'],
  ['UPDATE claims SET speaker_id = 1 + speaker_id % 3 WHERE id = 3', 'quotation 3', 'speaker'],
  ["UPDATE claims SET embargo_lifts_at = '2020-01-01' WHERE id = 8", 'quotation 8', 'embargo lifts at'],
  ['UPDATE attributions SET claim_id = 1 + claim_id % 7 WHERE id = 2', 'attribution 2', 'quotation'],
  ['UPDATE attributions SET source_id = 1 + source_id % 5 WHERE id = 3', 'attribution 3', 'source'],
  ["UPDATE findings SET value = 'attributed_only'", 'finding 1', 'result'],
  ['UPDATE finding_evidence SET attribution_id = 2', 'evidence of a finding \\(row 1\\)', 'attribution'],
  ["UPDATE users SET role = 'admin' WHERE role = 'checker'", 'user 4', 'role'],
  ["UPDATE tokens SET scope = 'read'", 'token 1', 'scope'],
  ['UPDATE claim_tags SET claim_id = 8 WHERE id = 1', 'topic of a quotation \\(row 1\\)', 'quotation'],
  ['UPDATE list_items SET position = position + 9 WHERE id = 1', 'entry of a list \\(row 1\\)', 'position'],
] as const;

/** What was removed, added or made otherwise, and the line that names it. */
const OTHERS = [
  ["DELETE FROM annotations WHERE body LIKE 'Seen%'", /^The note \d+ is missing/],
  ['DELETE FROM list_items WHERE id = 2', /^The entry of a list \(row 2\) is missing/],
  [
    "INSERT INTO tags (name, created_at, created_by, updated_at) VALUES ('x', '', 1, '')",
    /^The tag 2 has no entry in the history/,
  ],
  ["UPDATE users SET name = 'Ada' WHERE id = 1", /^The user 1 has no entry in the history/],
  ['DROP TRIGGER events_never_go', /^The trigger events_never_go is missing/],
  ['DROP INDEX claims_speaker', /^The index claims_speaker is missing/],
  ['CREATE VIEW v AS SELECT 1', /^The view v is not part of this version/],
  [
    'DROP TRIGGER events_never_change; CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN SELECT 1; END',
    /^The trigger events_never_change does not match this version/,
  ],
  ['PRAGMA user_version = 7', /^The setting user_version is 7 and should be 0/],
] as const;

describe('a change by the sqlite3 shell is named', () => {
  let lines: string[];
  beforeAll(async () => {
    lines = await linesAfter([...CHANGES, ...OTHERS].map(([statement]) => statement).join(';\n'));
  });

  it.each(CHANGES)('%s', (_, record, field) => {
    const said = `^The ${record} differs from its history: its ${field} is not what entry \\d+ of 20.* recorded\\. \\(1\\)$`;
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(said)));
  });

  it.each(OTHERS)('%s', (_, line) => {
    expect(lines).toContainEqual(expect.stringMatching(line));
  });

  it('and nothing else is', () => {
    const own = lines.filter(
      (line) =>
        !/is not what the record gives|does not match a new comparison|readers and should be/.test(line),
    );
    expect(own).toHaveLength(CHANGES.length + OTHERS.length);
  });

  it('where a whole table is gone', async () => {
    expect(await linesAfter('DROP TABLE claim_tags')).toContain('The table claim_tags is missing. (1)');
  });

  it('several of a sort: the first, and how many', async () => {
    const [line] = await linesAfter("UPDATE claims SET text = text || '.' WHERE id > 1");
    expect(line).toMatch(/^The quotation 2 differs .*\(7\)$/);
  });

  it('without a word of the record', async () => {
    const lines = await linesAfter(
      "UPDATE claims SET text = 'not before Sunday' WHERE ground_rule = 'embargoed'",
    );
    expect(lines.join()).toContain('quotation 8');
    expect(lines.join()).not.toMatch(/not before/);
  });
});

describe('a secret that was changed is named, though the history holds no secret', () => {
  it.each([
    [
      "UPDATE users SET password_hash = '$argon2id$forged' WHERE role = 'editor'",
      /^The password of user \d+ was changed outside Onrecord: it is not the one recorded in entry \d+ \(20/,
    ],
    [
      "UPDATE users SET password_hash = NULL WHERE role = 'editor'",
      /^The password of user \d+ was changed outside Onrecord/,
    ],
    ["UPDATE tokens SET token_hash = 'forged'", /^The secret of token 1 was changed outside Onrecord/],
  ])('%s', async (statement, line) => {
    expect(await linesAfter(statement)).toEqual([expect.stringMatching(line)]);
  });

  it('of an older version is recorded once, as it stands', async () => {
    const { file, remove } = copyOf(sound);
    const ctx = openContext({ ...CONFIG, file }, fakeClock('2030-02-03T04:05:06.000Z'));
    try {
      const user = await ctx.transact(DESK_ACTOR, writeOldEvent);
      const { sound: isSound, withoutSecret } = await checkAll(file);
      expect({ isSound, withoutSecret }).toEqual({
        isSound: true,
        withoutSecret: [{ kind: 'user', id: user }],
      });
      await ctx.transact(DESK_ACTOR, (change) => recordSecrets(change, withoutSecret));
      await ctx.transact(DESK_ACTOR, (change) => recordSecrets(change, withoutSecret));
      expect(await checkAll(file)).toMatchObject({ sound: true, withoutSecret: [] });
      shell(file, `UPDATE users SET password_hash = 'forged' WHERE id = ${user}`);
      expect((await checkAll(file)).faults).toMatchObject([{ sort: 'user password_hash' }]);
    } finally {
      await ctx.close();
      remove();
    }
  });
});

/** An event of a version that held nothing of passwords. @returns the user */
async function writeOldEvent(change: WriteContext): Promise<number> {
  const user = await change.tx
    .selectFrom('users')
    .selectAll()
    .where('role', '=', 'editor')
    .executeTakeFirstOrThrow();
  const { password_hash: _, ...after } = user;
  record(change, {
    action: 'changed',
    subjectKind: 'user',
    subjectId: user.id,
    claimId: null,
    before: after,
    after,
  });
  return user.id;
}

describe('what is no saved record yet, or no record any more, is named', () => {
  it.each([
    [
      "UPDATE captures SET text = 'forged'",
      /^The capture 1 was changed outside Onrecord: its text does not match its SHA-256/,
    ],
    [
      `UPDATE captures SET text = 'forged', text_sha256 = '${sha('forged')}'`,
      /^The capture 1 was changed outside Onrecord: its text does not match its SHA-256 or its saved copy/,
    ],
    [
      `DROP TRIGGER list_edition_lines_only_erased; UPDATE list_edition_lines SET line = '"forged"' WHERE id = 1`,
      /^The list edition 1 is not as it was kept: its file does not match its SHA-256/,
    ],
    [
      "UPDATE list_items SET note = 'agreed' WHERE id = 1",
      /^The entry of a list \(row 1\) differs from its history: its note/,
    ],
  ])('%s', async (statements, line) => {
    expect(await linesAfter(statements)).toContainEqual(expect.stringMatching(line));
  });
});

describe('a saved copy that was replaced is named', () => {
  const replaced = (more: string) =>
    `${UNGUARDED} UPDATE snapshots SET text = 'forged'${more} WHERE id = 1;
     UPDATE snapshot_bytes SET bytes = CAST('forged' AS BLOB) WHERE snapshot_id = 1`;

  it('where its hash stayed', async () => {
    expect(await linesAfter(replaced(''))).toContain(
      'The saved copy 1 is not as it was saved: the text does not match its SHA-256. (1)',
    );
  });

  it('where its hash was changed with it', async () => {
    const lines = await linesAfter(
      replaced(`, text_sha256 = '${sha('forged')}', raw_sha256 = '${sha('forged')}'`),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^The saved copy 1 differs from its history: its SHA-256 of the text/),
    );
  });

  it('where only its bytes were changed, or are gone', async () => {
    const where = 'WHERE snapshot_id = 1';
    expect(await linesAfter(`${UNGUARDED} UPDATE snapshot_bytes SET bytes = x'00' ${where}`)).toContain(
      'The saved copy 1 is not as it was saved: the bytes do not match their SHA-256. (1)',
    );
    expect(
      await linesAfter(`DROP TRIGGER snapshot_bytes_only_erased; DELETE FROM snapshot_bytes ${where}`),
    ).toContain('The saved copy 1 is not as it was saved: the bytes are missing. (1)');
  });
});

describe('a history that was changed is named', () => {
  it.each([
    [
      'where its end was cut off',
      `${UNCHAINED} DELETE FROM event_payloads WHERE seq > 60; DELETE FROM events WHERE seq > 60`,
      /^The history is broken at entry 61: later entries are missing/,
    ],
    [
      'where a payload was changed',
      `${UNCHAINED} UPDATE event_payloads SET after = replace(after, 'direct', 'indirect') WHERE seq = 50`,
      /^The history is broken at entry 50: its recorded content was changed/,
    ],
    [
      'where two hashes were swapped',
      `${UNCHAINED} CREATE TEMP TABLE two AS SELECT seq, hash FROM events WHERE seq IN (20, 21);
       UPDATE events SET hash = (SELECT hash FROM two WHERE two.seq = 41 - events.seq) WHERE seq IN (20, 21)`,
      /^The history is broken at entry 20: the entry was changed/,
    ],
    [
      'where a row and its payload were changed alike',
      `${UNCHAINED} UPDATE claims SET text = 'alike' WHERE id = 2;
       UPDATE event_payloads SET after = json_set(after, '$.text', 'alike') WHERE seq =
         (SELECT max(seq) FROM events WHERE subject_kind = 'claim' AND subject_id = 2)`,
      /^The history is broken at entry \d+: its recorded content was changed/,
    ],
    [
      'where a payload is no JSON',
      `${UNCHAINED} UPDATE event_payloads SET after = 'null' WHERE seq = 50`,
      /^The history is broken at entry 50/,
    ],
  ])('%s', async (_, statements, line) => {
    expect(await linesAfter(statements)).toContainEqual(expect.stringMatching(line));
  });

  it('where all of it was written anew: by a head kept elsewhere, and by what derived from the old words', async () => {
    const { file, remove } = copyOf(sound);
    let head = null as Awaited<ReturnType<typeof readHead>>;
    await reading(file, async (db) => {
      head = await readHead(db);
    });
    rewriteHistory(file);
    const { faults } = await checkAll(file);
    await reading(file, async (db) => {
      expect(await verifyChain(db, { head })).toMatchObject({ ok: false, seq: head?.seq });
    });
    remove();
    // The triggers that guarded it were put back as well.
    expect(faults.map(({ line }) => line)).toEqual([
      'The match of quotation 2 is not what the record gives: its state is marked and should be differs.',
      'The search entry of quotation 2 is not what the record gives: its words differ.',
      'The comparison key of quotation 2 is not what the record gives: there should be none.',
    ]);
  });
});

/** Changes a claim and its entry, and computes every hash of the history anew. */
function rewriteHistory(file: string): void {
  const connection = openPlain(file);
  const guards = connection
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'event%'`)
    .all() as { name: string; sql: string }[];
  for (const { name } of guards) connection.exec(`DROP TRIGGER ${name}`);
  connection.exec(`UPDATE claims SET text = 'alike' WHERE id = 2;
    UPDATE event_payloads SET after = json_set(after, '$.text', 'alike') WHERE seq =
      (SELECT max(seq) FROM events WHERE subject_kind = 'claim' AND subject_id = 2)`);
  const rows = connection
    .prepare('SELECT * FROM events JOIN event_payloads USING (seq) ORDER BY seq')
    .all() as Parameters<typeof hashEvent>[0][] & Parameters<typeof hashPayload>[0][];
  const update = connection.prepare(
    'UPDATE events SET payload_hash = ?, prev_hash = ?, hash = ? WHERE seq = ?',
  );
  let prev_hash = FIRST_PREV_HASH;
  for (const row of rows) {
    const event = { ...row, prev_hash, payload_hash: hashPayload(row as never) };
    const hash = hashEvent(event);
    update.run(event.payload_hash, prev_hash, hash, event.seq);
    prev_hash = hash;
  }
  for (const { sql } of guards) connection.exec(sql);
  connection.close();
}
