import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedSample } from '../../../src/publishing/practice/actions/sample.js';
import { practiceDesk, sampleDesk } from '../../sample/desk-form.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// The practice story comes onto a desk and goes from it again, and nothing that somebody built on it goes along.

const STORY = practiceDesk();
const WHOLE = { claims: 7, speakers: 3, sources: 5, outlets: 5, occasions: 2, tags: 1, lists: 1 };
const NONE = { claims: 0, speakers: 0, sources: 0, outlets: 0, occasions: 0, tags: 0, lists: 0 };

let desk: TestDesk;
let editor: Sends;
beforeEach(async () => {
  desk = await openDesk();
  await seedSample(desk.ctx);
  editor = await desk.signIn('editor');
});
afterEach(() => desk.close());

const answerOf = async (answer: Response) => ({ status: answer.status, body: await answer.json() });
const add = async () => answerOf(await desk.json('POST', '/practice-story', {}, editor));
const remove = async () => answerOf(await desk.json('DELETE', '/practice-story', undefined, editor));
const queue = async () => {
  const home = (await (await desk.get('/.json', editor)).json()) as { queue: object };
  return JSON.stringify(home.queue);
};
const state = async () => (await desk.get('/practice-story.json', editor)).json();
const text = async (path: string) => (await desk.get(path, editor)).text();

async function lengthsOf(): Promise<Record<string, number>> {
  const lengths: Record<string, number> = {};
  for (const noun of ['claims', 'speakers', 'sources', 'outlets', 'occasions', 'tags', 'lists']) {
    const list = (await (await desk.get(`/${noun}.json`, editor)).json()) as Record<string, unknown[]>;
    lengths[noun] = list[noun]?.length ?? 0;
  }
  return lengths;
}

describe('the practice story', () => {
  it('is not on a desk before somebody adds it', async () => {
    expect(await state()).toEqual({ state: 'absent', here: NONE, in_trash: NONE });
    expect(await text('/claims')).not.toContain('invented');
    expect(await text('/practice-story')).toContain('Add the practice story');
  });

  it('is added whole, and once', async () => {
    expect(await add()).toEqual({ status: 201, body: { added: WHOLE } });
    expect(await add()).toEqual({ status: 200, body: { unchanged: NONE } });
    expect(await state()).toEqual({ state: 'here', here: WHOLE, in_trash: NONE });
    const { claims } = await lengthsOf();
    expect(claims).toBe(sampleDesk().claims.length + STORY.claims.length);
  });

  it('goes from every list, the search, the queue and the counts, and leaves the rest as it was', async () => {
    const before = await lengthsOf();
    const home = await queue();
    await add();
    await desk.ctx.comparer.all();
    expect(await text('/')).toContain('(invented)');
    expect(await remove()).toEqual({ status: 200, body: { removed: WHOLE, kept: [] } });
    expect(await lengthsOf()).toEqual(before);
    expect(await queue()).toBe(home);
    for (const path of ['/claims', '/claims?q=ferry', '/annotations?show=all', '/searches?show=all']) {
      expect(await text(path), path).not.toMatch(/invented|Ostrey/);
    }
    const exported = await desk.get('/claims/export?format=text', editor);
    expect(await exported.text()).not.toContain('invented');
  });

  it('comes back as it was left, with no doubles, however often it goes', async () => {
    await add();
    const whole = await lengthsOf();
    const [claim] = await desk.ctx.db
      .selectFrom('claims')
      .select('id')
      .where('text', 'like', 'The pier%')
      .execute();
    const words = 'The pier does not need a new deck before the spring.';
    const page = await (await desk.get(`/claims/${claim?.id}.json`, editor)).json();
    const { version } = page as { version: number };
    await desk.json(
      'PATCH',
      `/claims/${claim?.id}`,
      { text: words },
      { ...editor, 'if-match': `"${version}"` },
    );
    for (const round of [1, 2]) {
      expect((await remove()).body, `round ${round}`).toEqual({ removed: WHOLE, kept: [] });
      expect(await add(), `round ${round}`).toEqual({ status: 200, body: { restored: WHOLE } });
      expect(await lengthsOf(), `round ${round}`).toEqual(whole);
    }
    expect(await text(`/claims/${claim?.id}`)).toContain(words);
  });

  it('lets no quotation back alone from the trash while its sources are there', async () => {
    await add();
    await remove();
    const row = await desk.ctx.db
      .selectFrom('claims')
      .select(['id', 'speaker_id', 'occasion_id'])
      .where('text', 'like', 'The pier%')
      .executeTakeFirstOrThrow();
    expect((await desk.get(`/claims/${row.id}`, editor)).status).toBe(200);
    const restore = (path: string) => desk.form(`${path}/restoration`, {}, editor);
    await restore(`/speakers/${row.speaker_id}`);
    const refused = await restore(`/claims/${row.id}`);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(
      /This depends on the occasion \d+ and the source \d+, which is in the trash too/,
    );
  });

  it('is removed from a desk that never had it without a fault', async () => {
    expect(await remove()).toEqual({ status: 200, body: { removed: NONE, kept: [] } });
  });

  it('goes by its buttons, and the page says in words what is where', async () => {
    const added = await desk.form('/practice-story', {}, editor);
    expect(added.headers.get('location')).toBe('/practice-story?done=added');
    const here = await text('/practice-story?done=added');
    expect(here).toContain(
      'Added: 7 quotations, 3 speakers, 5 sources, 5 outlets, 2 occasions, one tag and one list.',
    );
    const removed = await desk.form('/practice-story/removal', {}, editor);
    expect(removed.headers.get('location')).toBe('/practice-story?done=removed');
    expect(await text('/practice-story?done=removed')).toContain('In the trash: 7 quotations');
  });

  it('is for editors and up', async () => {
    for (const role of ['viewer', 'checker'] as const) {
      const sends = await desk.signIn(role);
      expect((await desk.get('/practice-story', sends)).status).toBe(403);
      expect((await desk.json('POST', '/practice-story', {}, sends)).status).toBe(403);
      expect((await desk.json('DELETE', '/practice-story', undefined, sends)).status).toBe(403);
    }
    expect(await state()).toMatchObject({ state: 'absent' });
  });
});

describe('what somebody built on the practice story', () => {
  const idOf = async (table: 'speakers' | 'claims', like: string) => {
    const column = table === 'claims' ? 'text' : 'name';
    const row = await desk.ctx.db
      .selectFrom(table as 'speakers')
      .select('id')
      .where(column as 'name', 'like', like)
      .executeTakeFirstOrThrow();
    return row.id;
  };

  it('keeps a speaker whom somebody’s own quotation is credited to, and says so', async () => {
    await add();
    const mayor = await idOf('speakers', 'Mira Tolland%');
    await desk.as('checker', (change) => addTestClaim(change, { speaker_id: mayor, text: 'Of my own.' }));
    const { body } = await remove();
    expect(body).toEqual({
      removed: { ...WHOLE, speakers: 2 },
      kept: [{ href: `/speakers/${mayor}`, what: 'Speaker', name: 'Mira Tolland (invented)' }],
    });
    expect(await text('/claims')).toContain('Of my own.');
    const page = await text('/practice-story');
    expect(page).toContain('Kept because other records use them');
    expect(page).toContain(`/speakers/${mayor}`);
    expect((await add()).body).toEqual({ restored: { ...WHOLE, speakers: 2 } });
    expect((await state()) as object).toEqual({ state: 'here', here: WHOLE, in_trash: NONE });
  });

  it('keeps a quotation that has a source of somebody’s own, with all that it rests on', async () => {
    await add();
    const claim = await idOf('claims', 'The yard has robbed%');
    const attribution = { source: { title: 'The Gazette', type: 'article-newspaper' }, tier: 'secondary' };
    const added = await desk.json('POST', `/claims/${claim}/attributions`, attribution, editor);
    expect(added.status, await added.clone().text()).toBe(201);
    const { body } = await remove();
    const { removed, kept } = body as { removed: typeof WHOLE; kept: { what: string; name: string }[] };
    expect(removed).toEqual({
      claims: 6,
      speakers: 2,
      sources: 4,
      outlets: 4,
      occasions: 1,
      tags: 0,
      lists: 1,
    });
    expect(kept.map(({ what }) => what)).toEqual([
      'Quotation',
      'Occasion',
      'Speaker',
      'Source',
      'Outlet',
      'Tag',
    ]);
    expect((await desk.get(`/claims/${claim}`, editor)).status).toBe(200);
  });

  it('keeps a quotation that is linked to one of the real story', async () => {
    await add();
    const claim = await idOf('claims', 'We will not raise%');
    const link = { kind: 'compare', other_claim_id: claim };
    expect((await desk.json('POST', '/claims/1/links', link, editor)).status).toBe(201);
    expect((await remove()).body).toMatchObject({ removed: { claims: 6 } });
    const linked = await (await desk.get('/claims/1/links.json', editor)).text();
    expect(linked).toContain(`"claim_id":${claim}`);
    expect(await text(`/claims/${claim}`)).toContain('We will not raise the fares this year.');
  });

  it('keeps the list of the story where other quotations were put on it', async () => {
    await add();
    const list = await desk.ctx.db
      .selectFrom('lists')
      .select('id')
      .where('title', 'like', '%invented%')
      .executeTakeFirstOrThrow();
    await desk.json('POST', `/lists/${list.id}/items`, { claim_id: 1 }, editor);
    expect((await remove()).body).toMatchObject({
      removed: { ...WHOLE, lists: 0 },
      kept: [{ href: `/lists/${list.id}`, what: 'List' }],
    });
  });

  it('does not take a record that only has one of its names for the story', async () => {
    const own = await desk.as('checker', async (change) => {
      const speaker = await addTestSpeaker(change, 'Mira Tolland (invented)');
      return addTestClaim(change, { speaker_id: speaker.id, text: 'Mine, whatever the name.' });
    });
    expect(await state()).toMatchObject({ state: 'absent' });
    await add();
    await remove();
    expect((await desk.get(`/claims/${own.id}`, editor)).status).toBe(200);
  });

  it('finds the story on a desk to which it came in one change with the real one', async () => {
    const both = await openDesk();
    try {
      const { importDesk } = await import('../../../src/publishing/exchange/actions/import.js');
      const { withSampleFile } = await import('../../../src/publishing/practice/actions/sample.js');
      await both.ctx.transact({ id: 1 }, async (change) => {
        for (const name of ['sample', 'practice'] as const)
          await withSampleFile(name, (file) => importDesk(change, file));
      });
      const sends = await both.token('editor');
      const removed = await both.json('DELETE', '/practice-story', undefined, sends);
      expect(await removed.json()).toEqual({ removed: WHOLE, kept: [] });
      const { claims } = (await (await both.get('/claims.json', sends)).json()) as { claims: unknown[] };
      expect(claims).toHaveLength(sampleDesk().claims.length);
    } finally {
      await both.close();
    }
  });
});
