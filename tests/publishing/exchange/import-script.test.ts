import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { claimsOf } from './importing.js';

// The same address, as a script uses it.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const claims = () => claimsOf(desk);

describe('an import by a script', () => {
  const ROW = { text: 'text,speaker,id\nWords,Wang Yi,7\n' };
  const send = async (body: object, more: Sends = {}) =>
    desk.json('POST', '/import', body, { ...(await desk.token('editor')), ...more });

  it('is told by a dry run, and then done', async () => {
    const dry = await send({ ...ROW, dry_run: true });
    expect(dry.status).toBe(200);
    const found = (await dry.json()) as { checked: string };
    expect(found).toMatchObject({
      ...{ dry_run: true, kind: 'claims', delimiter: 'comma', rows: 1, taken: 1, not_read: ['id'] },
      made: { speakers: 1, occasions: 0, sources: 0, tags: 0 },
      first: [{ line: 2, words: 'Words', who: 'Wang Yi' }],
    });
    expect(await claims()).toEqual([]);
    const done = await send({ ...ROW, checked: found.checked });
    expect(done.status).toBe(201);
    expect(await done.json()).toMatchObject({ dry_run: false, taken: 1 });
    const place = (done.headers.get('location') ?? '').replace('?', '.json?');
    const taken = await (await desk.get(place, await desk.token('editor', 'read'))).json();
    expect(taken).toMatchObject({ kind: 'claims', added: { claim: 1, speaker: 1 }, first: [1] });
  });

  it('is refused with the line and the column of each fault', async () => {
    const answer = await send({ text: 'text,speaker\n,Wang Yi\n' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'text', line: 2, column: 'text', message: 'Enter the quotation' }],
      fault_count: 1,
    });
  });

  it('is not done where it comes to something else than was looked at', async () => {
    const answer = await send({ ...ROW, checked: 'another' });
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({ current: expect.objectContaining({ taken: 1 }) }),
    ]);
    expect(await claims()).toEqual([]);
  });

  it('is done once under one key, and adds nothing the second time without', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, again] = [await send(ROW, key), await send(ROW, key)];
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(await first.json());
    const anew = await send(ROW);
    expect([anew.status, await anew.json()]).toEqual([
      200,
      expect.objectContaining({ taken: 0, skipped_count: 1 }),
    ]);
    expect(await claims()).toHaveLength(1);
  });

  it.each([
    [{ text: 7 }],
    [{ text: ['a'] }],
    [{ text: '\ud800' }],
    [{ text: 'a', mapping: { a: 1 } }],
    [[]],
    [null],
  ])('of %j is refused', async (body) => {
    expect([400, 422]).toContain((await send(body as object)).status);
  });

  it('finds the columns at the same address, and an empty table', async () => {
    const token = await desk.token('editor', 'read');
    const { columns } = (await (await desk.get('/import.json', token)).json()) as {
      columns: { claims: object[] };
    };
    expect(columns.claims).toContainEqual({ name: 'text', needed: true, values: null });
    const empty = await (await desk.get('/import.csv', token)).text();
    const answer = await send({ text: `${empty}Words,Wang Yi${','.repeat(empty.split(',').length - 2)}\n` });
    expect(answer.status).toBe(201);
  });
});
