import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK } from '../../../src/platform/viewer.js';
import { EntryReader } from '../../../src/publishing/lists/entry-store.js';
import { type DeskWithClaims, openDeskWithClaims } from './desk-with-claims.js';

describe('what entries are made from', () => {
  let on: DeskWithClaims;
  beforeAll(async () => {
    on = await openDeskWithClaims();
  });
  afterAll(() => on.desk.close());

  it('comes with the source, its kept copies, the office of the day and the notes that are open', async () => {
    const [a, b] = on.claims;
    const [before] = await new EntryReader(on.desk.ctx.db, DESK).entries([a]);
    const [source] = before?.sources ?? [];
    const paste = { text: 'He said: No room for compromise.' };
    expect((await on.desk.json('POST', `/sources/${source?.id}/snapshots`, paste, on.token)).status).toBe(
      201,
    );
    const note = { body: 'Who translated it?', motivation: 'questioning' };
    expect((await on.desk.json('POST', `/claims/${a}/annotations`, note, on.token)).status).toBe(201);
    const about = `/attributions/${before?.attributions[0]?.id}/annotations`;
    expect((await on.desk.json('POST', about, note, on.token)).status).toBe(201);
    const entries = await new EntryReader(on.desk.ctx.db, DESK).entries([b, a, 9999]);
    expect(entries.map(({ claim, open_notes }) => [claim.id, open_notes])).toEqual([
      [b, 0],
      [a, 2],
    ]);
    await on.desk.json(
      'POST',
      `/claims/${b}/findings`,
      {
        findings: [
          { facet: 'context', value: 'fair' },
          { facet: 'speaker', value: 'confirmed' },
        ],
      },
      on.token,
    );
    const { version } = (await (await on.desk.get(`/claims/${b}.json`, on.token)).json()) as {
      version: number;
    };
    const headers = { ...on.token, 'if-match': `"${version}"` };
    expect((await on.desk.json('PATCH', `/claims/${b}`, { text: 'Other words.' }, headers)).status).toBe(200);
    const [stale] = await new EntryReader(on.desk.ctx.db, DESK).entries([b]);
    expect(stale?.status.reason).toMatch(
      /^1 of 6 checks done; latest: speaker – confirmed; 1 finding is out of date$/,
    );
    expect(entries[1]).toMatchObject({
      title_on_day: 'Director, Office',
      status: { status: 'open', reason: 'Nobody has checked this yet' },
      sources: [{ title: 'Blinken in China', outlet_name: 'The Paper' }],
      copies: [{ captured_by_name: 'Chris Checker' }],
    });
  });
});
