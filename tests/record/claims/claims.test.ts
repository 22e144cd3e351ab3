import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

const WANG = {
  text: 'On this issue China has no room for compromise or concessions.',
  language: 'en',
  form: 'direct',
  speaker: { name: 'Wang Yi', kind: 'person' },
  occasion: {
    name: 'Meeting with Antony Blinken',
    kind: 'meeting',
    date: '2023-06-19',
    time_zone: 'Asia/Shanghai',
    place: 'Beijing',
  },
  tags: ['taiwan', 'One China'],
  attribution: {
    source: { type: 'webpage', title: 'Blinken in China' },
    tier: 'secondary',
    credited_as: 'Chinese diplomatic chief',
    cue: 'he said according to',
    relayed_from: {
      source: { type: 'broadcast', title: 'Broadcast on the meeting', outlet: { name: 'CCTV' } },
    },
  },
};

interface ClaimJson {
  readonly id: number;
  readonly text: string;
  readonly version: number;
  readonly attributions: readonly {
    readonly id: number;
    readonly wording: string | null;
    readonly relayed_from_id: number | null;
    readonly sight: string;
    readonly source: { readonly title: string };
  }[];
  readonly chain: { readonly origins: { readonly known: number; readonly not_stated: number } };
}

describe('claims', () => {
  let desk: TestDesk;
  let checker: Sends;
  let editor: Sends;
  let viewer: Sends;
  let token: Sends;
  beforeAll(async () => {
    desk = await openDesk();
    [checker, editor] = [await desk.signIn('checker'), await desk.signIn('editor')];
    [viewer, token] = [await desk.signIn('viewer'), await desk.token('checker')];
  });
  afterAll(() => desk.close());

  async function addClaim(fields: object): Promise<number> {
    const answer = await desk.json('POST', '/claims', fields, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }
  const read = async (id: number) =>
    (await (await desk.get(`/claims/${id}.json`, viewer)).json()) as ClaimJson;

  it('are recorded with speaker, occasion, source and the source it is relayed from in one go', async () => {
    const claim = await read(await addClaim(WANG));
    expect(claim).toMatchObject({
      text: WANG.text,
      form: 'direct',
      ground_rule: 'on_record',
      state: 'to_check',
      said_on: '2023-06-19',
      tags: ['One China', 'taiwan'],
      attribution_status: { status: 'open', reason: 'Nobody has checked this yet' },
      speaker: { name: 'Wang Yi' },
      occasion: { place: 'Beijing' },
      findings: [],
      chain: { origins: { known: 1, not_stated: 0 } },
    });
    const [article, cctv] = [
      claim.attributions.find((one) => one.wording !== null),
      claim.attributions.find((one) => one.wording === null),
    ];
    expect(article).toMatchObject({
      wording: WANG.text,
      credited_as: 'Chinese diplomatic chief',
      relayed_from_id: cctv?.id,
      sight: 'seen',
    });
    expect(cctv).toMatchObject({ sight: 'named', source: { title: 'Broadcast on the meeting' } });
  });

  it('pick the speaker and the source that are on the desk under just that name', async () => {
    await addClaim({ ...WANG, text: 'Another sentence of the same man at the same meeting.' });
    const speakers = (await (await desk.get('/speakers.json?q=Wang', viewer)).json()) as {
      speakers: unknown[];
    };
    expect(speakers.speakers).toHaveLength(1);
    const sources = (await (await desk.get('/sources.json?q=Blinken', viewer)).json()) as {
      sources: unknown[];
    };
    expect(sources.sources).toHaveLength(1);
  });

  it('show the quotation, its chain and who has not been seen', async () => {
    const id = await addClaim({ ...WANG, text: 'Words whose page is read.' });
    const page = await (await desk.get(`/claims/${id}`, viewer)).text();
    for (const words of [
      'Words whose page is read.',
      '1 known origin',
      'cited only; not seen by us',
      'Nobody has checked this yet',
      'This says who said it, not whether it is true.',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('refuse a day outside the occasion, an unknown field and a speaker of nothing, and store nothing', async () => {
    const before = await desk.ctx.db.selectFrom('speakers').select('id').execute();
    const attempts = [
      [{ ...WANG, said_on: '2023-06-20' }, 'said_on'],
      [{ ...WANG, is_admin: true }, 'is_admin'],
      [{ ...WANG, speaker: undefined, speaker_id: 9999 }, 'speaker_id'],
      [{ ...WANG, speaker: undefined }, 'speaker_id'],
      [{ ...WANG, text: ['a', 'list'] }, 'text'],
      [{ ...WANG, text: 'NUL \u0000 inside' }, 'text'],
      [{ ...WANG, ground_rule: 'embargoed' }, 'embargoed_until'],
      [
        {
          ...WANG,
          speaker: { name: 'Never Stored' },
          attribution: { ...WANG.attribution, source: undefined, source_id: 9999 },
        },
        'attribution.source_id',
      ],
      [{ ...WANG, attribution: { ...WANG.attribution, wording: 'Other words.' } }, 'attribution.wording'],
    ] as const;
    for (const [fields, path] of attempts) {
      const refused = await desk.json('POST', '/claims', fields, token);
      expect(refused.status, path).toBe(422);
      const problem = (await refused.json()) as { errors: unknown[] };
      expect(problem.errors, path).toContainEqual(expect.objectContaining({ path }));
    }
    expect(await desk.ctx.db.selectFrom('speakers').select('id').execute()).toEqual(before);
  });

  it('change the reference attribution’s wording with their own, in one change', async () => {
    const id = await addClaim({ ...WANG, text: 'We do not seek this.' });
    const { version } = await read(id);
    const saved = await desk.json(
      'PATCH',
      `/claims/${id}`,
      { text: 'We do seek this.' },
      { ...token, 'if-match': `"${version}"` },
    );
    expect(saved.status).toBe(200);
    const claim = await read(id);
    expect(claim.attributions.map(({ wording }) => wording)).toContain('We do seek this.');
    const [article] = claim.attributions.filter(({ wording }) => wording !== null);
    const back = await desk.json(
      'PATCH',
      `/attributions/${article?.id}`,
      { wording: 'We never seek this.' },
      { ...token, 'if-match': '"2"' },
    );
    expect(back.status).toBe(200);
    expect((await read(id)).text).toBe('We never seek this.');
    const events = await desk.ctx.db
      .selectFrom('events')
      .select(['change_id', 'subject_kind'])
      .where('claim_id', '=', id)
      .where('action', '=', 'changed')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(new Set(events.map((one) => one.change_id)).size).toBe(1);
    expect(events.map((one) => one.subject_kind).sort()).toEqual(['attribution', 'claim']);
  });

  it('refuse a chain that runs in a loop', async () => {
    const id = await addClaim({ ...WANG, text: 'Words in a circle.' });
    const { attributions } = await read(id);
    const [article, cctv] = [
      attributions.find((one) => one.wording !== null),
      attributions.find((one) => one.wording === null),
    ];
    const refused = await desk.json(
      'PATCH',
      `/attributions/${cctv?.id}`,
      { relayed_from_id: article?.id },
      { ...token, 'if-match': '"1"' },
    );
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('circular');
    expect((await desk.form(`/attributions/${cctv?.id}/trash`, {}, editor)).status).toBe(409);
  });

  it('warn of the same words and save them all the same when told to', async () => {
    await addClaim({ ...WANG, text: 'A sentence that is entered a second time by somebody else.' });
    const fields = {
      text: '“A sentence that is entered a second time, by somebody else”',
      'speaker.name': 'Wang Yi',
      'speaker.kind': 'person',
    };
    const warned = await desk.form('/claims', fields, checker);
    expect(warned.status).toBe(422);
    expect(await warned.text()).toContain('Possible duplicates');
    expect((await desk.form('/claims', { ...fields, confirmed: 'yes' }, checker)).status).toBe(303);
  });

  it('offer the next one with the source kept, what it cites and the occasion, and never the speaker', async () => {
    const saved = await desk.form(
      '/claims',
      {
        text: 'First from it.',
        'speaker.name': 'Wang Yi',
        'speaker.kind': 'person',
        'occasion.name': 'Kept occasion',
        'attribution.source.title': 'Kept source',
        'attribution.relayed_from.source.title': 'Cited source',
        'attribution.relayed_from.source.type': 'broadcast',
        'attribution.relayed_from.source.outlet.name': 'Cited outlet',
        after_saving: 'another',
      },
      checker,
    );
    expect(saved.headers.get('location')).toMatch(/^\/claims\/new\?like=\d+$/);
    const form = await (await desk.get(saved.headers.get('location') ?? '', checker)).text();
    expect(form).toContain('value="Kept source"');
    expect(form).toContain('value="Cited source"');
    expect(form).toContain('value="Kept occasion"');
    expect(form).not.toContain('value="Wang Yi"');
    expect(form).toContain('First from it.');
    const { sources } = (await (await desk.get('/sources.json?q=Cited', checker)).json()) as {
      sources: unknown;
    };
    expect(sources).toMatchObject([{ type: 'broadcast', outlet: { name: 'Cited outlet' } }]);
  });

  it('are not looked for between reversed dates, nor by a speaker who is no number', async () => {
    const reversed = await desk.get('/claims?from=2027&to=2020', checker);
    expect(reversed.status).toBe(422);
    expect(await reversed.text()).toContain('“Said from” is later than “Said until”: swap the two dates');
    expect((await desk.get('/claims?from=2020&to=2020', checker)).status).toBe(200);
    expect(await (await desk.get('/claims?speaker=abc', checker)).text()).toContain(
      'The speaker must be a number',
    );
  });

  it('keep everything typed in a form that is refused', async () => {
    const refused = await desk.form(
      '/claims',
      {
        text: '',
        'speaker.name': 'Typed name',
        'occasion.date': '2023-02-30',
        'occasion.name': 'Typed occasion',
        tags: 'typed, tags',
        'attribution.cue': 'typed cue',
      },
      checker,
    );
    expect(refused.status).toBe(422);
    const page = await refused.text();
    for (const typed of [
      'Typed name',
      '2023-02-30',
      'Typed occasion',
      'typed, tags',
      'typed cue',
      'Enter the quotation',
    ])
      expect(page).toContain(typed);
  });

  it('are found by every word, whatever its case, in their words or their speaker’s names', async () => {
    const id = await addClaim({
      ...WANG,
      text: 'Zebra crossings are for ZÜRICH.',
      speaker: { name: 'Jürgen Müller' },
    });
    const foundBy = async (q: string) =>
      (
        (await (await desk.get(`/claims.json?q=${encodeURIComponent(q)}`, viewer)).json()) as {
          claims: { id: number }[];
        }
      ).claims.map((one) => one.id);
    expect(await foundBy('zürich zebra')).toEqual([id]);
    expect(await foundBy('MÜLLER crossings')).toEqual([id]);
    expect(await foundBy('zebra giraffe')).toEqual([]);
    expect(await foundBy('100%')).toEqual([]);
  });

  it('are filtered, counted and given as CSV in one selection', async () => {
    const id = await addClaim({
      ...WANG,
      text: '=1+1 is a formula',
      form: 'indirect',
      occasion: undefined,
      said_on: '2020-01',
      tags: ['rare'],
    });
    const list = await (
      await desk.get('/claims.json?tag=rare&form=indirect&from=2020&to=2020', viewer)
    ).json();
    expect(list).toMatchObject({
      claims: [{ id }],
      next: null,
      count: { value: 1, capped: false },
      facets: {},
    });
    const csv = await (await desk.get('/claims.csv?tag=rare', viewer)).text();
    expect(csv.split('\r\n')[1]).toMatch(new RegExp(`^${id},,not_compared,,,'=1\\+1 is a formula,`));
    expect((await desk.get('/claims.json?colour=red', viewer)).status).toBe(422);
    const page = await (await desk.get('/claims?colour=red&status=odd&form=direct', viewer)).text();
    expect(page).toContain('There is no filter ‘colour’ here. There are: q, speaker, source,');
    const odd = await (await desk.get('/claims?status=odd&form=direct', viewer)).text();
    expect(odd).toContain('‘odd’ is not one of the values of ‘status’: ');
    // The way on drops what cannot be right, and keeps the rest.
    expect(odd).not.toContain('name="status" value="odd"');
    expect(odd).toContain('name="form" value="direct"');
    expect(odd).toContain('<a href="/claims">All quotations, without filters</a>');
    expect((await desk.get('/claims.json?after=tampered', viewer)).status).toBe(400);
    expect((await desk.get('/claims.json?q=a&q=b', viewer)).status).toBe(400);
  });

  it('leave no trace of a restricted one for a viewer', async () => {
    const id = await addClaim({
      text: 'Told on background only.',
      ground_rule: 'background',
      speaker: { name: 'A Hidden Speaker' },
      attribution: { source: { title: 'A hidden source' } },
    });
    for (const path of [`/claims/${id}`, `/claims/${id}.json`, `/claims/${id}/attributions.json`])
      expect((await desk.get(path, viewer)).status, path).toBe(404);
    for (const path of [
      '/claims',
      '/claims.json',
      '/claims.csv',
      '/speakers.json',
      '/sources.json',
      '/claims.json?q=background',
    ]) {
      const body = await (await desk.get(path, viewer)).text();
      expect(body, path).not.toMatch(/Told on background|Hidden Speaker|hidden source/i);
    }
    expect((await desk.get(`/claims/${id}`, checker)).status).toBe(200);
  });

  it('go to the trash by an editor and come back', async () => {
    const id = await addClaim({ ...WANG, text: 'Trashed and brought back.' });
    expect((await desk.form(`/claims/${id}/trash`, {}, checker)).status).toBe(403);
    expect((await desk.form(`/claims/${id}/trash`, {}, editor)).status).toBe(303);
    expect((await desk.get(`/claims/${id}`, viewer)).status).toBe(410);
    expect((await desk.form(`/claims/${id}/restoration`, {}, editor)).status).toBe(303);
    expect((await desk.get(`/claims/${id}`, viewer)).status).toBe(200);
  });

  it('are linked, seen from both ends, and unlinked by an editor', async () => {
    const [part, whole] = [
      await addClaim({ ...WANG, text: 'no room' }),
      await addClaim({ ...WANG, text: 'There is no room at all.' }),
    ];
    const link = { kind: 'fragment_of', other_claim_id: whole, note: 'our inference' };
    expect((await desk.json('POST', `/claims/${part}/links`, link, token)).status).toBe(201);
    expect((await desk.json('POST', `/claims/${part}/links`, link, token)).status).toBe(422);
    expect(
      (await desk.json('POST', `/claims/${part}/links`, { ...link, other_claim_id: part }, token)).status,
    ).toBe(422);
    expect(await (await desk.get(`/claims/${part}`, viewer)).text()).toContain('Fragment of');
    expect(await (await desk.get(`/claims/${whole}`, viewer)).text()).toContain('Fragment:');
    const { links } = (await (await desk.get(`/claims/${part}/links.json`, viewer)).json()) as {
      links: { id: number }[];
    };
    expect((await desk.form(`/claims/${part}/links/${links[0]?.id}/trash`, {}, editor)).status).toBe(303);
    expect(await (await desk.get(`/claims/${whole}`, viewer)).text()).not.toContain('Fragment:');
  });

  it('show both versions when two people edit at once', async () => {
    const id = await addClaim({ ...WANG, text: 'The first version stands.' });
    const { version } = await read(id);
    await desk.json(
      'PATCH',
      `/claims/${id}`,
      { text: 'The second version stands.' },
      { ...token, 'if-match': `"${version}"` },
    );
    const late = await desk.form(
      `/claims/${id}`,
      {
        text: 'The third version stands.',
        'speaker.name': 'Wang Yi',
        version: String(version),
        form: 'direct',
        ground_rule: 'on_record',
      },
      editor,
    );
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('<del>second</del>');
    expect(page).toContain('<ins>third</ins>');
    expect((await read(id)).text).toBe('The second version stands.');
  });
});
