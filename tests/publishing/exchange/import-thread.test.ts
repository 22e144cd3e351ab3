import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openImports } from '../../../src/publishing/exchange/import-pool.js';
import { parseCsvOptions } from '../../../src/publishing/exchange/input/table-options.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { unwrap } from '../../support/unwrap.js';
import { carried, claimsOf, importing, importsOf } from './importing.js';

// Tables that are too large to be looked through where everybody is answered.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const ROWS = 201;
const TABLE = `text,speaker\n${Array.from({ length: ROWS }, (_, at) => `Said${at} of${at},Speaker ${at % 7}`).join('\n')}`;
const ask = {
  ...{
    bytes: Buffer.from(TABLE),
    options: unwrap(parseCsvOptions({ mapping: [] })),
    dryRun: false,
    seen: null,
  },
  ...{ name: null, submission: null, rowLimit: { rows: 5000, message: 'Too many.' } },
};

// A thread reads half of the program: on a busy machine that takes its time.
describe('a large table', { timeout: 120_000 }, () => {
  it('is taken in once, however often its form is sent', async () => {
    const { paste, takeIn } = importing(desk, await desk.signIn('editor'));
    const fields = await carried(await paste(TABLE));
    const editor = await desk.signIn('editor');
    const run = async () =>
      (await (await desk.get('/imports/1.json', editor)).json()) as { state: string; taken: string };
    const imports = importsOf(desk);
    const [first, second] = await Promise.all([takeIn(fields), takeIn(fields)]);
    const third = await takeIn(fields);
    const places = [first, second, third].map((answer) => answer.headers.get('location'));
    expect(places[0]).toBe('/imports/1');
    await imports();
    const { state, taken } = await run();
    expect(state).toBe('done');
    // The address of its result, once that is there.
    for (const place of places.slice(1)) expect([places[0], taken.replace('.json', '')]).toContain(place);
    expect(await claimsOf(desk)).toHaveLength(ROWS);
  });

  it('is dated by the clock of the desk, and taken in by whoever sent it', async () => {
    const outcome = await desk.ctx.imports.take({ ...ask, actor: desk.users.editor.id });
    expect(outcome).toMatchObject({ kind: 'taken', report: { taken: ROWS } });
    const [claim] = await claimsOf(desk);
    expect(claim).toMatchObject({ created_by: desk.users.editor.id });
    expect(claim?.created_at.slice(0, 10)).toBe(desk.clock.now().toISOString().slice(0, 10));
  });

  it('waits for its turn behind another, and then leaves out what that one brought', async () => {
    const send = () => desk.ctx.imports.take({ ...ask, actor: desk.users.editor.id });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ kind: 'taken' });
    expect(second).toMatchObject({ kind: 'found', report: { taken: 0, skippedCount: ROWS } });
    expect(await claimsOf(desk)).toHaveLength(ROWS);
  });

  it('that takes too long to check is stopped, so that others can import', async () => {
    const { config, db, clock } = desk.ctx;
    const imports = openImports({ database: config.file, db, clock, note: () => {}, checkMs: 1 });
    await expect(imports.take({ ...ask, dryRun: true, actor: desk.users.editor.id })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^Checking this file/),
    });
    await imports.close();
  });

  it('leaves nothing half and no lock behind where its thread is ended', async () => {
    const outcome = desk.ctx.imports.take({ ...ask, actor: desk.users.editor.id });
    const refused = expect(outcome).rejects.toMatchObject({ code: 'unavailable' });
    await desk.ctx.imports.close();
    await refused;
    expect(
      await desk.as('editor', (change) => addRow(change, 'tags', { name: 'taiwan', note: null })),
    ).toMatchObject({ id: 1 });
    expect(await claimsOf(desk)).toEqual([]);
  });
});
