import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { holdersOf } from '../../../src/server/erasure/holders-store.js';
import type { ErasableKind } from '../../../src/server/erasure/model.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addTestEdition, sha256OfLines } from '../../support/editions.js';
import { checkAll } from '../../support/whole-check.js';
import { type Ids, NAME, SECRET, seedWords } from './desk-with-words.js';

// What is erased leaves the editions of lists that printed it, and they tell that something was.

let desk: TestDatabase;
let ids: Ids;
beforeEach(async () => {
  desk = await freshDatabase();
  ids = await seedWords(desk.transact);
});
afterEach(() => desk.close());

function erase(kind: ErasableKind, id = ids[kind]) {
  return desk.transact({ id: 2 }, (change) => eraseRecord(change, { kind, id }, 'A court ordered it'));
}

async function linesOf(edition = ids.list_edition) {
  const rows = await desk.db
    .selectFrom('list_edition_lines')
    .select(['line', 'erased_by'])
    .where('edition_id', '=', edition)
    .orderBy('position')
    .execute();
  return rows.map(({ line, erased_by }) => ({ line, isErased: erased_by !== null }));
}

describe('the entry of a quotation', () => {
  it.each(['claim', 'attribution', 'source', 'speaker', 'occasion', 'outlet'] as const)(
    'is erased with its %s, and the others stay',
    async (kind) => {
      const before = await linesOf();
      await erase(kind);
      const after = await linesOf();
      expect(after[1]).toEqual({ line: '{"part":"entry","erased":true}', isErased: true });
      expect(JSON.stringify(after)).not.toContain(SECRET);
      // The speaker has the other quotation, too.
      if (kind !== 'speaker') expect(after[2]).toEqual(before[2]);
    },
  );

  it('is erased with a source that it was printed from before somebody entered another', async () => {
    await desk.transact({ id: 2 }, async (change) => {
      const other = await addRow(change, 'sources', { shown: 'when_cited', title: 'Another', authors: '[]' });
      for (const id of [ids.attribution, ids.relayed])
        await changeRow(change, 'attributions', id, null, { source_id: other.id, snapshot_id: null });
    });
    await erase('source');
    expect((await linesOf())[1]?.isErased).toBe(true);
  });

  it('stays where only somebody who checked it is erased, without the name', async () => {
    const edition = await desk.transact({ id: 2 }, (change) =>
      addTestEdition(change, {
        ...{ list: ids.list, madeBy: NAME },
        entries: [
          { claims: [ids.claim], text: `“${NAME} spoke.” Checked, by ${NAME}, 3 May; agreed by ${NAME}.` },
        ],
      }),
    );
    await erase('user');
    const [head, entry] = await linesOf(edition.id);
    expect(head?.line).toContain('"made_by":"Erased user"');
    expect(entry?.line).toContain(`“${NAME} spoke.” Checked, by Erased user, 3 May; agreed by Erased user.`);
    expect(entry?.isErased).toBe(false);
  });
});

it.each(['tag', 'annotation', 'search', 'contact', 'snapshot', 'view'] as const)(
  'no entry goes with a %s, which none prints, whatever words it shares',
  async (kind) => {
    const before = await linesOf();
    await erase(kind);
    expect(await linesOf()).toEqual(before);
  },
);

it('an entry goes with a finding whose words it has, and no other', async () => {
  const before = await linesOf();
  await erase('finding');
  const [, entry, other] = await linesOf();
  expect(entry?.isErased).toBe(true);
  expect(other).toEqual(before[2]);
});

it('the head of an edition goes with its list', async () => {
  await erase('list');
  const [head, entry] = await linesOf();
  expect(head).toEqual({ line: '{"part":"head","erased":true}', isErased: true });
  expect(entry?.line).toContain(SECRET);
});

it('an edition can be erased by itself, but for what it counted', async () => {
  await erase('list_edition');
  const lines = await linesOf();
  expect(lines.map(({ isErased }) => isErased)).toEqual([true, true, true, false]);
});

it('keeps the SHA-256 of the whole, and the one of what is left, with which the file is sound', async () => {
  const kept = await edition();
  await erase('claim');
  const after = await edition();
  expect(after).toMatchObject({ sha256: kept.sha256, open_sha256: kept.open_sha256 });
  expect(after.left_sha256).toBe(sha256OfLines((await linesOf()).map(({ line }) => line)));
  const { faults } = await checkAll(desk.file);
  expect(faults.filter(({ record }) => record?.kind === 'list_edition')).toEqual([]);
});

it('editions that still have the text are named', async () => {
  const { id } = await desk.transact({ id: 2 }, (change) =>
    addTestEdition(change, {
      list: ids.list,
      entries: [{ claims: [ids.other], text: `He said: ${SECRET}.` }],
    }),
  );
  const { words } = await erase('claim');
  const held = await holdersOf(words, desk.db);
  expect(held).toContainEqual({ kind: 'list_edition', id, holds: 'all', where: 'record' });
});

it('a line that somebody changed is named by the check', async () => {
  await desk.transact({ id: 2 }, (change) =>
    change.tx
      .updateTable('list_edition_lines')
      .set({ line: '{"part":"entry","erased":true}' })
      .where('edition_id', '=', ids.list_edition)
      .where('position', '=', 2)
      .execute()
      .then(() => undefined),
  );
  const { faults } = await checkAll(desk.file);
  expect(faults.map(({ line }) => line)).toContainEqual(
    `The list edition ${ids.list_edition} is not as it was kept: its file does not match its SHA-256.`,
  );
});

function edition() {
  return desk.db
    .selectFrom('list_editions')
    .selectAll()
    .where('id', '=', ids.list_edition)
    .executeTakeFirstOrThrow();
}
