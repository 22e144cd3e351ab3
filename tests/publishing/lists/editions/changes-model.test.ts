import { expect, it } from 'vitest';
import { changesSince } from '../../../../src/publishing/lists/editions/changes-model.js';
import type { EditionEntry } from '../../../../src/publishing/lists/editions/model.js';

const NONE = new Set<number>();

function entry(ids: readonly number[], text: string, more: Partial<EditionEntry> = {}): EditionEntry {
  return {
    ...{ part: 'entry', outcome: 'printed', reason: null, source: null, note: null },
    claims: ids.map((id) => ({ id, version: 1, status: 'open' })),
    ...{ text: [text], html: [text] },
    ...more,
  };
}

function kept(ids: readonly number[], text: string, more: Partial<EditionEntry> = {}) {
  return { entry: entry(ids, text, more), claimIds: ids };
}

it('says of each kept entry what became of it, and then what is new', () => {
  const failed = { outcome: 'failed', reason: 'No source.', text: [], html: [] } as const;
  const before = [kept([1], 'A'), kept([2], 'B'), kept([3], 'C'), kept([4], 'D'), kept([5], '', failed)];
  const now = [entry([1], 'A'), entry([2], 'B2'), entry([4], '', failed), entry([5], 'E'), entry([6], 'F')];
  const { same, changes } = changesSince(before, { entries: now, trashed: new Set([3]) });
  expect(same).toBe(1);
  expect(changes.map(({ kind, claimIds }) => [kind, ...claimIds])).toEqual([
    ['changed', 2],
    ['trashed', 3],
    ['not_printed', 4],
    ['printed', 5],
    ['added', 6],
  ]);
});

it('sees a source as changed while any of its quotations is still there, and as gone after that', () => {
  const of = [kept([1, 2], 'Source. Quotations 1 and 2.')];
  expect(
    changesSince(of, { entries: [entry([2], 'Source. Quotation 2.')], trashed: NONE }).changes,
  ).toMatchObject([{ kind: 'changed', claimIds: [1, 2] }]);
  expect(changesSince(of, { entries: [], trashed: NONE }).changes).toMatchObject([{ kind: 'gone' }]);
});

it('says a status that is another although the words are the same', () => {
  const now = entry([1], 'A', { claims: [{ id: 1, version: 2, status: 'disputed' }] });
  const { changes } = changesSince([kept([1], 'A')], { entries: [now], trashed: NONE });
  expect(changes).toMatchObject([
    { kind: 'status', statuses: [{ claimId: 1, before: 'open', after: 'disputed' }] },
  ]);
});

it('knows claims by their numbers here, and compares no status where one did not come along', () => {
  const there = entry([70, 71], 'A');
  const now = entry([7], 'A', { claims: [{ id: 7, version: 1, status: 'disputed' }] });
  const { same, changes } = changesSince([{ entry: there, claimIds: [7, null] }], {
    entries: [now],
    trashed: NONE,
  });
  expect([same, changes]).toEqual([1, []]);
});

it('says of an erased entry that it was', () => {
  const { changes } = changesSince([{ entry: null, claimIds: [1] }], { entries: [], trashed: NONE });
  expect(changes).toMatchObject([{ kind: 'erased', before: '', after: '' }]);
});
