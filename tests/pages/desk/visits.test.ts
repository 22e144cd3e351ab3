import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: TestDesk;
let checker: Sends;
beforeEach(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
afterEach(() => desk.close());

/** Looks at the first page, and waits until that was noted. */
async function look(): Promise<string> {
  const html = await (await desk.get('/', checker)).text();
  await desk.ctx.transact({ id: 1 }, async () => {});
  return html;
}

function visit() {
  return desk.ctx.db
    .selectFrom('visits')
    .selectAll()
    .where('user_id', '=', desk.users.checker.id)
    .executeTakeFirst();
}

async function add(role: 'checker' | 'editor', name: string): Promise<void> {
  await desk.as(role, (change) => addTestSpeaker(change, name));
}

async function lastSeq(): Promise<number> {
  const { seq } = await desk.ctx.db
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return seq ?? 0;
}

describe('a visit', () => {
  it('is noted with the first page, and then once a minute at most', async () => {
    await look();
    const first = await visit();
    expect(first).toMatchObject({ away_since: null, away_seq: null });
    desk.clock.advance(MINUTE - 1);
    await look();
    expect(await visit()).toEqual(first);
    desk.clock.advance(2);
    await look();
    expect((await visit())?.seen_at).toBe(desk.clock.now().toISOString());
  });

  it('begins anew after an hour, and knows what was the newest on the record before', async () => {
    await look();
    const left = desk.clock.now().toISOString();
    const newest = await lastSeq();
    desk.clock.advance(HOUR);
    await add('editor', 'Meanwhile');
    desk.clock.advance(1);
    await look();
    const back = { away_since: left, away_seq: newest };
    expect(await visit()).toMatchObject({ ...back, seen_at: desk.clock.now().toISOString() });
    desk.clock.advance(30 * MINUTE);
    await look();
    expect(await visit()).toMatchObject(back);
  });

  it('is none for a token, and leaves no event', async () => {
    const before = await lastSeq();
    await look();
    expect(await lastSeq()).toBe(before);
    await desk.get('/.json', await desk.token('editor'));
    await desk.ctx.transact({ id: 1 }, async () => {});
    expect(await desk.ctx.db.selectFrom('visits').select('user_id').execute()).toHaveLength(1);
  });
});

describe('what changed since one was here', () => {
  it('is what others did, from the first page after coming back', async () => {
    await add('editor', 'Long before');
    expect(await look()).toContain('Recent changes');
    desk.clock.advance(MINUTE);
    await add('editor', 'Meanwhile');
    await add('checker', 'By myself');
    desk.clock.advance(2 * HOUR);
    // Both the page on which the visit is noted and the next one say the same.
    for (const html of [await look(), await look()]) {
      const changed = html.slice(html.indexOf('id="changed-last"'), html.indexOf('id="touched"'));
      expect(changed).toContain('Changes since your last visit <span class="count">1</span>');
      expect(changed).toContain('25 June 2023, 09:00 UTC');
      expect(changed).toContain('Meanwhile');
      for (const words of ['Long before', 'By myself']) expect(changed).not.toContain(words);
    }
  });

  it('says so where it is nothing', async () => {
    await add('editor', 'Long before');
    await look();
    desk.clock.advance(2 * HOUR);
    expect(await look()).toContain('No changes by others');
    const json = await (await desk.get('/.json', checker)).json();
    expect(json).toMatchObject({ away_since: '2023-06-25T09:00:00.000Z', changes: [] });
  });
});
