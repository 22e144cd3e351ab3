import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sinceOf } from '../../../src/pages/desk/input.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
let checker: Sends;
beforeEach(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  await desk.as('checker', async (change) => {
    const speaker = await addTestSpeaker(change, 'Wang Yi');
    const said = await addTestClaim(change, { speaker_id: speaker.id, text: 'No room for compromise' });
    const quiet = await addTestSpeaker(change, 'The quiet one');
    const held = { speaker_id: quiet.id, text: 'In secret', ground_rule: 'background' } as const;
    const secret = await addTestClaim(change, held);
    for (const [claim_id, body] of [
      [said.id, 'Which broadcast?'],
      [secret.id, 'Who else was there?'],
    ] as const) {
      const own = { claim_id, author_id: change.actor.id };
      await addRow(change, 'annotations', { ...own, motivation: 'questioning', body } as never);
      const looked = { place: `Archive for ${body}`, words: 'compromise', outcome: 'open' };
      await addRow(change, 'searches', { ...own, ...looked } as never);
    }
    const rationale = 'A parody account said it.';
    const finding = { claim_id: said.id, facet: 'speaker', value: 'fabricated', rationale };
    const by = { claim_version: 1, needs_second: 1, author_id: change.actor.id };
    await addRow(change, 'findings', { ...finding, ...by } as never);
  });
});
afterEach(() => desk.close());

async function shift(query = '', sends = checker) {
  return (await (await desk.get(`/handover.json${query}`, sends)).json()) as {
    readonly text: string;
    readonly since: string;
    readonly changes: readonly object[];
    readonly claims: readonly object[];
    readonly queue: readonly { readonly id: string }[];
  };
}

describe('a hand-over', () => {
  it('tells what I did, how my claims stand, and what waits', async () => {
    const html = await (await desk.get('/handover', checker)).text();
    for (const words of [
      'logged a search for',
      'Nobody has checked this yet',
      'Which broadcast?',
      'Who else was there?',
      'Waiting for an editor or admin',
      'Open searches',
      'On background',
    ])
      expect(html).toContain(words);
    expect(await checkHtml(html)).toEqual([]);
    const json = await shift();
    expect(json.claims).toHaveLength(2);
    expect(json.queue.map(({ id }) => id)).toEqual(['waiting', 'questions', 'searches']);
  });

  it('keeps out of the text what is not on the record, and what nobody has agreed to', async () => {
    const { text } = await shift();
    expect(text).toContain('Handover by Chris Checker, 25 June 2023, 09:00 UTC');
    expect(text).toContain(
      'Quotation 1, Wang Yi: “No room for compromise”: Which broadcast? (by Chris Checker, 25 June 2023',
    );
    expect(text).toContain('Quotation 2 (on background; text not shown)');
    expect(text).toContain('Waiting for a second person: 1');
    for (const words of ['In secret', 'The quiet one', 'Who else', 'No record found', 'parody'])
      expect(text).not.toContain(words);
  });

  it('begins when I came on, or as long ago as is asked for', async () => {
    await desk.get('/', checker);
    await desk.ctx.transact({ id: 1 }, async () => {});
    desk.clock.advance(5 * 3_600_000);
    expect((await shift()).since).toBe('2023-06-25T09:00:00.000Z');
    expect((await shift()).changes).toEqual([]);
    expect((await shift('?since=4h')).changes).toEqual([]);
    expect((await shift('?since=8h')).changes).toHaveLength(1);
    expect((await shift('?since=8h')).text).toContain('Since 25 June 2023, 06:00 UTC');
    expect((await desk.get('/handover?since=yesterday', checker)).status).toBe(422);
    expect((await desk.get('/handover?until=8h', checker)).status).toBe(422);
  });

  it('is one’s own', async () => {
    const editor = await desk.signIn('editor');
    const json = await shift('', editor);
    expect(json.changes).toEqual([]);
    expect(json.text).toContain('Done\n- nothing');
    const html = await (await desk.get('/handover', editor)).text();
    expect(html).toContain('No changes since then');
    expect(html).toContain('(You can agree with it)');
  });

  it('is for checkers and up', async () => {
    expect((await desk.get('/handover', await desk.signIn('viewer'))).status).toBe(403);
  });
});

describe('the beginning of a shift', () => {
  const now = '2023-06-25T20:00:00.000Z';

  it.each([
    ['here', '2023-06-25T09:00:00.000Z', '2023-06-25T09:00:00.000Z'],
    ['here', null, '2023-06-25T08:00:00.000Z'],
    ['24h', '2023-06-25T09:00:00.000Z', '2023-06-24T20:00:00.000Z'],
  ] as const)('asked for by %s, having come on at %s, is %s', (wish, cameOn, since) => {
    expect(sinceOf(wish, cameOn, now)).toBe(since);
  });
});
