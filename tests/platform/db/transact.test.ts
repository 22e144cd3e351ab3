import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

const DESK = { id: 1 };
const opened: TestDatabase[] = [];
let desk: TestDatabase;
beforeEach(async () => {
  desk = await fresh();
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function fresh(...followers: Parameters<typeof freshDatabase>): Promise<TestDatabase> {
  const database = await freshDatabase(...followers);
  opened.push(database);
  return database;
}

function addTag(change: WriteContext, name: string) {
  return addRow(change, 'tags', { name });
}

async function tagNames(database = desk): Promise<string[]> {
  const tags = await database.db.selectFrom('tags').select('name').orderBy('id').execute();
  return tags.map(({ name }) => name);
}

async function eventCount(database = desk): Promise<number> {
  return (await database.db.selectFrom('events').select('seq').execute()).length;
}

describe('a change', () => {
  it('has one time, the clock’s, and an id of 128 bits that no other change has', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { at, id } = await desk.transact(DESK, async (change) => change);
      expect(at).toBe('2023-06-25T09:00:00.000Z');
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      seen.add(id);
    }
    expect(seen.size).toBe(3);
  });

  it('is seen by readers once it is kept, and not before', async () => {
    await desk.transact(DESK, async (change) => {
      await addTag(change, 'taiwan');
      expect(await tagNames()).toEqual([]);
    });
    expect(await tagNames()).toEqual(['taiwan']);
  });

  it('answers what its work answers', async () => {
    expect(await desk.transact(DESK, async () => 42)).toBe(42);
  });

  it('leaves nothing when its work throws, and the next change goes on', async () => {
    const failing = desk.transact(DESK, async (change) => {
      await addTag(change, 'taiwan');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await tagNames(), await eventCount()]).toEqual([[], 0]);
    await desk.transact(DESK, (change) => addTag(change, 'nato'));
    expect(await tagNames()).toEqual(['nato']);
  });

  it('leaves nothing when its commit fails', async () => {
    const failing = desk.transact(DESK, async (change) => {
      await addTag(change, 'taiwan');
      // A key that points nowhere is found at commit, since it may point somewhere by then.
      await sql`pragma defer_foreign_keys = on`.execute(change.tx);
      await addRow(change, 'claim_tags', { claim_id: 99, tag_id: 1 });
    });
    await expect(failing).rejects.toThrow('FOREIGN KEY');
    expect([await tagNames(), await eventCount()]).toEqual([[], 0]);
    expect(await desk.transact(DESK, async () => 'goes on')).toBe('goes on');
  });

  it('cannot be written to after it has ended', async () => {
    const ended = await desk.transact(DESK, async (change) => change);
    await expect(addTag(ended, 'late')).rejects.toThrow('already committed');
    expect(await tagNames()).toEqual([]);
  });

  it('may write rows and record nothing, as for sessions', async () => {
    const at = '2023-06-25T09:00:00.000Z';
    const session = { id_hash: 'a', user_id: 1, created_at: at, seen_at: at };
    await desk.transact(DESK, ({ tx }) => tx.insertInto('sessions').values(session).execute());
    expect(await eventCount()).toBe(0);
  });
});

describe('changes', () => {
  it('run one after another in the order they were asked for', async () => {
    const steps: string[] = [];
    const change = (name: string) =>
      desk.transact(DESK, async (change) => {
        steps.push(`${name} begins`);
        await addTag(change, name);
        steps.push(`${name} ends`);
      });
    await Promise.all(['a', 'b', 'c'].map(change));
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(await tagNames()).toEqual(['a', 'b', 'c']);
  });

  it('inside a change are refused at once instead of waiting for it for ever', async () => {
    const nested = desk.transact(DESK, async (change) => {
      await addTag(change, 'outer');
      await desk.transact(DESK, (inner) => addTag(inner, 'inner'));
    });
    await expect(nested).rejects.toThrow('transact was called inside a transaction');
    expect(await tagNames()).toEqual([]);
  });

  it('inside a follower are refused too', async () => {
    const database: TestDatabase = await fresh([async () => database.transact(DESK, async () => {})]);
    await expect(database.transact(DESK, async () => {})).rejects.toThrow('inside a transaction');
  });

  it('of two databases may be inside each other', async () => {
    const other = await fresh();
    await desk.transact(DESK, async (change) => {
      await addTag(change, 'here');
      await other.transact(DESK, (inner) => addTag(inner, 'there'));
    });
    expect([await tagNames(), await tagNames(other)]).toEqual([['here'], ['there']]);
  });

  it('may be started by what a change left running, once it has ended', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const later = await desk.transact(DESK, async () => {
      return { done: ended.then(() => desk.transact(DESK, (change) => addTag(change, 'later'))) };
    });
    end();
    await later.done;
    expect(await tagNames()).toEqual(['later']);
  });
});

describe('followers', () => {
  it('run in order before commit, each with the events so far', async () => {
    const seen: string[] = [];
    const database = await fresh([
      async (change, events) => {
        seen.push(`first: ${events.map(({ action, subjectKind }) => `${action} ${subjectKind}`)}`);
        await addTag(change, 'followed');
      },
      async (_change, events) => {
        seen.push(`second: ${events.length}`);
        expect(await eventCount(database)).toBe(0);
      },
    ]);
    await database.transact(DESK, (change) => addTag(change, 'taiwan'));
    expect(seen).toEqual(['first: added tag', 'second: 2']);
    expect(await tagNames(database)).toEqual(['taiwan', 'followed']);
  });

  it('that throw undo the whole change', async () => {
    const database = await fresh([
      async () => {
        throw new Error('cannot follow');
      },
    ]);
    await expect(database.transact(DESK, (change) => addTag(change, 'taiwan'))).rejects.toThrow(
      'cannot follow',
    );
    expect([await tagNames(database), await eventCount(database)]).toEqual([[], 0]);
  });

  it('do not run for work that throws', async () => {
    let ran = false;
    const database = await fresh([
      async () => {
        ran = true;
      },
    ]);
    await expect(database.transact(DESK, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(ran).toBe(false);
  });
});

describe('closing', () => {
  it('lets what was asked for finish and refuses what comes after', async () => {
    const database = await freshDatabase();
    const before = database.transact(DESK, (change) => addTag(change, 'in time'));
    const closed = database.close();
    const after = database.transact(DESK, (change) => addTag(change, 'too late'));
    await expect(after).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    expect(await before).toMatchObject({ name: 'in time' });
    await closed;
    await database.close();
  });
});
