import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseStyle } from '../../publishing/citations/styles/house-style.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { lastChange } from './last-change.js';

interface Saved {
  readonly id: number;
  readonly version: number;
  readonly [field: string]: unknown;
}

// An undo keeps the rules that edits keep, also where they were not broken by the record that it changes back.

let desk: TestDesk;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.token('editor');
});
afterAll(() => desk.close());

async function read(address: string): Promise<Saved> {
  return (await (await desk.get(`${address}.json`, editor)).json()) as Saved;
}
async function add(address: string, fields: object): Promise<Saved> {
  const answer = await desk.json('POST', address, fields, editor);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as Saved;
}
/** @param version of the record that is changed */
async function write(method: 'POST' | 'PATCH', address: string, fields: object, version: number) {
  const answer = await desk.json(method, address, fields, { ...editor, 'if-match': `"${version}"` });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return lastChange(desk);
}
const edit = async (address: string, fields: object) =>
  write('PATCH', address, fields, (await read(address)).version);
async function undo(seq: number) {
  const answer = await desk.json('POST', `/changes/${seq}/undo`, {}, editor);
  return { status: answer.status, ...((await answer.json()) as { detail?: string }) };
}

const source = (title: string) => ({ source: { type: 'article-newspaper', title }, tier: 'secondary' });
async function quotation(text: string, fields: object = {}) {
  const about = { text, form: 'direct', language: 'en', speaker: { name: `Speaker of ${text}` } };
  return add('/claims', { ...about, attribution: source(`First of ${text}`), ...fields });
}
const second = (claim: Saved, wording: string) =>
  add(`/claims/${claim.id}/attributions`, { ...source(`Second of ${wording}`), wording });
async function attributionsOf(claim: Saved) {
  const { attributions } = await read(`/claims/${claim.id}`);
  return attributions as (Saved & { readonly wording: string; readonly relayed_from_id: number | null })[];
}
async function editOf(claim: Saved, id: number, fields: object) {
  const version = (await attributionsOf(claim)).find((one) => one.id === id)?.version ?? 0;
  return write('PATCH', `/attributions/${id}`, fields, version);
}

describe('undoing an edit of an attribution', () => {
  it('puts back where a source got the wording', async () => {
    const claim = await quotation('Relayed.');
    const [first] = await attributionsOf(claim);
    const other = await second(claim, 'Relayed.');
    const relayed = await editOf(claim, first?.id ?? 0, { relayed_from_id: other.id });
    expect((await attributionsOf(claim))[0]?.relayed_from_id).toBe(other.id);
    expect(await undo(relayed)).toMatchObject({ status: 200 });
    expect((await attributionsOf(claim))[0]?.relayed_from_id).toBe(null);
  });

  it('is refused where two sources would have the wording from each other', async () => {
    const claim = await quotation('Round and round.');
    const [first] = await attributionsOf(claim);
    const other = await second(claim, 'Round and round.');
    await editOf(claim, first?.id ?? 0, { relayed_from_id: other.id });
    const cleared = await editOf(claim, first?.id ?? 0, { relayed_from_id: null });
    await editOf(claim, other.id, { relayed_from_id: first?.id });
    const refused = await undo(cleared);
    expect([refused.status, refused.detail]).toEqual([409, expect.stringContaining('circular')]);
    const chain = (await attributionsOf(claim)).map((one) => one.relayed_from_id);
    expect(chain).toEqual([null, first?.id]);
  });

  it('is refused where the quotation takes its wording from it by now', async () => {
    const claim = await quotation('The first wording.');
    const other = await second(claim, 'Another wording.');
    const worded = await editOf(claim, other.id, { wording: 'A third wording.' });
    const { version } = await read(`/claims/${claim.id}`);
    await write('POST', `/claims/${claim.id}/reference`, { attribution_id: other.id }, version);
    expect(await undo(worded)).toMatchObject({ status: 409 });
    const now = await read(`/claims/${claim.id}`);
    expect([now.text, (await attributionsOf(claim))[1]?.wording]).toEqual([
      'A third wording.',
      'A third wording.',
    ]);
  });

  it('is refused for a choice of wording where the source chosen before has another by now', async () => {
    const claim = await quotation('Chosen first.');
    const [first] = await attributionsOf(claim);
    const other = await second(claim, 'Chosen later.');
    const { version } = await read(`/claims/${claim.id}`);
    const chosen = await write(
      'POST',
      `/claims/${claim.id}/reference`,
      { attribution_id: other.id },
      version,
    );
    const reworded = await editOf(claim, first?.id ?? 0, { wording: 'Reworded.' });
    expect(await undo(chosen)).toMatchObject({ status: 409 });
    expect(await undo(reworded)).toMatchObject({ status: 200 });
    expect(await undo(chosen)).toMatchObject({ status: 200 });
    expect((await read(`/claims/${claim.id}`)).text).toBe('Chosen first.');
  });
});

describe('undoing a change of a date', () => {
  const at = (name: string, date: string) => ({ occasion: { name, kind: 'speech', date } });
  const occasionOf = async (claim: Saved) => {
    const { occasion } = await read(`/claims/${claim.id}`);
    return `/occasions/${(occasion as Saved).id}`;
  };

  it('puts back the day of a quotation, but not outside the date that its occasion has by now', async () => {
    const claim = await quotation('In June.', { ...at('A June', '2023-06'), said_on: '2023-06-19' });
    const address = `/claims/${claim.id}`;
    const early = await edit(address, { said_on: '2023-06-05' });
    const narrowed = await edit(await occasionOf(claim), { date: '2023-06-01/2023-06-10' });
    const refused = await undo(early);
    expect(refused.status).toBe(409);
    expect(refused.detail).toContain('2023-06-19 is outside the occasion’s date');
    expect((await read(address)).said_on).toBe('2023-06-05');
    expect(await undo(narrowed)).toMatchObject({ status: 200 });
    expect(await undo(early)).toMatchObject({ status: 200 });
    expect((await read(address)).said_on).toBe('2023-06-19');
  });

  it('puts back the date of an occasion with its quotations, but not from under another day', async () => {
    const claim = await quotation('On the day.', at('A day', '2023-06-01'));
    const address = await occasionOf(claim);
    const moved = await edit(address, { date: '2023-07' });
    expect((await read(`/claims/${claim.id}`)).said_on).toBe('2023-07');
    const within = await quotation('Within July.', {
      occasion_id: Number(address.slice(11)),
      said_on: '2023-07-04',
    });
    const refused = await undo(moved);
    expect(refused.status).toBe(409);
    expect(refused.detail).toContain(`Quotation ${within.id} was said on 2023-07-04`);
    expect((await read(address)).date).toBe('2023-07');
    await edit(`/claims/${within.id}`, { occasion_id: null });
    expect(await undo(moved)).toMatchObject({ status: 200 });
    expect((await read(`/claims/${claim.id}`)).said_on).toBe('2023-06-01');
  });
});

describe('undoing an edit of a speaker', () => {
  it('is refused where another has the Wikidata number by now', async () => {
    const one = await add('/speakers', { name: 'Ines Moreau', kind: 'person', wikidata_id: 'Q42' });
    const cleared = await edit(`/speakers/${one.id}`, { wikidata_id: null });
    await add('/speakers', { name: 'I. Moreau', kind: 'person', wikidata_id: 'Q42' });
    expect(await undo(cleared)).toMatchObject({ status: 409 });
    expect((await read(`/speakers/${one.id}`)).wikidata_id).toBe(null);
  });
});

describe('undoing a change of citation styles', () => {
  const inUse = async () =>
    (await desk.ctx.db.selectFrom('styles').select('id').where('trashed_at', 'is', null).execute()).map(
      ({ id }) => id,
    );
  const QUOTED = houseStyle({
    macro: '<macro name="what"><text variable="title" quotes="true"/></macro>',
  });

  it('puts back the file that was replaced', async () => {
    const older = await add('/styles', { csl: houseStyle() });
    const newer = await add('/styles', { csl: QUOTED, replaces: older.sha256 });
    expect(await inUse()).toEqual([newer.id]);
    const { changes } = (await (await desk.get('/activity.json', editor)).json()) as {
      changes: { did: { words: string }[] }[];
    };
    expect(changes[0]?.did.map(({ words }) => words)).toEqual([
      'replaced the file of the style Harbour Gazette house style',
    ]);
    expect(await undo(await lastChange(desk))).toMatchObject({ status: 200 });
    expect(await inUse()).toEqual([older.id]);
  });

  it('is refused where the file that it restores would replace one that came later', async () => {
    const [older = 0] = await inUse();
    await desk.json('POST', `/styles/${older}/trash`, {}, editor);
    const trashed = await lastChange(desk);
    const newer = await add('/styles', { csl: QUOTED });
    const { status, detail } = await undo(trashed);
    expect(status).toBe(409);
    expect(detail).toContain(`Restore this one on its own page, /styles/${older}, to compare them.`);
    expect(await inUse()).toEqual([newer.id]);
  });
});
