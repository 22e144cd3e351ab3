import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkHtml } from '../../support/html.js';
import { type ComparedDesk, comparedDesk } from '../comparison-queue/compared-desk.js';

// Passages changed in newer copies: on the source's page, in the queue, in the handover, in the feed.

const FIRST =
  'The envoy met the minister. “We have no room for compromise on this,” she said. Nobody expects a treaty before autumn. Talks will go on in the capital next week.';
const EDITED =
  'The envoy met the minister. “We have little room for compromise on this,” she said. Talks will go on in the capital next week.';

let desk: ComparedDesk;
beforeEach(async () => {
  desk = await comparedDesk();
});
afterEach(() => desk.close());

type Role = 'viewer' | 'checker' | 'editor';

async function pageOf(path: string, role: Role = 'checker'): Promise<string> {
  const page = await (await desk.get(path, await desk.signIn(role))).text();
  checkHtml(page);
  return page;
}

async function jsonOf(path: string, role: Role = 'checker') {
  return (await desk.get(path, await desk.token(role))).json() as Promise<Record<string, never>>;
}

function section(page: string, id: string): string {
  const start = page.indexOf(`<section class="section" aria-labelledby="${id}">`);
  return start < 0 ? '' : page.slice(start, page.indexOf('</section>', start));
}

const ALTERED = 'We have no room for compromise on this';
const GONE = 'Nobody expects a treaty before autumn';

async function copyOfAnotherSource(): Promise<number> {
  const source = { type: 'webpage', title: 'Another source' };
  const at = (await desk.json('POST', '/sources', source, desk.sends)).headers.get('location');
  const kept = await desk.json('POST', `${at}/snapshots`, { text: EDITED }, desk.sends);
  expect(kept.status).toBe(201);
  return ((await kept.json()) as { id: number }).id;
}

async function twoCopies() {
  const first = await desk.keep(FIRST);
  const altered = await desk.addClaim(ALTERED);
  const gone = await desk.addClaim(GONE);
  const same = await desk.addClaim('Talks will go on in the capital next week');
  const answer = await desk.json(
    'POST',
    `/sources/1/snapshots/${first}/annotations`,
    {
      body: 'Who else says so?',
      motivation: 'questioning',
      selector: {
        exact: GONE,
        prefix: null,
        suffix: null,
        start_utf16: FIRST.indexOf(GONE),
        end_utf16: FIRST.indexOf(GONE) + GONE.length,
      },
    },
    desk.sends,
  );
  expect(answer.status, await answer.clone().text()).toBe(201);
  const note = ((await answer.json()) as { id: number }).id;
  return { first, newer: await desk.keep(EDITED), altered, gone, same, note };
}

describe('the page of a source', () => {
  it('says of each newer copy what became of the words, and what stands there now', async () => {
    const { newer, altered, note } = await twoCopies();
    const drift = section(await pageOf('/sources/1'), 'drift');
    expect(drift).toContain('<p>Quoted and annotated passages: 1 moved, 1 altered, 2 gone.</p>');
    expect(drift).toContain(`href="/attributions/${altered.attribution}"`);
    expect(drift).toContain(`href="/annotations/${note}"`);
    expect(drift).toMatch(new RegExp(`/sources/1/snapshots/${newer}\\?at=\\d+-\\d+#passage`));
    expect(drift).toContain('<del>no</del><ins>little</ins>');
    expect(drift).toContain('<summary>Unchanged, or moved to another place: 1</summary>');
    const { drift: rows, snapshots } = await jsonOf('/sources/1.json');
    expect(rows).toHaveLength(4);
    expect(snapshots?.[0]).toMatchObject({ id: newer, found_same_at: null });
  });

  it('says nothing of it while there is one copy', async () => {
    await desk.keep(FIRST);
    expect(section(await pageOf('/sources/1'), 'drift')).toBe('');
  });

  it('shows nothing of copies to viewers once a restricted claim cites it', async () => {
    await twoCopies();
    expect(section(await pageOf('/sources/1', 'viewer'), 'drift')).not.toBe('');
    await desk.addClaim('Not for print', { ground_rule: 'background' });
    const page = await pageOf('/sources/1', 'viewer');
    expect(page).not.toContain('Changes in newer copies');
    expect(page).not.toContain('little room');
    expect((await jsonOf('/sources/1.json', 'viewer')).drift).toEqual([]);
    expect(section(await pageOf('/sources/1'), 'drift')).not.toBe('');
  });
});

describe('the queue', () => {
  it('lists changed words with what settles them', async () => {
    const { newer, altered, gone, note } = await twoCopies();
    const list = section(await pageOf('/'), 'changed-words');
    expect(list).toContain('Changed sources <span class="count">3</span>');
    expect(list).toContain(`action="/attributions/${altered.attribution}/newer-copy"`);
    expect(list).toContain(`name="snapshot_id" value="${newer}"`);
    expect(list).not.toContain(`action="/attributions/${gone.attribution}/newer-copy"`);
    expect(list).toContain(`href="/claims/${gone.claim}#checks"`);
    expect(list).toContain(`action="/annotations/${note}/resolution"`);
    expect(section(await pageOf('/', 'viewer'), 'changed-words')).toBe('');
    const { queue } = await jsonOf('/.json');
    expect(queue).toContainEqual(
      expect.objectContaining({ id: 'changed-words', count: { value: 3, capped: false }, href: null }),
    );
  });

  it('forgets what was settled: by a finding, by taking the newer copy, by resolving the note', async () => {
    const { newer, altered, gone, note } = await twoCopies();
    desk.clock.advance(60_000);
    const count = async () => /count">(\d+)/.exec(section(await pageOf('/'), 'changed-words'))?.[1];
    await desk.json('POST', `/annotations/${note}/resolution`, {}, desk.sends);
    expect(await count()).toBe('2');
    const found = await desk.json(
      'POST',
      `/claims/${gone.claim}/findings`,
      {
        findings: [{ facet: 'wording', value: 'minor_changes', rationale: 'The edited page leaves it out.' }],
      },
      desk.sends,
    );
    expect(found.status).toBe(201);
    expect(await count()).toBe('1');
    const taken = await desk.form(
      `/attributions/${altered.attribution}/newer-copy`,
      { version: '1', snapshot_id: String(newer) },
      await desk.signIn('checker'),
    );
    expect([taken.status, taken.headers.get('location')]).toEqual([
      303,
      `/attributions/${altered.attribution}`,
    ]);
    expect(await count()).toBeUndefined();
    const row = await desk.ctx.db
      .selectFrom('attributions')
      .select(['snapshot_id', 'selector_exact', 'wording'])
      .where('id', '=', altered.attribution)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ snapshot_id: newer, wording: ALTERED });
    expect(row.selector_exact).toContain('little room');
  });

  it('takes no copy in which the words are gone, none that is not named, and none against an older version', async () => {
    const { newer, altered, gone } = await twoCopies();
    const take = async (attribution: number, body: object, version = 1) =>
      (
        await desk.json('POST', `/attributions/${attribution}/newer-copy`, body, {
          ...desk.sends,
          'if-match': `"${version}"`,
        })
      ).status;
    expect(await take(gone.attribution, { snapshot_id: newer })).toBe(409);
    expect(await take(altered.attribution, { snapshot_id: 99 })).toBe(422);
    const elsewhere = await copyOfAnotherSource();
    expect(await take(altered.attribution, { snapshot_id: elsewhere })).toBe(422);
    const unknown = await desk.form(
      `/attributions/${altered.attribution}/newer-copy`,
      { version: '1', snapshot_id: '99' },
      await desk.signIn('checker'),
    );
    expect([unknown.status, await unknown.text()]).toEqual([
      422,
      expect.stringContaining('This is not a copy of the same source. Choose one of its copies'),
    ]);
    expect(await take(altered.attribution, {})).toBe(422);
    expect(await take(altered.attribution, { snapshot_id: newer }, 7)).toBe(409);
    const form = await desk.form(
      `/attributions/${altered.attribution}/newer-copy`,
      { version: '1' },
      await desk.signIn('checker'),
    );
    expect([form.status, await form.text()]).toEqual([
      422,
      expect.stringMatching(
        new RegExp(`Choose the newer copy[\\s\\S]+<option value="${newer}"[^>]*>Copy of `),
      ),
    ]);
    expect(await take(altered.attribution, { snapshot_id: newer })).toBe(200);
  });

  it('is handed over, without the title of the source', async () => {
    const { note } = await twoCopies();
    const { text, queue } = await jsonOf('/handover.json');
    expect(text).toContain('Changed sources: 3');
    expect(text).toContain(
      '- Source 1: the words that a note quotes are missing from the newest copy or differ there (by ',
    );
    expect(text).not.toContain('Read-out: its');
    expect(JSON.stringify(queue)).toContain(`"source_id":1`);
    expect(await pageOf('/handover')).toContain(`action="/annotations/${note}/resolution"`);
  });
});

describe('the whole article, kept after a copy with the quotations alone', () => {
  const QUOTED = [
    'cheap talk',
    'The islands, on this question, have nothing to give away.',
    'the boats will stay in port',
  ];
  const ARTICLE =
    'Asked about the quota, Ilse Marren spoke of “cheap talk” and left.\n\n“The islands, on this question, – she said according to the harbour radio – have nothing to give away.”\n\nThe union, which did not vote, hears that Mr Dorn claims that the boats will stay in port.';

  it('has no words that changed, on any page', async () => {
    await desk.keep(QUOTED.map((words) => `“${words}”`).join('\n\n'));
    for (const words of QUOTED) await desk.addClaim(words);
    await desk.keep(ARTICLE);
    const told = 'Quoted and annotated passages: 3 moved.';
    expect(section(await pageOf('/sources/1'), 'drift')).toContain(told);
    expect(section(await pageOf('/'), 'changed-words')).toBe('');
    expect(await pageOf('/activity')).toContain('of the quoted and annotated passages, 3 moved');
    for (const id of [1, 2, 3])
      expect(await pageOf(`/claims/${id}`)).not.toMatch(/was altered since|has gone since/);
  });

  it('but unchanged words that stand under another name are told, and why', async () => {
    const said = (name: string) =>
      `The harbour closes at noon. “The boats will stay in port until the strike ends,” ${name} said.`;
    await desk.keep(said('Ilse Marren'));
    await desk.addClaim('The boats will stay in port until the strike ends');
    await desk.keep(said('Otto Dorn'));
    const says = 'These words are now attributed to someone else';
    const queue = section(await pageOf('/'), 'changed-words');
    expect(queue).toContain(says);
    expect(queue).toContain('the attribution has changed');
    const drift = section(await pageOf('/sources/1'), 'drift');
    expect(drift).toContain(says);
    expect(drift).toContain('Attribution or context changed: 1.');
    expect(drift).not.toContain('class="diff');
  });

  it('but unchanged words that are now denied are listed as a change of context', async () => {
    const said = (cue: string) => `The harbour closes at noon. Otto Dorn ${cue}: “We will pay by Friday.”`;
    await desk.keep(said('said'));
    await desk.addClaim('We will pay by Friday');
    await desk.keep(said('denied having said'));
    expect(section(await pageOf('/'), 'changed-words')).toContain('the context has changed');
    expect(section(await pageOf('/sources/1'), 'drift')).toContain('Context changed');
  });

  it('but with a “not” before them that has come in is told, and why', async () => {
    await desk.keep('So the boats will stay in port.');
    await desk.addClaim('the boats will stay in port');
    await desk.keep('Nobody believes that the boats will stay in port.');
    const says = 'These words now follow ‘not’ or a similar word';
    expect(section(await pageOf('/'), 'changed-words')).toContain(says);
    expect(section(await pageOf('/sources/1'), 'drift')).toContain(says);
  });
});

describe('what was done', () => {
  it('says of a kept copy what it did to what points into older ones, on every face', async () => {
    await twoCopies();
    const told = 'of the quoted and annotated passages, 1 moved, 1 altered, 2 gone';
    expect(await pageOf('/activity')).toContain(`: ${told}`);
    expect(JSON.stringify(await jsonOf('/activity.json'))).toContain(`saved the copy of Read-out: ${told}`);
    expect(await (await desk.get('/activity.csv', desk.sends)).text()).toContain(told);
    const feed = await (await desk.get('/activity.atom', desk.sends)).text();
    expect(feed).toMatch(new RegExp(`<title[^>]*>[^<]*Read-out: ${told}`));
    expect(await pageOf('/')).toContain(told);
  });

  it('says it to nobody who may not see the copies', async () => {
    await twoCopies();
    await desk.addClaim('Not for print', { ground_rule: 'background' });
    expect(JSON.stringify(await jsonOf('/activity.json', 'viewer'))).not.toContain('altered');
  });
});
