import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { NotPublished } from '../../../src/publishing/exchange/actions/table/publish.js';
import {
  importTable,
  type Outcome,
  publishChecked,
  type TableImport,
  withChecked,
} from '../../../src/publishing/exchange/actions.js';
import { parseCsvOptions } from '../../../src/publishing/exchange/input/table-options.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { unwrap } from '../../support/unwrap.js';

// A check beside a desk that is in use, and the change that takes in what was checked.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

function given(text: string, rows = 10) {
  const options = unwrap(parseCsvOptions({ mapping: [] }));
  const rowLimit = { rows, message: 'Too many.' };
  return { bytes: Buffer.from(text), options, actor: desk.users.editor.id, rowLimit };
}

const check = <T>(text: string, work: Parameters<typeof withChecked<T>>[2], rows?: number) =>
  withChecked(desk.ctx.config.file, given(text, rows), work);

const TABLE = 'text,speaker,source,outlet,occasion,tags\nWords,Wang Yi,The article,The Paper,Talks,taiwan\n';

const claims = () => desk.ctx.db.selectFrom('claims').select('text').orderBy('id').execute();
const taken = (text: string) => takeTable(text, {});

function takeTable(text: string, more: Partial<TableImport>) {
  return importTable(desk.ctx.config.file, {
    ...given(text),
    change: (work) => desk.as('editor', work),
    agrees: () => true,
    ...more,
  }) as Promise<Outcome>;
}

const person = (change: WriteContext, name: string) => addRow(change, 'speakers', { name, kind: 'person' });
const source = (change: WriteContext, title: string) =>
  addRow(change, 'sources', { title, type: 'webpage', shown: 'when_cited' });

async function claim(change: WriteContext, text: string, speaker = 'Somebody') {
  const { id: speaker_id } = await person(change, speaker);
  return addRow(change, 'claims', { text, speaker_id, form: 'direct', ground_rule: 'on_record' });
}

describe('what was checked', () => {
  it('is taken in, told by its first event', async () => {
    const first = await check(TABLE, (checked) =>
      desk.as('editor', (change) => publishChecked(change, checked)),
    );
    const event = await desk.ctx.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '=', first)
      .executeTakeFirst();
    expect(event).toMatchObject({ subject_kind: 'speaker', action: 'added', actor_id: desk.users.editor.id });
    expect(await claims()).toHaveLength(1);
  });

  it.each<[string, (change: WriteContext) => Promise<unknown>]>([
    ['a speaker of another name was added', (change) => person(change, 'Wang Wei')],
    ['a source of another title was added', (change) => source(change, 'Another article')],
    ['a claim in other words was added', (change) => claim(change, 'Other words')],
    ['a tag of another name was added', (change) => addRow(change, 'tags', { name: 'talks', note: null })],
    [
      'a note was written',
      async (change) => {
        const { id } = await claim(change, 'Other words');
        const note = { claim_id: id, motivation: 'commenting', body: 'Words', author_id: change.actor.id };
        return addRow(change, 'annotations', note as never);
      },
    ],
  ])('is taken in although %s meanwhile', async (_, meanwhile) => {
    await check(TABLE, async (checked) => {
      await desk.as('checker', meanwhile);
      await desk.as('editor', (change) => publishChecked(change, checked));
    });
    expect((await claims()).map(({ text }) => text)).toContain('Words');
  });

  it.each<[string, (change: WriteContext) => Promise<unknown>]>([
    ['the speaker was added', (change) => person(change, 'Wang Yi')],
    ['the source was added', (change) => source(change, 'The article')],
    ['the outlet was added', (change) => addRow(change, 'outlets', { name: 'The Paper' } as never)],
    ['the occasion was added', (change) => addRow(change, 'occasions', { name: 'Talks' } as never)],
    ['the tag was added in capitals', (change) => addRow(change, 'tags', { name: 'Taiwan', note: null })],
    ['a claim with these words was added', (change) => claim(change, '“Words!”')],
    [
      'another got the name of the speaker among its own',
      async (change) => {
        const { id } = await person(change, 'The minister');
        return addRow(change, 'speaker_names', { speaker_id: id, name: 'Wang Yi', restricted: 0 } as never);
      },
    ],
  ])('is not taken in once %s', async (_, meanwhile) => {
    await check(TABLE, async (checked) => {
      await desk.as('checker', meanwhile);
      const before = await claims();
      await expect(desk.as('editor', (change) => publishChecked(change, checked))).rejects.toThrow(
        NotPublished,
      );
      expect(await claims()).toEqual(before);
    });
  });

  it('is not taken in once a record was changed that it found under a name', async () => {
    await taken(TABLE);
    const more = TABLE.replace('Words', 'More words');
    const meantimes: ((change: WriteContext) => Promise<unknown>)[] = [
      (change) => changeRow(change, 'speakers', 1, null, { name: 'Wang Yi (minister)' }),
      (change) => trashRow(change, 'tags', 1, null),
    ];
    for (const meanwhile of meantimes)
      await check(more, async (checked) => {
        await desk.as('checker', meanwhile);
        await expect(desk.as('editor', (change) => publishChecked(change, checked))).rejects.toThrow(
          NotPublished,
        );
      });
  });

  it('lets others read and write meanwhile', async () => {
    await check(TABLE, async () => {
      await desk.as('checker', (change) => addRow(change, 'tags', { name: 'taiwan', note: null }));
      expect(await desk.ctx.db.selectFrom('tags').select('name').execute()).toEqual([{ name: 'taiwan' }]);
    });
  });

  it('ends where there are more rows than are taken, blank ones aside', async () => {
    const rows = (count: number) => `text,speaker\n${'Words,Wang Yi\n'.repeat(count)}`;
    const faults = await check(rows(3), async ({ report }) => report.faults, 2);
    expect(faults).toEqual([{ line: 4, column: null, message: 'Too many.' }]);
    expect(await check(`${rows(2)},\n,\n`, async ({ report }) => report.faultCount, 2)).toBe(0);
  });
});

describe('a table beside which what it rests on is changed again and again', () => {
  /** Somebody who is faster each time. */
  function faster() {
    let times = 0;
    const found = async () => {
      times += 1;
      await desk.as('checker', (change) =>
        changeRow(change, 'speakers', 1, null, { description: `${times}` }),
      );
    };
    return { found, times: () => times };
  }
  beforeEach(() => desk.as('checker', (change) => person(change, 'Wang Yi')));

  it('is checked a last time with the lock, and taken in', async () => {
    const { found, times } = faster();
    expect(await takeTable(TABLE, { onChecked: found })).toMatchObject({
      kind: 'taken',
      report: { taken: 1 },
    });
    expect(times()).toBe(2);
    expect(await claims()).toHaveLength(1);
    expect(await desk.ctx.db.selectFrom('speakers').select('name').execute()).toEqual([{ name: 'Wang Yi' }]);
  });

  it('is not taken in where nobody has agreed to what it comes to then', async () => {
    const { found } = faster();
    expect(await takeTable(TABLE, { onChecked: found, agrees: () => false })).toMatchObject({ kind: 'anew' });
    expect(await claims()).toEqual([]);
  });

  it('leaves a row out that somebody else has added meanwhile', async () => {
    const found = async () => void (await desk.as('checker', (change) => claim(change, 'Words', 'Wang Yi')));
    const two = 'text,speaker\nWords,Wang Yi\nMore,Li Qiang\n';
    const outcome = await takeTable(two, { onChecked: found });
    expect(outcome.report).toMatchObject({ taken: 1, skippedCount: 1 });
    expect((await claims()).filter(({ text }) => text === 'More')).toHaveLength(1);
  });
});
