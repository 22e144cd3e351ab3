import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { longestStretch } from '../../support/longest-stretch.js';
import { creditedSpeakers, type More, type TwoSpeakers } from './credited-speakers.js';
import { mergeByJson, readJson } from './merging.js';

// What tells two people of one surname apart, beside copies of their own quotations, and is not told once they are one.

let desk: TestDesk;
let [editor, page]: Sends[] = [];
let on: TwoSpeakers;
beforeAll(async () => {
  desk = await openDesk();
  [editor, page] = [await desk.token('editor'), await desk.signIn('editor')];
});
beforeEach(async () => {
  on = await creditedSpeakers(desk);
});
afterAll(() => desk.close());

const WORDS = 'The ferry will run every night of the week.';

async function addSpeaker(name: string, more: object = {}): Promise<number> {
  const answer = await desk.json('POST', '/speakers', { kind: 'person', name, ...more }, editor);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await readJson(answer)).id;
}

const previewOf = async ({ ana, eva } = on) =>
  readJson(await desk.get(`/speakers/${ana}/merge.json?into_id=${eva}`, editor));

/** The names that copies of one quotation credit, with the part of whoever bears them. */
async function silencedOf(claim: number, two = on): Promise<string[]> {
  const { credited } = await previewOf(two);
  const of = (copies: { claim_id: number }[]) => copies.some(({ claim_id }) => claim_id === claim);
  return credited
    .filter(({ copies }: { copies: { claim_id: number }[] }) => of(copies))
    .map(({ name, role }: { name: string; role: string }) => `${role} ${name}`);
}

describe('a merge counts copies', () => {
  it('of words that one of the two uttered for somebody', async () => {
    const board = await addSpeaker('Harbour Board', { kind: 'body' });
    const claim = await on.addClaim(WORDS, board, { attribution: { voiced_by_id: on.eva } });
    expect(await silencedOf(claim)).toEqual([`speaker ${on.names.ana}`]);
    const voiced = await on.addClaim(WORDS, board, { attribution: { voiced_by_id: on.ana } });
    expect(await silencedOf(voiced)).toEqual([`speaker ${on.names.ana}`]);
  });

  it('that are in the trash, or whose quotations are, since they may come back', async () => {
    const trash = async (path: string, body: object = {}) => {
      const { version } = await readJson(await desk.get(`${path.replace('/trash', '')}.json`, editor));
      const answer = await desk.json('POST', path, body, { ...editor, 'if-match': `"${version}"` });
      expect(answer.ok, await answer.clone().text()).toBe(true);
    };
    await trash(`/claims/${on.claim}/trash`);
    expect(await silencedOf(on.claim)).toEqual([`speaker ${on.names.ana}`]);
    const merged = await mergeByJson(
      desk,
      { table: 'speakers', from: on.ana, into: on.eva },
      await desk.token('editor'),
    );
    expect(merged.status).toBe(422);
    const html = await (await desk.get(`/speakers/${on.ana}/merge?into_id=${on.eva}`, page)).text();
    expect(html).toContain('(in the trash)');
  });

  it('of words that one of the two recounts', async () => {
    const bo = await addSpeaker('Bo Ekman');
    const copy = `${on.names.ana} opened the hall. “Bo Ekman told us ‘the yard will close in May’,” ${on.names.ana} said.`;
    const recounted = (by: number): More => ({ copy, attribution: { recounted_by_id: by } });
    const claim = await on.addClaim('the yard will close in May', bo, recounted(on.eva));
    expect(await silencedOf(claim)).toEqual([`teller ${on.names.ana}`]);
    const html = await (await desk.get(`/speakers/${on.ana}/merge?into_id=${on.eva}`, page)).text();
    expect(html).toContain(
      `In one copy the words are recalled by ‘${on.names.ana}’, which is not a name of ${on.names.eva}`,
    );
  });

  it('of words of a body of which one of the two is a member', async () => {
    for (const member of [on.ana, on.eva]) {
      const body = await addSpeaker(`Harbour Council ${member}`, { kind: 'body', members: [member] });
      const claim = await on.addClaim(WORDS, body);
      expect(await silencedOf(claim), String(member)).toEqual([`speaker ${on.names.ana}`]);
    }
  });

  it('that credit the one who stays with words of the one who goes', async () => {
    const copy = `“The ferry will run every night of the week,” ${on.names.eva} said. It rained.`;
    const claim = await on.addClaim(WORDS, on.ana, { copy });
    expect(await silencedOf(claim)).toEqual([`speaker ${on.names.eva}`]);
    const html = await (await desk.get(`/speakers/${on.ana}/merge?into_id=${on.eva}`, page)).text();
    expect(html).toContain(`One copy credits ‘${on.names.eva}’, which is not a name of ${on.names.ana}`);
  });

  it('of nobody else’s words', async () => {
    const rolf = await addSpeaker('Rolf Vessen');
    expect(await silencedOf(await on.addClaim(WORDS, rolf))).toEqual([]);
  });
});

describe('a wording whose comparison was given up', () => {
  it('is a reason for a proposal, since nobody knows whom its copies credit', async () => {
    const [ana, eva] = [await addSpeaker('Ilse Marren'), await addSpeaker('I. Marren')];
    const claim = await on.addClaim(WORDS, ana, { copy: `It rained. ${WORDS} It rained.` });
    expect((await previewOf({ ...on, ana, eva })).needs_second).toBe(false);
    await desk.as('editor', (change) =>
      sql`insert into comparisons_due (source_id, attribution_id, tries, gave_up)
        select source_id, id, 3, 'time' from attributions where claim_id = ${claim}`.execute(change.tx),
    );
    expect(await previewOf({ ...on, ana, eva })).toMatchObject({
      needs_second: true,
      not_compared: [{ claim_id: claim, reason: 'time' }],
    });
    const answer = await mergeByJson(desk, { table: 'speakers', from: ana, into: eva }, editor ?? {});
    expect(answer.status).toBe(422);
    const html = await (await desk.get(`/speakers/${ana}/merge?into_id=${eva}`, page)).text();
    expect(html).toContain(
      'One quotation could not be compared with its saved copies, so they may credit someone else',
    );
    expect(html).toContain('Propose merge');
  });
});

describe('speakers with 20,000 quotations', () => {
  /** Above all numbers that the desk gives. */
  const FIRST = 1_000_000;

  it('let others be answered while the preview is made', async () => {
    await desk.as('editor', async ({ tx }) => {
      await copied(tx, 'claims', 'id', on.claim, { id: sql`n`, reference_attribution_id: sql`null` });
      await copied(tx, 'attributions', 'id', on.attribution, { id: sql`n`, claim_id: sql`n` });
      await copied(tx, 'comparisons', 'attribution_id', on.attribution, { attribution_id: sql`n` });
    });
    const { credited } = await previewOf();
    expect(credited.map(({ copies }: { copies: unknown[] }) => copies.length)).toEqual([20_001]);
    const path = `/speakers/${on.ana}/merge.json?into_id=${on.eva}`;
    expect(await longestStretch(async () => (await desk.get(path, editor)).arrayBuffer())).toBeLessThan(50);
  });

  /** 20,000 copies of a row, but for some columns; `n` is the number of each. */
  async function copied(
    tx: Parameters<RawBuilder<unknown>['execute']>[0],
    table: string,
    key: string,
    of: number,
    other: Readonly<Record<string, RawBuilder<unknown>>>,
  ): Promise<void> {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})
      where name <> 'id' or ${'id' in other ? 1 : 0}`.execute(tx);
    const columns = rows.map(({ name }) => name);
    await sql`with recursive numbers(n) as (select ${FIRST} union all select n + 1 from numbers where n < ${FIRST + 19_999})
      insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
      select ${sql.join(columns.map((name) => other[name] ?? sql.ref(`${table}.${name}`)))}
      from ${sql.table(table)}, numbers where ${sql.ref(`${table}.${key}`)} = ${of}`.execute(tx);
  }
});
