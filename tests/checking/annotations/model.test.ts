import { describe, expect, it } from 'vitest';
import {
  mayEdit,
  notesAddress,
  targetOf,
  threadsOf,
  withoutTrash,
} from '../../../src/checking/annotations/model.js';
import type { Viewer } from '../../../src/platform/viewer.js';

const note = (id: number, parent_id: number | null = null, trashed_at: string | null = null) => ({
  id,
  parent_id,
  trashed_at,
});
const ids = (threads: ReturnType<typeof threadsOf>) =>
  threads.map((thread) => [thread.note.id, ...thread.replies.map(({ id }) => id)]);

describe('threads', () => {
  it('gather every answer, however deep, under the note at their head', () => {
    const threads = threadsOf([note(1), note(2), note(3, 1), note(4, 3), note(5, 2), note(6, 1)]);
    expect(ids(threads)).toEqual([
      [1, 3, 4, 6],
      [2, 5],
    ]);
  });

  it('leave out answers to notes that were not read', () => {
    expect(ids(threadsOf([note(1), note(3, 2)]))).toEqual([[1]]);
  });

  it('go on without the trash, and end where nothing else is left', () => {
    const trashed = '2023-06-25T09:00:00.000Z';
    const threads = threadsOf([
      note(1, null, trashed),
      note(2, 1),
      note(3, 2, trashed),
      note(4, null, trashed),
      note(5, 4, trashed),
      note(6),
    ]);
    expect(ids(withoutTrash(threads))).toEqual([[1, 2], [6]]);
  });
});

describe('a note', () => {
  it('stands on one target, whose notes have an address', () => {
    const none = {
      claim_id: null,
      attribution_id: null,
      source_id: null,
      snapshot_id: null,
      on_source_id: null,
    };
    const address = (columns: object) => notesAddress(targetOf({ ...none, ...columns }));
    expect(address({ claim_id: 4 })).toBe('/claims/4/annotations');
    expect(address({ attribution_id: 4, on_source_id: 2 })).toBe('/attributions/4/annotations');
    expect(address({ source_id: 4, on_source_id: 4 })).toBe('/sources/4/annotations');
    expect(address({ snapshot_id: 4, on_source_id: 2 })).toBe('/sources/2/snapshots/4/annotations');
  });

  it.each([
    ['checker', 7, 'write', true],
    ['checker', 8, 'write', false],
    ['editor', 8, 'write', true],
    ['editor', 7, 'read', false],
    ['viewer', 7, 'write', false],
  ] as const)('may be edited by a %s of number %i who may %s: %s', (role, userId, scope, expected) => {
    const viewer: Viewer = { userId, name: 'N', role, scope };
    expect(mayEdit({ author_id: 7 }, viewer)).toBe(expected);
  });
});
