import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AsideDesk, asideDesk, REASON, WORDS } from './aside-desk.js';

// The copy of a source has “not”, which the quotation has lost. The source is corrected and the quotation is not.

const RIGHT = 'The council does not want a new bridge here.';

let desk: AsideDesk;
let other: number;
beforeEach(async () => {
  desk = await asideDesk();
  const made = await desk.send('POST', '/sources', { title: 'The Gazette', language: 'en' });
  other = ((await made.json()) as { id: number }).id;
});
afterEach(() => desk.close());

const match = async (sends = desk.checker) =>
  ((await (await desk.get(`/claims/${desk.claim}.json`, sends)).json()) as { match: Match }).match;

interface Match {
  readonly state: string;
  readonly words: string | null;
}

/** The false words rest on a source without a copy, and the source that was compared has the right ones. */
async function part(): Promise<void> {
  const added = await desk.send('POST', `/claims/${desk.claim}/attributions`, {
    source_id: other,
    wording: WORDS,
  });
  const { id } = (await added.json()) as { id: number };
  await takeWordingFrom(id);
  await correct({ wording: RIGHT });
}

async function takeWordingFrom(attribution_id: number): Promise<void> {
  const read = await desk.get(`/claims/${desk.claim}.json`, desk.checker);
  const { version } = (await read.json()) as { version: number };
  const headers = { ...desk.checker, 'if-match': `"${version}"` };
  const path = `/claims/${desk.claim}/reference`;
  const chosen = await desk.json('POST', path, { attribution_id }, headers);
  expect(chosen.status, await chosen.clone().text()).toBe(200);
  await desk.compared();
}

async function correct(body: object): Promise<Response> {
  const answer = await desk.send('PATCH', `/attributions/${desk.attribution}`, body);
  await desk.compared();
  return answer;
}

describe('a quotation whose words only a source without a copy has', () => {
  it('differs from the copy that has other words, which it says', async () => {
    await part();
    expect(await match()).toMatchObject({
      state: 'differs',
      words: `‘Read-out’ has ‘${RIGHT}’`,
    });
    expect(await desk.standing()).toBe('open');
  });

  it.each([
    ['is moved to another source', 'source_changed', { source: { title: 'A mirror' } }],
    ['loses its wording', 'wording_cleared', { wording: null }],
  ])('waits for a second person where the source of that copy %s', async (_, kind, body) => {
    await part();
    const bare = await correct(body);
    expect([bare.status, await bare.text()]).toEqual([422, expect.stringContaining(RIGHT)]);
    expect((await correct({ ...body, ...REASON })).status).toBe(200);
    expect(await desk.setAsides()).toMatchObject([{ kind, pending: true }]);
  });

  it('waits for a second person where wording and source become those of another language', async () => {
    await part();
    expect((await desk.send('PATCH', '/sources/1', { language: null })).status).toBe(200);
    expect((await correct({ language: 'de' })).status).toBe(200);
    const bare = await desk.send('PATCH', '/sources/1', { language: 'de' });
    expect([bare.status, await bare.text()]).toEqual([422, expect.stringContaining('set_aside_reason')]);
    expect((await desk.send('PATCH', '/sources/1', { language: 'de', ...REASON })).status).toBe(200);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ kind: 'language_changed', stands: true, pending: true }]);
  });

  it('has the same words again once it takes those of the copy', async () => {
    await part();
    await takeWordingFrom(desk.attribution);
    expect((await match()).state).toBe('same');
  });

  it('has the same words where a copy of its own source has them', async () => {
    await part();
    await desk.json('POST', `/sources/${other}/snapshots`, { text: `“${WORDS}” he said.` }, desk.editor);
    await desk.compared();
    expect((await match()).state).toBe('same');
  });
});

describe('an edit that leaves wording and source as they are', () => {
  it('keeps the mismatch until the wording is compared again', async () => {
    desk.ctx.comparer.close();
    expect((await desk.send('PATCH', `/attributions/${desk.attribution}`, { locator: 'p. 3' })).status).toBe(
      200,
    );
    expect(await desk.standing()).toBe('open');
    const moved = await desk.send('PATCH', `/attributions/${desk.attribution}`, {
      source: { title: 'A mirror' },
    });
    expect([moved.status, await moved.text()]).toEqual([422, expect.stringContaining('set_aside_reason')]);
  });
});
