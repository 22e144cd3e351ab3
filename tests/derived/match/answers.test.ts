import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/derived/match/model/mismatch.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import type { Subject } from '../../../src/server/erasure/model.js';
import { CREDITED, type CreditedDesk, creditedDesk } from './credited-desk.js';

// A copy credits somebody else, and two people accept it: for the speaker of that time, and without a trace of the name
// once that is erased.

let desk: CreditedDesk;
let eva: number;
let claim: number;
beforeEach(async () => {
  desk = await creditedDesk();
  eva = await desk.addSpeaker('Eva Tervo');
  claim = await desk.addClaim(eva);
});
afterEach(() => desk.close());

const HASH = String(hashOf(CREDITED));

async function patch(path: string, body: object) {
  const { version } = (await (await desk.get(`${path}.json`, desk.editor)).json()) as { version: number };
  const answer = await desk.json('PATCH', path, body, { ...desk.editor, 'if-match': `"${version}"` });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

/** A finding by which two people accept what the copy has. */
async function accept(): Promise<number> {
  const finding = {
    facet: 'speaker',
    value: 'confirmed',
    rationale: 'We have her on tape; the paper erred.',
  };
  const answer = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, desk.checker);
  const { findings } = (await answer.json()) as { findings: { id: number }[] };
  const [{ id }] = findings as [{ id: number }];
  expect((await desk.json('POST', `/findings/${id}/agreement`, {}, desk.editor)).status).toBe(200);
  return id;
}

async function deprecate(): Promise<void> {
  const row = desk.ctx.db.selectFrom('attributions').select('id').where('claim_id', '=', claim);
  const { id } = await row.executeTakeFirstOrThrow();
  await patch(`/attributions/${id}`, { rank: 'deprecated', set_aside_reason: 'The paper erred.' });
  expect((await desk.json('POST', '/set-asides/1/agreement', {}, desk.checker)).status).toBe(200);
}

/** Every row and event that has the text. */
async function holding(text: string): Promise<string[]> {
  const held = [];
  for (const table of ['findings', 'set_asides', 'event_payloads', 'submissions'] as const)
    for (const row of await desk.ctx.db.selectFrom(table).selectAll().execute())
      if (JSON.stringify(row).includes(text)) held.push(table);
  return held;
}

const erase = (subject: Subject) =>
  desk.as('admin', (change) => eraseRecord(change, subject, 'A court says so.'));

describe('a set-aside of what a copy credits', () => {
  it('is of the speaker of that time, and open again once the words are another’s', async () => {
    await deprecate();
    expect(await desk.matchOf(claim)).toMatchObject({ state: 'another_speaker', standing: 'accepted' });
    await patch(`/claims/${claim}`, { speaker_id: await desk.addSpeaker('Otto Brandt') });
    expect(await desk.matchOf(claim)).toMatchObject({ state: 'another_speaker', standing: 'open' });
    await patch(`/claims/${claim}`, { speaker_id: eva });
    expect(await desk.matchOf(claim)).toMatchObject({ state: 'another_speaker', standing: 'accepted' });
  });

  it('that says of no speaker stands for any, as it was stored', async () => {
    await deprecate();
    await desk.as('admin', async ({ tx }) => {
      const { answers } = await tx.selectFrom('set_asides').select('answers').executeTakeFirstOrThrow();
      const { speaker_id: _, ...older } = JSON.parse(String(answers));
      await tx
        .updateTable('set_asides')
        .set({ answers: JSON.stringify(older) })
        .execute();
    });
    await patch(`/claims/${claim}`, { speaker_id: await desk.addSpeaker('Otto Brandt') });
    expect(await desk.matchOf(claim)).toMatchObject({ standing: 'accepted' });
  });
});

describe('the name that a copy credits', () => {
  const ways = { findings: accept, set_asides: deprecate };

  it.each(['findings', 'set_asides'] as const)('is a hash in %s until the copy is erased', async (table) => {
    await ways[table]();
    expect(await holding(HASH)).toContain(table);
    const copy = await desk.ctx.db.selectFrom('snapshots').select('id').executeTakeFirstOrThrow();
    await erase({ kind: 'snapshot', id: copy.id });
    expect(await holding(HASH)).toEqual([]);
  });

  it.each(['findings', 'set_asides'] as const)('leaves no hash in %s of an erased claim', async (table) => {
    await ways[table]();
    await erase({ kind: 'claim', id: claim });
    expect(await holding(HASH)).toEqual([]);
  });

  it.each(['findings', 'set_asides'] as const)(
    'leaves none in %s where its bearer is erased, and what was accepted stays so',
    async (table) => {
      // The copy prints a shorter name than the one on record.
      const ana = await desk.addSpeaker(CREDITED.replace(' ', ' Maria '));
      await ways[table]();
      await erase({ kind: 'speaker', id: ana });
      expect(await holding(HASH)).toEqual([]);
      expect(await desk.matchOf(claim)).toMatchObject({ state: 'another_speaker', standing: 'accepted' });
      const { answers } = await desk.ctx.db.selectFrom(table).select('answers').executeTakeFirstOrThrow();
      const [answer] = [JSON.parse(String(answers))].flat();
      expect(answer).toMatchObject({ speaker_id: eva, credited_sha256: 'erased' });
    },
  );
});
