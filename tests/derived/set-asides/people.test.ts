import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../support/desk.js';
import { exportedDesk, importFile } from '../../support/desk-file.js';
import { checkHtml } from '../../support/html.js';
import { CREDITED, type CreditedDesk, creditedDesk, WORDS } from '../match/credited-desk.js';

// A copy credits Ana Lindqvist with words recorded as Eva's. Who is on record is changed, so that the copy agrees.

const REASON = { set_aside_reason: 'She married in May, and the paper uses her earlier name.' };

let desk: CreditedDesk;
let claim: number;
beforeEach(async () => {
  desk = await creditedDesk();
  claim = await desk.addClaim(await desk.addSpeaker('Eva Tervo'));
});
afterEach(() => desk.close());

interface Shown {
  readonly version: number;
  readonly status: { readonly status: string };
  readonly set_asides: readonly {
    readonly kind: string;
    readonly pending: boolean;
    readonly stands: boolean;
  }[];
  readonly attributions: readonly { readonly id: number; readonly version: number }[];
}

async function shown(): Promise<Shown> {
  await desk.ctx.comparer.all();
  return JSON.parse(await (await desk.get(`/claims/${claim}.json`, desk.checker)).text());
}

async function change(on: 'claim' | 'attribution', body: object): Promise<Response> {
  const { version, attributions } = await shown();
  const [one] = attributions;
  const [path, at] =
    on === 'claim' ? [`/claims/${claim}`, version] : [`/attributions/${one?.id}`, one?.version];
  return desk.json('PATCH', path, body, { ...desk.checker, 'if-match': `"${at}"` });
}

/** With other names to which a second person agreed. */
async function person(name: string, names: readonly string[] = []): Promise<number> {
  const others = names.map((one) => ({ name: one }));
  const { id } = await desk.posted('/speakers', { name, kind: 'person', names: others }, desk.checker);
  const added = await desk.ctx.db
    .selectFrom('speaker_names')
    .select('id')
    .where('speaker_id', '=', id)
    .execute();
  for (const one of added)
    await desk.json('POST', `/speakers/${id}/names/${one.id}/agreement`, null, desk.editor);
  return id;
}
const speaks = (speaker_id: number) => change('claim', { speaker_id });

/** A board with the credited person as its member. */
async function board(): Promise<number> {
  const members = [{ id: await person(CREDITED) }];
  return (await desk.posted('/speakers', { name: 'Harbour Board', kind: 'body', members })).id;
}

/** What would be done, by a body to send: the same twice, without a reason and with it. */
type Act = () => Promise<(reason: object) => Promise<Response>>;
const changing = (on: 'claim' | 'attribution', body: object) => (reason: object) =>
  change(on, { ...body, ...reason });

const ACTS: readonly (readonly [string, 'free' | 'awaits', string, Act])[] = [
  [
    'the speaker becomes whom the copy credits',
    'free',
    'same',
    async () => changing('claim', { speaker_id: await person(CREDITED) }),
  ],
  [
    'the speaker is entered anew as whom the copy credits',
    'free',
    'same',
    async () => changing('claim', { speaker: { name: CREDITED } }),
  ],
  [
    'the speaker becomes another whom the copy does not credit',
    'free',
    'another_speaker',
    async () => changing('claim', { speaker_id: await person('Otto Brandt') }),
  ],
  [
    'the speaker becomes one with that as another name',
    'awaits',
    'same',
    async () => changing('claim', { speaker_id: await person('Clara Brandt', [CREDITED]) }),
  ],
  [
    'the speaker becomes one to whom one person gave that name',
    'free',
    'another_speaker',
    async () => {
      const names = [{ name: CREDITED }];
      const own = await desk.posted('/speakers', { name: 'Clara Brandt', kind: 'person', names });
      return changing('claim', { speaker_id: own.id });
    },
  ],
  [
    'the speaker becomes a body with that member',
    'awaits',
    'same',
    async () => changing('claim', { speaker_id: await board() }),
  ],
  [
    'the speaker becomes somebody described',
    'awaits',
    'same',
    async () => changing('claim', { speaker: { name: 'a senior official', kind: 'unnamed' } }),
  ],
  [
    'whom the copy credits voices a person',
    'free',
    'another_speaker',
    async () => changing('attribution', { voiced_by: { name: CREDITED } }),
  ],
  [
    'somebody else voices a person',
    'free',
    'another_speaker',
    async () => changing('attribution', { voiced_by: { name: 'Otto Brandt' } }),
  ],
  [
    'whom the copy credits voices a body',
    'free',
    'same',
    async () => {
      await speaks((await desk.posted('/speakers', { name: 'Harbour Board', kind: 'body' })).id);
      return changing('attribution', { voiced_by: { name: CREDITED } });
    },
  ],
  [
    'whom the copy credits is entered as recalling the words',
    'free',
    'another_speaker',
    async () => changing('attribution', { recounted_by: { name: CREDITED } }),
  ],
];

describe.each(ACTS)('%s', (_, expected, state, act) => {
  it(expected === 'free' ? 'is done at once' : 'wants a reason, and waits for a second person', async () => {
    const send = await act();
    const bare = await send({});
    if (expected === 'free') {
      expect(bare.status, await bare.clone().text()).toBe(200);
      expect((await shown()).set_asides).toEqual([]);
    } else {
      expect(bare.status).toBe(422);
      const message = `${CREDITED} is credited with these words`;
      expect(await bare.text()).toMatch(new RegExp(`set_aside_reason.*${message}`));
      expect(await desk.stateOf(claim)).toBe('another_speaker');
      const done = await send(REASON);
      expect(done.status, await done.clone().text()).toBe(200);
      expect((await shown()).set_asides).toMatchObject([{ pending: true, stands: true }]);
    }
    expect(await desk.stateOf(claim)).toBe(state);
  });
});

describe('a speaker who was changed to one with that as another name', () => {
  beforeEach(async () => {
    const answer = await change('claim', { speaker_id: await person('Clara Brandt', [CREDITED]), ...REASON });
    expect(answer.status, await answer.clone().text()).toBe(200);
  });

  it('bars the confirmation until a second person agrees', async () => {
    const findings = [
      { facet: 'wording', value: 'verbatim' },
      { facet: 'speaker', value: 'confirmed' },
    ];
    await desk.json('POST', `/claims/${claim}/findings`, { findings }, desk.checker);
    const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('editor'))).text();
    expect(page).toContain('Speaker changed while our copy credited someone else');
    expect(page).toContain('a second person has to agree');
    expect((await desk.json('POST', '/set-asides/1/agreement', {}, desk.checker)).status).toBe(403);
    expect((await desk.json('POST', '/set-asides/1/agreement', {}, desk.editor)).status).toBe(200);
    expect((await shown()).set_asides).toMatchObject([{ pending: false, stands: true }]);
  });

  it('has the mismatch back where the change is undone', async () => {
    const eva = await desk.ctx.db
      .selectFrom('speakers')
      .select('id')
      .where('name', '=', 'Eva Tervo')
      .execute();
    expect((await speaks(eva[0]?.id ?? 0)).status).toBe(200);
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    expect((await shown()).set_asides).toMatchObject([{ stands: false }]);
  });

  it('waits no longer where the speaker becomes whom the copy credits', async () => {
    expect((await speaks(await person(CREDITED))).status).toBe(200);
    expect((await shown()).set_asides).toMatchObject([{ stands: false }]);
  });

  it('goes on waiting where the copy goes', async () => {
    const rows = await desk.ctx.db.selectFrom('snapshots').select(['id', 'source_id']).execute();
    const [copy] = rows;
    const path = `/sources/${copy?.source_id}/snapshots/${copy?.id}/trash`;
    expect((await desk.json('POST', path, {}, desk.editor)).status).toBe(200);
    expect((await shown()).set_asides).toMatchObject([{ pending: true }]);
  });

  it('waits on another desk too, to which it is exported', async () => {
    const there = await openDesk();
    await importFile(there.ctx, JSON.parse((await exportedDesk(desk.ctx.db)).text));
    await there.ctx.comparer.all();
    const waiting = there.ctx.db
      .selectFrom('standing_set_asides')
      .innerJoin('set_asides', 'set_asides.id', 'standing_set_asides.set_aside_id');
    expect(await waiting.select(['kind', 'agreed_at']).execute()).toEqual([
      { kind: 'speaker_changed', agreed_at: null },
    ]);
    await there.close();
  });

  it('wants another reason for the next such speaker, though two people agreed to the first', async () => {
    await desk.json('POST', '/set-asides/1/agreement', {}, desk.editor);
    const next = await person('Dora Falk', [`${CREDITED} (earlier)`]);
    expect((await speaks(next)).status).toBe(422);
    expect((await change('claim', { speaker_id: next, ...REASON })).status).toBe(200);
    expect((await shown()).set_asides).toMatchObject([{ stands: false }, { pending: true }]);
  });
});

it('the page of words that somebody voices says through whom', async () => {
  await speaks((await desk.posted('/speakers', { name: 'Harbour Board', kind: 'body' })).id);
  await change('attribution', { voiced_by: { name: CREDITED } });
  const page = await (await desk.get(`/claims/${claim}`, await desk.signIn('viewer'))).text();
  expect(page).toContain(`<p class="recalled"><bdi>through ${CREDITED}</bdi></p>`);
  expect(await checkHtml(page)).toEqual([]);
});

it('a speaker parked elsewhere while another name is added comes back with the mismatch', async () => {
  const clara = await person('Clara Brandt');
  await speaks(clara);
  await speaks(await person('Otto Brandt'));
  const names = [{ name: CREDITED }];
  const added = await desk.json(
    'PATCH',
    `/speakers/${clara}`,
    { names },
    { ...desk.checker, 'if-match': '"1"' },
  );
  expect(added.status, await added.clone().text()).toBe(200);
  expect((await speaks(clara)).status).toBe(200);
  expect((await shown()).set_asides).toEqual([]);
  expect(await desk.stateOf(claim)).toBe('another_speaker');
});

it('undoing a change of speaker by which a copy would agree is refused', async () => {
  const clara = await person('Clara Brandt', [CREDITED]);
  claim = await desk.addClaim(clara);
  expect(await desk.stateOf(claim)).toBe('same');
  await speaks(await person('Otto Brandt'));
  const events = desk.ctx.db.selectFrom('events').select('seq').where('claim_id', '=', claim);
  const { seq } = await events.orderBy('seq', 'desc').executeTakeFirstOrThrow();
  const undone = await desk.json('POST', `/changes/${seq}/undo`, {}, desk.editor);
  expect(undone.status).toBe(409);
  expect(await desk.stateOf(claim)).toBe('another_speaker');
});

describe('words that somebody recounts in the copy', () => {
  beforeEach(async () => {
    const source = await desk.posted('/sources', {
      title: 'The Gazette',
      language: 'en',
      type: 'article-newspaper',
    });
    const text = `Anna Marr opened the hall. “Bo Ekman told us ‘${WORDS.replace(/,$/, '')}’,” Marr said.`;
    await desk.json('POST', `/sources/${source.id}/snapshots`, { text }, desk.editor);
    const own = {
      text: WORDS.replace(/,$/, ''),
      language: 'en',
      form: 'direct',
      speaker: { name: 'Bo Ekman' },
    };
    claim = (await desk.posted('/claims', { ...own, attribution: { source_id: source.id } })).id;
    expect(await desk.stateOf(claim)).toBe('not_asserted');
  });

  it('are plain where the attribution names that teller', async () => {
    expect((await change('attribution', { recounted_by: { name: 'Anna Marr' } })).status).toBe(200);
    expect([await desk.stateOf(claim), (await shown()).set_asides]).toEqual(['same', []]);
  });

  it('want a reason and a second person where it names one with that as another name', async () => {
    const recounted_by_id = await person('Ines Corr', ['Anna Marr']);
    expect((await change('attribution', { recounted_by_id })).status).toBe(422);
    expect((await change('attribution', { recounted_by_id, ...REASON })).status).toBe(200);
    expect((await shown()).set_asides).toMatchObject([{ kind: 'recounted_by_changed', pending: true }]);
  });
});
