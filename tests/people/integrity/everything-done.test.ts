import { afterEach, beforeEach, expect, it } from 'vitest';
import { agreeToSetAside } from '../../../src/derived/set-asides/actions/agree.js';
import { mergeRecords } from '../../../src/pages/merging/actions/merge.js';
import { planMerge } from '../../../src/pages/merging/actions/plan.js';
import { undoMerge } from '../../../src/pages/merging/actions/undo.js';
import { MergeReader } from '../../../src/pages/merging/store.js';
import {
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '../../../src/people/accounts/actions/second-factor.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { RowOf } from '../../../src/platform/db/row-change.js';
import { TERMINAL } from '../../../src/platform/viewer.js';
import {
  addList,
  editItem,
  editList,
  orderClaims,
  removeItem,
  restoreList,
  trashList,
} from '../../../src/publishing/lists/actions.js';
import type { MergeTable } from '../../../src/record/merging/model.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { addTestSource } from '../../pages/merging/merging.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { setUpSecondFactor } from '../../support/second-factor.js';
import { addSetAside } from '../../support/set-aside.js';
import { checkAll } from '../../support/whole-check.js';

// What people can do by the program is no fault of the record.

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const faults = async () => (await checkAll(desk.ctx.config.file)).faults;

async function rowOf(table: MergeTable, id: number) {
  const row = await new MergeReader(desk.ctx.db).byId(table, id);
  if (!row) throw new Error(`There is no ${table} ${id}.`);
  return row;
}

async function merge(table: MergeTable, fromId: number, into: number): Promise<void> {
  const from = await rowOf(table, fromId);
  await desk.as('editor', async (change) => {
    const plan = await planMerge(change, table, from, into);
    if (!plan.ok) throw new Error(plan.errors.map(({ message }) => message).join());
    const merged = await mergeRecords(change, plan.value, { version: from.version, intoVersion: null });
    expect(merged.kind).toBe('changed');
  });
}

async function undo(table: MergeTable, id: number): Promise<void> {
  const from = await rowOf(table, id);
  const taken = await desk.as('editor', (change) => undoMerge(change, table, from, from.version));
  expect(taken.kind).toBe('changed');
}

async function speakerWithClaim(name: string, ground_rule: 'on_record' | 'background') {
  return desk.as('editor', async (change) => {
    const { id } = await addTestSpeaker(change, name);
    const claim = await addTestClaim(change, { speaker_id: id, ground_rule });
    return { id, claim: claim.id };
  });
}

it('a desk is sound after merges, their reversal, and the erasure of a merged record', async () => {
  const into = await speakerWithClaim('Fjord Quentin', 'on_record');
  const hidden = await speakerWithClaim('Zwolf Quentin', 'background');
  const open = await speakerWithClaim('Alder Quentin', 'on_record');
  const tags = await desk.as('editor', async (change) => {
    const made = [
      await addRow(change, 'tags', { name: 'one' }),
      await addRow(change, 'tags', { name: 'two' }),
    ];
    for (const { id } of made) await addRow(change, 'claim_tags', { claim_id: into.claim, tag_id: id });
    return made.map(({ id }) => id) as [number, number];
  });
  const steps: (() => Promise<unknown>)[] = [
    () => merge('speakers', hidden.id, into.id),
    () => merge('speakers', open.id, into.id),
    () => merge('tags', ...tags),
    () => undo('speakers', hidden.id),
    () => undo('tags', tags[0]),
    () =>
      desk.as('admin', (change) => eraseRecord(change, { kind: 'speaker', id: open.id }, 'Asked by letter')),
    () =>
      desk.as('admin', (change) => eraseRecord(change, { kind: 'claim', id: into.claim }, 'Asked by letter')),
  ];
  for (const step of steps) {
    await step();
    expect(await faults(), String(step)).toEqual([]);
  }
});

it('a desk is sound after lists with hidden rows, set-asides and second factors', async () => {
  const [open, hidden, last] = [
    await speakerWithClaim('Fjord Quentin', 'on_record'),
    await speakerWithClaim('Zwolf Quentin', 'background'),
    await speakerWithClaim('Alder Quentin', 'on_record'),
  ];
  const claim_ids = [open.claim, hidden.claim, last.claim];
  const list: RowOf<'lists'> = await desk.as('editor', async (change) => {
    const empty = { style: null, locale: null, kind: null, note: null };
    const wanted = { title: 'For print', ...empty, shared: true, claim_ids };
    const made = await addList(change, wanted, TERMINAL);
    if (!made.ok) throw new Error('The list was refused.');
    return made.value;
  });
  const viewer = { ...TERMINAL, userId: desk.users.checker.id, role: 'viewer' as const };
  const [target, seeing] = [
    { list, viewer, version: null },
    { list, viewer: TERMINAL, version: null },
  ];
  const ordered = await desk.as('checker', (change) =>
    orderClaims(change, target, { claims: [last.claim, open.claim], part: null, move: null }),
  );
  expect(ordered).toMatchObject({ ok: true, value: { kind: 'changed' } });
  await desk.as('editor', async (change) => {
    const items = change.tx.selectFrom('list_items').select('id').where('claim_id', '=', hidden.claim);
    await removeItem(change, seeing, (await items.executeTakeFirstOrThrow()).id);
    const others = change.tx.selectFrom('list_items').select('id').where('claim_id', '=', open.claim);
    const described = (await others.executeTakeFirstOrThrow()).id;
    await editItem(change, seeing, described, { locator: 'p. 4', note: 'For Sunday' });
    await editList(change, seeing, { title: 'For the printed paper' });
    await trashList(change, seeing);
  });
  await desk.as('editor', (change) => restoreList(change, seeing));
  const aside = await desk.as('editor', async (change) => {
    const source = await addTestSource(change, 'Transcript');
    return addSetAside(change, { claim: open.claim, source: source.id, author: desk.users.editor.id });
  });
  await desk.as('checker', (change) => agreeToSetAside(change, aside.id));
  await setUpSecondFactor(desk, 'checker');
  await desk.as('checker', async (change) => {
    await renewRecoveryCodes(change, desk.users.checker.id);
    await switchOffSecondFactor(change, desk.users.checker.id);
  });
  expect(await faults()).toEqual([]);
});
