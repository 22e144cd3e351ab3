import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { openDesk } from '../../support/desk.js';
import { exportedDesk, importFile } from '../../support/desk-file.js';
import { CREDITED, type CreditedDesk, creditedDesk, WORDS } from './credited-desk.js';

// The copy credits Ana Lindqvist. However her words come to be recorded as somebody else's, one person does not make
// the copy agree.

let desk: CreditedDesk;
beforeEach(async () => {
  desk = await creditedDesk();
});
afterEach(() => desk.close());

async function read(path: string, sends: Sends = desk.checker) {
  await desk.ctx.comparer.all();
  return JSON.parse(await (await desk.get(path, sends)).text());
}

async function change(path: string, body: object, sends = desk.checker): Promise<Response> {
  const { version } = await read(`${path}.json`);
  return desk.json('PATCH', path, body, { ...sends, 'if-match': `"${version}"` });
}

const claimed = (claim: number, body: object) => change(`/claims/${claim}`, body);

async function voice(claim: number, voiced_by: object): Promise<Response> {
  const [one] = (await read(`/claims/${claim}.json`)).attributions;
  const headers = { ...desk.checker, 'if-match': `"${one.version}"` };
  return desk.json('PATCH', `/attributions/${one.id}`, { voiced_by }, headers);
}

async function done(answer: Promise<Response>): Promise<void> {
  const { status } = await answer;
  expect([200, 201]).toContain(status);
}

/** Clara Brandt has had that other name since before any copy credited it. */
const clara = async () =>
  (
    await desk.posted(
      '/speakers',
      { name: 'Clara Brandt', kind: 'person', names: [{ name: CREDITED }] },
      desk.checker,
    )
  ).id;

async function stateOf(claim: number): Promise<string> {
  await desk.ctx.comparer.all();
  return desk.stateOf(claim);
}

/** Agreement by somebody else to the only name of a speaker that waits for it. */
async function agree(speaker: number): Promise<void> {
  const { awaiting_names } = await read(`/speakers/${speaker}.json`);
  expect(awaiting_names).toHaveLength(1);
  await done(desk.json('POST', awaiting_names[0].agreement, null, desk.editor));
}

describe('the words do not become somebody else’s', () => {
  it('by way of a body that whom the copy credits speaks for', async () => {
    const eva = await desk.addSpeaker('Eva Tervo');
    const claim = await desk.addClaim(eva);
    await done(claimed(claim, { speaker_id: await desk.addSpeaker('Harbour Board', 'body') }));
    await done(voice(claim, { name: CREDITED }));
    expect(await stateOf(claim)).toBe('same');
    await done(claimed(claim, { speaker_id: eva }));
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('by way of whom the copy credits, who is then renamed and keeps that name beside', async () => {
    const ana = await desk.addSpeaker(CREDITED);
    const claim = await desk.addClaim(await desk.addSpeaker('Eva Tervo'));
    await done(claimed(claim, { speaker_id: ana }));
    expect(await stateOf(claim)).toBe('same');
    await done(change(`/speakers/${ana}`, { name: 'Clara Brandt', names: [{ name: CREDITED }] }));
    expect(await stateOf(claim)).toBe('another_speaker');
    const { awaiting_names } = await read(`/speakers/${ana}.json`);
    expect(awaiting_names).toMatchObject([{ name: CREDITED, credited: [{ claim_id: claim }] }]);
    await agree(ana);
    expect(await stateOf(claim)).toBe('same');
  });

  it('by way of a voice, where the speaker is made a body', async () => {
    const eva = await desk.addSpeaker('Eva Tervo');
    const claim = await desk.addClaim(eva);
    await done(voice(claim, { name: CREDITED }));
    expect((await change(`/speakers/${eva}`, { kind: 'body' })).status).toBe(422);
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('while the text is another and nothing is found in the copy', async () => {
    const claim = await desk.addClaim(await desk.addSpeaker('Eva Tervo'));
    await done(claimed(claim, { text: 'Nothing of this kind was ever printed.' }));
    await done(claimed(claim, { speaker_id: await clara() }));
    await done(claimed(claim, { text: WORDS }));
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('by a quotation that is entered so', async () => {
    expect(await stateOf(await desk.addClaim(await clara()))).toBe('another_speaker');
  });

  it('by a quotation that whom the copy credits is said to voice for a person', async () => {
    const eva = await desk.addSpeaker('Eva Tervo');
    const claim = await desk.addClaim(eva, { voiced_by: { name: CREDITED } });
    expect(await stateOf(claim)).toBe('another_speaker');
  });

  it('by merging whom the copy credits into somebody before the copy is there', async () => {
    const [ana, other] = [await desk.addSpeaker(CREDITED), await desk.addSpeaker('Clara Brandt')];
    const into = { into_id: other };
    await done(desk.json('POST', `/speakers/${ana}/merge`, into, { ...desk.editor, 'if-match': '"1"' }));
    expect(await stateOf(await desk.addClaim(other))).toBe('another_speaker');
  });
});

describe('a name that one person gave a speaker before any copy credited it', () => {
  it('finds the speaker, and waits once a copy credits it, on the page and in the queue', async () => {
    const own = await clara();
    const shown = await read(`/speakers/${own}.json`);
    expect(shown).toMatchObject({ names: [{ name: CREDITED }], awaiting_names: [] });
    const claim = await desk.addClaim(own);
    await desk.ctx.comparer.all();
    const page = await (await desk.get(`/speakers/${own}`, await desk.signIn('editor'))).text();
    expect(page).toContain('waiting for an editor or admin to agree: one copy credits this name');
    const { queue } = await read('/.json', desk.editor);
    expect(JSON.stringify(queue)).toContain(`${CREDITED} as a name of Clara Brandt`);
    await agree(own);
    expect(await stateOf(claim)).toBe('same');
    expect(await read(`/speakers/${own}.json`)).toMatchObject({ awaiting_names: [] });
  });

  it('makes a second copy agree at once, after somebody agreed', async () => {
    const own = await clara();
    await desk.addClaim(own);
    await agree(own);
    expect(await stateOf(await desk.addClaim(own))).toBe('same');
  });

  it('is no less one person’s on a desk to which it is exported', async () => {
    await desk.addClaim(await clara());
    const there = await openDesk();
    await importFile(there.ctx, JSON.parse((await exportedDesk(desk.ctx.db)).text));
    await there.ctx.comparer.all();
    const matches = there.ctx.db.selectFrom('claim_match').select('state').where('audience', '=', 1);
    expect(await matches.execute()).toEqual([{ state: 'another_speaker' }]);
    await there.close();
  });
});

describe('nothing is asked', () => {
  it.each(['Dr. Ana Lindqvist', 'A. Lindqvist', 'Ana Maria Lindqvist', 'Anna Lindqvist'])(
    'where the main name becomes %s, another form of the credited one',
    async (name) => {
      const ana = await desk.addSpeaker(CREDITED);
      const claim = await desk.addClaim(ana);
      await done(change(`/speakers/${ana}`, { name, names: [{ name: CREDITED }] }));
      expect(await stateOf(claim)).toBe('same');
      expect((await read(`/speakers/${ana}.json`)).awaiting_names).toEqual([]);
    },
  );

  it('where the copy says that whom it credits speaks for the speaker', async () => {
    const source = await desk.posted('/sources', {
      ...{ title: 'The Gazette', language: 'en', type: 'article-newspaper' },
    });
    const text = `“${WORDS}” said ${CREDITED}, a spokeswoman for Eva Tervo. It rained.`;
    await desk.json('POST', `/sources/${source.id}/snapshots`, { text }, desk.editor);
    const made = await desk.posted('/claims', {
      ...{ text: WORDS, language: 'en', form: 'direct', speaker: { name: 'Eva Tervo' } },
      attribution: { source_id: source.id, voiced_by: { name: CREDITED } },
    });
    expect(await stateOf(made.id)).toBe('same');
  });
});
