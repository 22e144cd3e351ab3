import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow, removeRow } from '../../../src/people/activity/row-store.js';
import type { Row, WriteContext } from '../../../src/platform/db/transact.js';
import { creditedSpeakers } from '../../pages/merging/credited-speakers.js';
import { undoByJson } from '../../pages/merging/merging.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// A match holds whom a copy credits against names on record, and follows every change of these.

const COPY = '“We will keep the bridge open all summer,” Ana Lindqvist said. It rained.';

let desk: TestDesk;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.token('editor');
});
afterAll(() => desk.close());

async function posted(path: string, body: object): Promise<{ readonly id: number }> {
  const answer = await desk.json('POST', path, { duplicates: 'add', ...body }, editor);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number };
}

async function addSpeaker(name: string, kind = 'person'): Promise<number> {
  return (await posted('/speakers', { name, kind })).id;
}

/** A quotation whose copy credits Ana Lindqvist. */
async function addClaim(speaker_id: number, attribution: object = {}): Promise<number> {
  const source = await posted('/sources', {
    title: 'The Courier',
    language: 'en',
    type: 'article-newspaper',
  });
  const copied = await desk.json('POST', `/sources/${source.id}/snapshots`, { text: COPY }, editor);
  expect(copied.status).toBe(201);
  const text = 'We will keep the bridge open all summer,';
  const claim = { text, language: 'en', form: 'direct', speaker_id };
  return (await posted('/claims', { ...claim, attribution: { source_id: source.id, ...attribution } })).id;
}

async function stateOf(claim: number): Promise<string> {
  const answer = await desk.get(`/claims/${claim}.json`, editor);
  return ((await answer.json()) as { match: { state: string } }).match.state;
}

async function statesOf(speaker: number): Promise<string[]> {
  const rows = await desk.ctx.db
    .selectFrom('claim_match')
    .innerJoin('claims', 'claims.id', 'claim_match.claim_id')
    .select('claim_match.state')
    .distinct()
    .where('claims.speaker_id', '=', speaker)
    .execute();
  return rows.map(({ state }) => state);
}

let eva: number;
let other: number;
beforeEach(async () => {
  eva = await addSpeaker('Eva Tervo');
  other = await addSpeaker('Otto Brandt');
});

const add = (speaker_id: number) => (change: WriteContext) =>
  addRow(change, 'speaker_names', { speaker_id, name: 'Ana Lindqvist', language: null } as never);
const rename = (id: number, name: string) => (change: WriteContext) =>
  changeRow(change, 'speakers', id, null, { name });

describe('a match with a copy that credits another name', () => {
  it('follows a name that the speaker gets, and loses', async () => {
    const claim = await addClaim(eva);
    expect(await stateOf(claim)).toBe('another_speaker');
    const { id } = await desk.as('editor', add(eva));
    expect(await stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => removeRow(change, 'speaker_names', id));
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it.each(['name', 'kind'])('follows a change of the speaker’s %s, and back', async (column) => {
    const claim = await addClaim(eva);
    const [now, then] =
      column === 'name'
        ? [{ name: 'Ana Lindqvist' }, { name: 'Eva Tervo' }]
        : ([{ kind: 'unnamed' }, { kind: 'person' }] as const);
    await desk.as('editor', (change) => changeRow(change, 'speakers', eva, null, now));
    expect(await stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => changeRow(change, 'speakers', eva, null, then));
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('follows the names of whoever voiced the words', async () => {
    const claim = await addClaim(eva, { voiced_by_id: other });
    expect(await stateOf(claim)).toBe('another_speaker');
    const { id } = await desk.as('editor', add(other));
    expect(await stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => removeRow(change, 'speaker_names', id));
    expect(await stateOf(claim)).toBe('another_speaker');
    await desk.as('editor', rename(other, 'Ana Lindqvist'));
    expect(await stateOf(claim)).toBe('same');
  });

  it('follows who belongs to a body, and what its members are called', async () => {
    const board = await addSpeaker('Harbour Board', 'body');
    const claim = await addClaim(board);
    expect(await stateOf(claim)).toBe('another_speaker');
    const member = await addSpeaker('Ana Lindqvist');
    const row = await desk.as('editor', (change) =>
      addRow(change, 'speaker_members', { body_id: board, member_id: member }),
    );
    expect(await stateOf(claim)).toBe('same');
    await desk.as('editor', rename(member, 'Karl Voss'));
    expect(await stateOf(claim)).toBe('another_speaker');
    await desk.as('editor', rename(member, 'Ana Lindqvist'));
    await desk.as('editor', (change) => removeRow(change, 'speaker_members', row.id));
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('follows a merge, and its undoing', async () => {
    const { ana, eva: kept, addClaim: addOther } = await creditedSpeakers(desk);
    const claim = await addOther('The ferry will run every night of the week.', kept);
    expect(await stateOf(claim)).toBe('another_speaker');
    const wanted = { into_id: kept, reason: 'She married.' };
    const proposed = await desk.json('POST', `/speakers/${ana}/merge`, wanted, {
      ...editor,
      'if-match': '"1"',
    });
    const { id } = (await proposed.json()) as { id: number };
    await desk.json('POST', `/merge-proposals/${id}/agreement`, null, await desk.token('checker'));
    expect(await stateOf(claim)).toBe('same');
    await undoByJson(desk, 'speakers', ana, editor);
    expect(await stateOf(claim)).toBe('another_speaker');
  });
});

describe('words told by somebody', () => {
  it('follow the names of whoever recounts them', async () => {
    const source = await posted('/sources', {
      ...{ title: 'The Herald', language: 'en', type: 'article-newspaper' },
    });
    const text = 'Karl Voss said that Eva Tervo told workers “the gate stays shut tonight”.';
    await desk.json('POST', `/sources/${source.id}/snapshots`, { text }, editor);
    const claim = await posted('/claims', {
      ...{ text: 'the gate stays shut tonight', language: 'en', form: 'direct', speaker_id: eva },
      attribution: { source_id: source.id, recounted_by_id: other },
    });
    expect(await stateOf(claim.id)).toBe('not_asserted');
    await desk.as('editor', rename(other, 'Karl Voss'));
    expect(await stateOf(claim.id)).toBe('same');
    await desk.as('editor', rename(other, 'Otto Brandt'));
    expect(await stateOf(claim.id)).toBe('not_asserted');
  });
});

describe('a speaker with many quotations', () => {
  it('has their matches recomputed by the comparison queue', async () => {
    const like = await addClaim(eva);
    await desk.as('editor', async (change) => {
      const rows = change.tx.selectFrom('attributions').selectAll().where('claim_id', '=', like);
      const { id: _, ...attribution } = await rows.executeTakeFirstOrThrow();
      const { id: __, ...claim } = change.rows.byId('claims', like) as Row;
      for (let at = 0; at < 101; at++) {
        const { id } = await addRow(change, 'claims', claim as never);
        await addRow(change, 'attributions', { ...attribution, claim_id: id });
      }
    });
    await desk.ctx.comparer.all();
    expect(await statesOf(eva)).toEqual(['another_speaker']);
    await desk.as('editor', rename(eva, 'Ana Lindqvist'));
    await desk.ctx.comparer.all();
    expect(await statesOf(eva)).toEqual(['same']);
  });
});
