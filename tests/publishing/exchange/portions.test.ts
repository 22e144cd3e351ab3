import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { withdrawAbandoned } from '../../../src/publishing/exchange/actions/portions/abandoned.js';
import type { OpenTransactor } from '../../../src/publishing/exchange/actions/portions/portions.js';
import { importTable, type TableImport } from '../../../src/publishing/exchange/actions.js';
import { OthersReader } from '../../../src/publishing/exchange/imports-store.js';
import { parseCsvOptions } from '../../../src/publishing/exchange/input/table-options.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { expectSound } from '../../support/sound.js';
import { unwrap } from '../../support/unwrap.js';

// A large table comes in beside other work: in portions that nobody sees before the last.

let desk: TestDesk;
let editor: Sends;
beforeEach(async () => {
  desk = await openDesk();
  editor = await desk.signIn('editor');
  await small();
});
afterEach(() => desk.close());

const ROWS = 230;
const TABLE = [
  'text,speaker,said_on,source,outlet,occasion,tags,language',
  ...Array.from(
    { length: ROWS },
    (_, at) =>
      `Said${at} of matter${at % 9},Speaker ${at % 7},20${10 + (at % 9)}-06,Article ${at % 11},The Paper,Talks ${at % 3},t${at % 4},${at % 2 ? 'en' : 'de'}`,
  ),
].join('\n');

const options = unwrap(parseCsvOptions({ mapping: [] }));

/** Calls `look` after each portion, with the number of rows that are there by then. */
function takeBeside(look: (rows: number) => Promise<void>, more: Partial<TableImport> = {}) {
  let rows = 0;
  const open: OpenTransactor = (id, last) => {
    const transactor = desk.ctx.openPortions(id, last);
    return {
      ...transactor,
      async transact(actor, work) {
        const answer = await transactor.transact(actor, work);
        await look(rows);
        return answer;
      },
    };
  };
  return importTable(desk.ctx.config.file, {
    ...{ bytes: Buffer.from(TABLE), options, actor: desk.users.editor.id },
    change: (work) => desk.as('editor', work),
    agrees: () => true,
    onRowsImported: (done) => {
      rows = done;
    },
    beside: { open, name: 'table.csv' },
    ...more,
  });
}

/** One quotation that is there before. */
async function small(): Promise<void> {
  const quotation = {
    text: 'Matter of words',
    form: 'direct',
    language: 'en',
    speaker: { name: 'Wang Yi', kind: 'person' },
  };
  const attribution = { source: { title: 'Article 3', type: 'webpage' }, wording: 'Matter of words' };
  const made = await desk.json('POST', '/claims', { ...quotation, attribution, tags: ['t1'] }, editor);
  expect(made.status, await made.clone().text()).toBe(201);
}

const PLACES = [
  ...['/claims.json', '/claims', '/claims.json?q=matter2', '/claims.csv', '/claims.atom', '/claims?sort=-id'],
  ...[
    '/claims.json?language=en',
    '/claims?from=2010&to=2015',
    '/claims/2.json',
    '/speakers.json',
    '/sources.json',
  ],
  ...[
    '/sources/1',
    '/occasions.json',
    '/outlets.json',
    '/tags',
    '/tags.json',
    '/activity.json',
    '/trash',
    '/',
  ],
];

/** What every page and answer says, without what each request has of its own. */
async function seen(): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of PLACES) {
    const answer = await desk.get(path, editor);
    answers[path] = `${answer.status} ${(await answer.text()).replaceAll(/name="key" value="[^"]*"/g, '')}`;
  }
  return answers;
}

it('shows nothing of it, in no list, count, search or feed, before the whole is there', async () => {
  const before = await seen();
  const numbers = new Set<number>();
  await takeBeside(async (rows) => {
    numbers.add(rows);
    const { state } = (await desk.ctx.db.selectFrom('imports').select('state').executeTakeFirstOrThrow()) as {
      state: string;
    };
    if (state !== 'running') return;
    for (const [path, now] of Object.entries(await seen())) expect([path, now]).toEqual([path, before[path]]);
  });
  expect(numbers.size).toBeGreaterThan(3);
  const answer = await (await desk.get('/claims.json', editor)).json();
  expect(JSON.stringify(answer)).toContain('Said');
  await expectSound(desk.ctx.config.file);
  expect(await facetsKept()).toEqual(await facetsCounted());
});

/** The counters of facets, and a plain count. */
const facetsKept = () =>
  sql`SELECT facets, year, claims FROM facet_combos WHERE claims > 0 ORDER BY 1, 2`
    .execute(desk.ctx.db)
    .then(({ rows }) => rows);
const facetsCounted = () =>
  sql`SELECT facets, CASE WHEN entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (entry >> 31) + 1721058.5) AS INTEGER) END AS year,
    count(*) AS claims FROM claim_entries GROUP BY 1, 2 ORDER BY 1, 2`
    .execute(desk.ctx.db)
    .then(({ rows }) => rows);

/** The first event of each portion. */
async function startsOf(action: 'added' | 'trashed'): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`SELECT first.seq FROM events first
    JOIN events before ON before.seq = first.seq - 1 AND before.change_id <> first.change_id
    WHERE first.change_id = (SELECT change_id FROM events WHERE action = ${action} AND subject_id > 1
      AND subject_kind = 'claim' ORDER BY seq LIMIT 1) ORDER BY 1`.execute(desk.ctx.db);
  return rows.map(({ seq }) => seq);
}
const undoing = async (seq: number) => (await desk.json('POST', `/changes/${seq}/undo`, {}, editor)).status;

it('lets others write between its portions, and adds its rows to one change', async () => {
  let notes = 0;
  const outcome = await takeBeside(async () => {
    const answer = await desk.json(
      'POST',
      '/claims/1/annotations',
      { body: `Note ${notes}`, motivation: 'commenting' },
      editor,
    );
    expect(answer.status).toBe(201);
    notes += 1;
  });
  expect(outcome).toMatchObject({ kind: 'taken', report: { taken: ROWS } });
  const changes = await sql<{ n: number }>`SELECT count(DISTINCT change_id) AS n FROM events
    WHERE subject_kind = 'claim' AND action = 'added' AND subject_id > 1`.execute(desk.ctx.db);
  expect(changes.rows).toEqual([{ n: 1 }]);
  const { first } = outcome as { first: number };
  const taken = (await (await desk.get(`/import.json?taken=${first}`, editor)).json()) as { added: object };
  expect(taken.added).toMatchObject({ claim: ROWS, speaker: 7 });
  const starts = await startsOf('added');
  expect(starts.length).toBeGreaterThan(1);
  for (const seq of starts) expect([seq, await undoing(seq)]).toEqual([seq, 409]);
  await expectSound(desk.ctx.config.file);
});

it('withdraws what is there once it is cancelled, but for what others have used', async () => {
  const before = await seen();
  let used = false;
  const cancelled = takeBeside(async (rows) => {
    if (rows < 50) return;
    if (!used) {
      used = true;
      const quotation = {
        text: 'Of another',
        form: 'direct',
        speaker: { name: 'Speaker 3', kind: 'person' },
      };
      await desk.json('POST', '/claims', { ...quotation, duplicates: 'add' }, editor);
      await desk.as('editor', (change) =>
        change.tx.updateTable('imports').set({ cancelled_by: desk.users.editor.id }).execute(),
      );
    }
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'not_now' });
  const after = await seen();
  for (const path of ['/trash', '/sources.json', '/occasions.json', '/tags.json', '/outlets.json'])
    expect([path, after[path]]).toEqual([path, before[path]]);
  const claims = (await (await desk.get('/claims.json', editor)).json()) as { claims: { speaker: object }[] };
  expect(claims.claims.map(({ speaker }) => speaker)).toMatchObject([
    { name: 'Speaker 3' },
    { name: 'Wang Yi' },
  ]);
  const [withdrawn] = await startsOf('trashed');
  expect(await undoing(withdrawn ?? 0)).toBe(409);
  await expectSound(desk.ctx.config.file);
  expect(await facetsKept()).toEqual(await facetsCounted());
});

it('is checked again where a record that it names is changed meanwhile', async () => {
  let changed = false;
  const outcome = await takeBeside(async (rows) => {
    if (changed || rows < 30) return;
    changed = true;
    await desk.as('editor', (change) => addRow(change, 'tags', { name: 't9', note: null }));
    await desk.as('editor', (change) => addRow(change, 'occasions', { name: 'Talks 1' }));
  });
  expect(outcome).toMatchObject({ kind: 'taken', report: { taken: ROWS } });
  await expectSound(desk.ctx.config.file);
  const claims = await desk.ctx.db
    .selectFrom('claims')
    .select('id')
    .where('trashed_at', 'is', null)
    .execute();
  expect(claims).toHaveLength(ROWS + 1);
});

it('reads nothing of the history to withdraw what it has not begun', async () => {
  const others = vi.spyOn(OthersReader.prototype, 'after');
  let changed = false;
  const open: OpenTransactor = (id, last) => {
    const transactor = desk.ctx.openPortions(id, last);
    return {
      ...transactor,
      async transact(actor, work) {
        if (!changed) await desk.as('editor', (change) => addRow(change, 'occasions', { name: 'Talks 1' }));
        changed = true;
        return transactor.transact(actor, work);
      },
    };
  };
  const outcome = await takeBeside(async () => {}, { beside: { open, name: 'table.csv' } });
  expect(outcome).toMatchObject({ kind: 'taken', report: { taken: ROWS } });
  expect(others).not.toHaveBeenCalled();
  others.mockRestore();
});

it('names both faults where its withdrawal fails too, and its page says later that it failed', async () => {
  let portions = 0;
  const open: OpenTransactor = (id, last) => {
    const transactor = desk.ctx.openPortions(id, last);
    return {
      ...transactor,
      transact(actor, work) {
        portions += 1;
        return portions < 3
          ? transactor.transact(actor, work)
          : Promise.reject(new Error(portions === 3 ? 'A fault' : 'Another fault'));
      },
    };
  };
  const taken = takeBeside(async () => {}, { beside: { open, name: 'table.csv' } });
  await expect(taken).rejects.toMatchObject({ message: 'A fault', cause: { message: 'Another fault' } });
  await withdrawAbandoned(desk.ctx.db, desk.ctx.openPortions);
  const row = await desk.ctx.db.selectFrom('imports').select(['state', 'reason']).executeTakeFirst();
  expect(row).toEqual({ state: 'withdrawn', reason: 'failed' });
});
