import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  addRow,
  changeRow,
  type NewRow,
  type Patch,
  type removeRow,
  type trashRow,
} from '../../../src/people/activity/row-store.js';
import { NINE, rowsDesk } from './rows-desk.js';

const { addClaim, addWang, change, desk, events } = rowsDesk();

describe('addRow', () => {
  it('dates and signs the row, and answers it as it is stored', async () => {
    expect(await addWang()).toEqual({
      id: 1,
      kind: 'person',
      name: 'Wang Yi',
      sort_name: null,
      language: null,
      description: null,
      wikidata_id: null,
      created_at: NINE,
      created_by: 1,
      updated_at: NINE,
      version: 1,
      trashed_at: null,
      trashed_by: null,
      merged_into_id: null,
      merge_moves: null,
      merge_restricted: 0,
    });
  });

  it('records the whole row under the change, without its empty columns', async () => {
    const speaker = await addWang();
    const filled = Object.entries(speaker).filter(([, value]) => value !== null);
    expect(await events()).toEqual([
      {
        action: 'added',
        subject_kind: 'speaker',
        subject_id: 1,
        claim_id: null,
        actor_id: 1,
        at: NINE,
        before: null,
        after: Object.fromEntries(filled),
      },
    ]);
  });

  it('fills in only what the table has', async () => {
    const claim = await addClaim();
    const tag = await change((change) => addRow(change, 'tags', { name: 'taiwan' }));
    const link = await change((change) =>
      addRow(change, 'claim_tags', { claim_id: claim.id, tag_id: tag.id }),
    );
    expect(link).toEqual({ id: 1, claim_id: 1, tag_id: 1 });
    const note = await change((change) =>
      addRow(change, 'annotations', {
        claim_id: claim.id,
        motivation: 'questioning',
        body: 'Where?',
        author_id: 2,
      }),
    );
    expect(note).toMatchObject({ created_at: NINE, author_id: 2, edited_at: null, version: 1 });
  });

  it('finds the claim that a row hangs on, unless it is told', async () => {
    const claim = await addClaim();
    const source = await change((change) =>
      addRow(change, 'sources', { shown: 'when_cited', type: 'webpage', title: 'Blinken in Beijing' }),
    );
    const attribution = await change((change) =>
      addRow(change, 'attributions', { claim_id: claim.id, source_id: source.id }),
    );
    await change((change) =>
      addRow(
        change,
        'annotations',
        { attribution_id: attribution.id, motivation: 'commenting', body: 'So it says.', author_id: 1 },
        { claimId: claim.id, action: 'noted' },
      ),
    );
    const told = (await events()).map(({ action, subject_kind, claim_id }) => [
      action,
      subject_kind,
      claim_id,
    ]);
    expect(told).toEqual([
      ['added', 'speaker', null],
      ['added', 'claim', 1],
      ['added', 'source', null],
      ['added', 'attribution', 1],
      ['noted', 'annotation', 1],
    ]);
  });

  it('hands the event to the change', async () => {
    const recorded = await change(async (change) => {
      await addRow(change, 'tags', { name: 'taiwan' });
      return change.events;
    });
    expect(recorded).toMatchObject([
      {
        seq: 1,
        action: 'added',
        subjectKind: 'tag',
        subjectId: 1,
        claimId: null,
        before: null,
        after: { name: 'taiwan' },
      },
    ]);
  });

  it('keeps words as they were typed, whatever their characters', async () => {
    const name = '王毅 “quoted” \u0000 \u202e é 🇨🇳';
    const tag = await change((change) => addRow(change, 'tags', { name }));
    expect(tag.name).toBe(name);
    expect((await events())[0]?.after.name).toBe(name);
  });
});

describe('changeRow', () => {
  it('changes what differs, moves the version and the time on, and records both rows whole', async () => {
    const before = await addWang();
    desk().clock.advance(60_000);
    const outcome = await change((change) =>
      changeRow(change, 'speakers', 1, 1, { sort_name: 'Wang', name: 'Wang Yi' }),
    );
    const after = { ...before, sort_name: 'Wang', updated_at: '2023-06-25T09:01:00.000Z', version: 2 };
    expect(outcome).toEqual({ kind: 'changed', before, after });
    expect((await events())[1]).toMatchObject({ action: 'changed', before, after });
  });

  it('writes and records nothing when nothing differs', async () => {
    const row = await addWang();
    desk().clock.advance(60_000);
    const patches = [{}, { name: 'Wang Yi' }, { name: 'Wang Yi', sort_name: null }, { sort_name: undefined }];
    for (const patch of patches) {
      expect(await change((change) => changeRow(change, 'speakers', 1, 1, patch))).toEqual({
        kind: 'unchanged',
        row,
      });
    }
    expect(await events()).toHaveLength(1);
  });

  it('is a conflict when somebody else was faster, and shows what stands there now', async () => {
    await addWang();
    await change((change) => changeRow(change, 'speakers', 1, 1, { sort_name: 'Wang' }));
    const late = await change((change) => changeRow(change, 'speakers', 1, 1, { sort_name: 'Yi' }));
    expect(late).toMatchObject({ kind: 'conflict', current: { sort_name: 'Wang', version: 2 } });
    expect(late).toMatchObject({ saved: { by: 'The desk', at: NINE, isOwn: true } });
    expect(await events()).toHaveLength(2);
  });

  it('has exactly one winner among fifty who edit the same version', async () => {
    await addWang();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        change((change) => changeRow(change, 'speakers', 1, 1, { sort_name: `Editor ${n}` })),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(49);
  });

  it('takes any version where none is expected', async () => {
    await addWang();
    await change((change) => changeRow(change, 'speakers', 1, 1, { sort_name: 'Wang' }));
    const outcome = await change((change) => changeRow(change, 'speakers', 1, null, { sort_name: 'Yi' }));
    expect(outcome).toMatchObject({ kind: 'changed', after: { sort_name: 'Yi', version: 3 } });
  });

  it('is missing where there is no such row', async () => {
    expect(await change((change) => changeRow(change, 'speakers', 7, 1, { name: 'x' }))).toEqual({
      kind: 'missing',
    });
  });

  it('changes rows without a version', async () => {
    await addWang();
    await change((change) =>
      addRow(change, 'speaker_names', { speaker_id: 1, name: '王毅', language: null }),
    );
    const outcome = await change((change) => changeRow(change, 'speaker_names', 1, null, { language: 'zh' }));
    expect(outcome).toMatchObject({ kind: 'changed', after: { id: 1, name: '王毅', language: 'zh' } });
  });

  it('leaves nothing of the row when the database refuses it', async () => {
    await addWang();
    const refused = change((change) => changeRow(change, 'speakers', 1, 1, { wikidata_id: 'not an id' }));
    await expect(refused).rejects.toThrow('CHECK constraint failed');
    expect(await events()).toHaveLength(1);
  });
});

// Checked by the compiler: these fail in `npm run types`.
describe('the types', () => {
  it('leave out what is filled in, and want what is not', () => {
    expectTypeOf<{ name: string }>().toExtend<NewRow<'tags'>>();
    expectTypeOf<{ note: string }>().not.toExtend<NewRow<'tags'>>();
    expectTypeOf<NewRow<'tags'>>().not.toHaveProperty('created_at');
    expectTypeOf<Patch<'claims'>>().not.toHaveProperty('version');
    expectTypeOf<{ form: 'spoken' }>().not.toExtend<Patch<'claims'>>();
  });

  it('know no table whose rows leave no event', () => {
    expectTypeOf<'sessions'>().not.toExtend<Parameters<typeof addRow>[1]>();
    expectTypeOf<'events'>().not.toExtend<Parameters<typeof addRow>[1]>();
  });

  it('let nothing be deleted that has a trash, and nothing be trashed that has none', () => {
    expectTypeOf<Parameters<typeof removeRow>[1]>().toEqualTypeOf<
      | 'speaker_names'
      | 'speaker_titles'
      | 'speaker_members'
      | 'claim_tags'
      | 'list_items'
      | 'finding_evidence'
    >();
    expectTypeOf<'users'>().not.toExtend<Parameters<typeof trashRow>[1]>();
  });
});
