import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRow, changeRow, removeRow } from '../../../src/people/activity/row-store.js';
import type { Row, WriteContext } from '../../../src/platform/db/transact.js';
import { creditedSpeakers } from '../../pages/merging/credited-speakers.js';
import { readJson, undoByJson } from '../../pages/merging/merging.js';
import { CREDITED, type CreditedDesk, creditedDesk } from './credited-desk.js';

// A match holds whom a copy credits against names on record, and follows every change of these.

let desk: CreditedDesk;
let eva: number;
let other: number;
beforeAll(async () => {
  desk = await creditedDesk();
});
beforeEach(async () => {
  eva = await desk.addSpeaker('Eva Tervo');
  other = await desk.addSpeaker('Otto Brandt');
});
afterAll(() => desk.close());

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

const add = (speaker_id: number) => (change: WriteContext) =>
  addRow(change, 'speaker_names', { speaker_id, name: CREDITED, language: null } as never);
const rename = (id: number, name: string) => (change: WriteContext) =>
  changeRow(change, 'speakers', id, null, { name });

describe('a match with a copy that credits another name', () => {
  it('follows a name that the speaker gets, and loses', async () => {
    const claim = await desk.addClaim(eva);
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    const { id } = await desk.as('editor', add(eva));
    expect(await desk.stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => removeRow(change, 'speaker_names', id));
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });

  it.each(['name', 'kind'])('follows a change of the speaker’s %s, and back', async (column) => {
    const claim = await desk.addClaim(eva);
    const [now, then] =
      column === 'name'
        ? [{ name: CREDITED }, { name: 'Eva Tervo' }]
        : ([{ kind: 'unnamed' }, { kind: 'person' }] as const);
    await desk.as('editor', (change) => changeRow(change, 'speakers', eva, null, now));
    expect(await desk.stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => changeRow(change, 'speakers', eva, null, then));
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });

  it('follows the names of whoever voiced the words of a body', async () => {
    const board = await desk.addSpeaker('Harbour Board', 'body');
    const claim = await desk.addClaim(board, { voiced_by_id: other });
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    const { id } = await desk.as('editor', add(other));
    expect(await desk.stateOf(claim)).toBe('same');
    await desk.as('editor', (change) => removeRow(change, 'speaker_names', id));
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    await desk.as('editor', rename(other, CREDITED));
    expect(await desk.stateOf(claim)).toBe('same');
  });

  it('follows who belongs to a body, and what its members are called', async () => {
    const board = await desk.addSpeaker('Harbour Board', 'body');
    const claim = await desk.addClaim(board);
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    const member = await desk.addSpeaker(CREDITED);
    const row = await desk.as('editor', (change) =>
      addRow(change, 'speaker_members', { body_id: board, member_id: member }),
    );
    expect(await desk.stateOf(claim)).toBe('same');
    await desk.as('editor', rename(member, 'Karl Voss'));
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    await desk.as('editor', rename(member, CREDITED));
    await desk.as('editor', (change) => removeRow(change, 'speaker_members', row.id));
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });

  it('follows a merge, and its undoing', async () => {
    const { ana, eva: kept, addClaim: addOther } = await creditedSpeakers(desk);
    const claim = await addOther('The ferry will run every night of the week.', kept);
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    const wanted = { into_id: kept, reason: 'She married.' };
    const proposed = await desk.json('POST', `/speakers/${ana}/merge`, wanted, {
      ...desk.editor,
      'if-match': '"1"',
    });
    const { id } = (await proposed.json()) as { id: number };
    const path = `/merge-proposals/${id}`;
    const { credited_version } = await readJson(await desk.get(`${path}.json`, desk.checker));
    await desk.json('POST', `${path}/agreement`, { credited_version }, desk.checker);
    expect(await desk.stateOf(claim)).toBe('same');
    await undoByJson(desk, 'speakers', ana, desk.editor);
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });
});

describe('words told by somebody', () => {
  it('follow the names of whoever recounts them', async () => {
    const source = await desk.posted('/sources', {
      ...{ title: 'The Herald', language: 'en', type: 'article-newspaper' },
    });
    const text = 'Karl Voss said that Eva Tervo told workers “the gate stays shut tonight”.';
    await desk.json('POST', `/sources/${source.id}/snapshots`, { text }, desk.editor);
    const claim = await desk.posted('/claims', {
      ...{ text: 'the gate stays shut tonight', language: 'en', form: 'direct', speaker_id: eva },
      attribution: { source_id: source.id, recounted_by_id: other },
    });
    expect(await desk.stateOf(claim.id)).toBe('not_asserted');
    await desk.as('editor', rename(other, 'Karl Voss'));
    expect(await desk.stateOf(claim.id)).toBe('same');
    await desk.as('editor', rename(other, 'Otto Brandt'));
    expect(await desk.stateOf(claim.id)).toBe('not_asserted');
  });
});

describe('a speaker with many quotations', () => {
  it('has their matches recomputed by the comparison queue', async () => {
    const like = await desk.addClaim(eva);
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
    await desk.as('editor', rename(eva, CREDITED));
    await desk.ctx.comparer.all();
    expect(await statesOf(eva)).toEqual(['same']);
  });
});
