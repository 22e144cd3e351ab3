import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
let admin: Sends;
let editorHere: Sends;
let checkerHere: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.token('checker');
  editor = await desk.token('editor');
  admin = await desk.token('admin');
  [checkerHere, editorHere] = [await desk.signIn('checker'), await desk.signIn('editor')];
});
beforeEach(async () => {
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

const CONFIRMED = { facet: 'speaker', value: 'confirmed' };
const WRONG = {
  facet: 'speaker',
  value: 'misattributed',
  rationale: 'He was quoting.',
  mechanism: 'A wire.',
};
const address = () => `/claims/${on.claim}/findings`;
const send = (finding: object, sends: Sends) => desk.json('POST', address(), { findings: [finding] }, sends);
const page = async (sends: Sends) => (await desk.get(`/claims/${on.claim}`, sends)).text();
const opened = async (sends: Sends) => fieldsOfForm(await page(sends), address());
const AGAIN = 'Confirm “Confirmed”';
/** What stands, newest first: who found what. */
async function standing(): Promise<string[][]> {
  const all = await findingsOn(desk, checker, on.claim);
  return all
    .filter(({ superseded_by }) => superseded_by === null)
    .map(({ facet, value, by }) => [facet, value, by.name]);
}

describe('a second person who finds the same', () => {
  it('is recorded under their own name, in the place of the first', async () => {
    const [first] = await recordBy(desk, checker, on.claim, CONFIRMED);
    const answer = await send(CONFIRMED, editor);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ findings: [{ by: { name: 'Eddie Editor' } }] });
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      { value: 'confirmed', by: { name: 'Eddie Editor' }, superseded_by: null },
      { id: first?.id, by: { name: 'Chris Checker' } },
    ]);
  });

  it('is recorded on ticked claims too, and the first is not recorded twice', async () => {
    await recordBy(desk, checker, on.claim, CONFIRMED);
    const body = { ...CONFIRMED, claim_ids: [on.claim] };
    await desk.json('POST', '/findings', body, checker);
    expect(await findingsOn(desk, checker, on.claim)).toHaveLength(1);
    await desk.json('POST', '/findings', body, editor);
    expect(await standing()).toEqual([['speaker', 'confirmed', 'Eddie Editor']]);
  });

  it('says so in the form with a tick, and signs no other row by it', async () => {
    await recordBy(desk, checker, on.claim, CONFIRMED, { facet: 'context', value: 'fair' });
    const answer = await desk.form(
      address(),
      { ...(await opened(editorHere)), 'findings.1.again': 'on' },
      editorHere,
    );
    expect(answer.status).toBe(303);
    expect(await standing()).toEqual([
      ['speaker', 'confirmed', 'Eddie Editor'],
      ['context', 'fair', 'Chris Checker'],
    ]);
  });

  it('has their tick kept where the form is refused', async () => {
    await recordBy(desk, checker, on.claim, CONFIRMED);
    const sent = {
      ...(await opened(editorHere)),
      'findings.1.again': 'on',
      'findings.3.rationale': 'No value.',
    };
    const answer = await desk.form(address(), sent, editorHere);
    expect(answer.status).toBe(422);
    expect(fieldsOfForm(await answer.text(), address())).toMatchObject({ 'findings.1.again': 'on' });
  });

  it('is still to be recorded where somebody was faster to find the same', async () => {
    const typed = { ...(await opened(editorHere)), 'findings.1.value': 'confirmed' };
    await recordBy(desk, checker, on.claim, CONFIRMED);
    const answer = await desk.form(address(), typed, editorHere);
    expect(answer.status).toBe(409);
    const now = fieldsOfForm(await answer.text(), address());
    expect((await desk.form(address(), now, editorHere)).status).toBe(303);
    expect(await standing()).toEqual([['speaker', 'confirmed', 'Eddie Editor']]);
  });

  it('is offered the tick on what somebody else found and is not stale, and on nothing of their own', async () => {
    expect(await page(editorHere)).not.toContain('findings.1.again');
    await recordBy(desk, checker, on.claim, CONFIRMED);
    expect(await page(checkerHere)).not.toContain('findings.1.again');
    expect(await page(editorHere)).toContain('name="findings.1.again"');
    expect((await page(editorHere)).split(`>${AGAIN}<`)).toHaveLength(2);
    await recordBy(desk, checker, on.claim, { facet: 'occasion', value: 'confirmed' });
    const { version } = (await (await desk.get(`/claims/${on.claim}.json`, editor)).json()) as {
      version: number;
    };
    const moved = { speaker: { name: 'Qin Gang' } };
    await desk.json('PATCH', `/claims/${on.claim}`, moved, { ...editor, 'if-match': `"${version}"` });
    expect(await page(editorHere)).not.toContain('findings.1.again');
    expect(await page(editorHere)).toContain('findings.2.again');
  });
});

describe('what stands, found again while something waits for a second person', () => {
  it.each([
    ['as it was', CONFIRMED],
    ['with a reason', { ...CONFIRMED, rationale: 'I listened to the tape.' }],
  ])('is recorded %s and withdraws what waits, so that nobody can agree to it', async (_how, said) => {
    await recordBy(desk, checker, on.claim, said);
    const [wrong] = await recordBy(desk, editor, on.claim, WRONG);
    const answer = await send(said, checker);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ findings: [{ value: 'confirmed', pending: false }] });
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([
      { value: 'confirmed', superseded_by: null },
      { id: wrong?.id, withdrawn: true, pending: false },
      { value: 'confirmed' },
    ]);
    expect((await desk.json('POST', `/findings/${wrong?.id}/agreement`, {}, admin)).status).toBe(409);
  });

  it('withdraws nothing where its row was left alone in the form, and does so with a tick', async () => {
    await recordBy(desk, checker, on.claim, CONFIRMED);
    await recordBy(desk, editor, on.claim, WRONG);
    const fields = await opened(checkerHere);
    await desk.form(address(), { ...fields, 'findings.3.value': 'fair' }, checkerHere);
    expect(await standing()).toContainEqual(['speaker', 'misattributed', 'Eddie Editor']);
    const again = { ...(await opened(checkerHere)), 'findings.1.again': 'on' };
    expect((await desk.form(address(), again, checkerHere)).status).toBe(303);
    expect(await standing()).toEqual([
      ['speaker', 'confirmed', 'Chris Checker'],
      ['context', 'fair', 'Chris Checker'],
    ]);
  });

  it('may be what its own author takes an accusation back with', async () => {
    await recordBy(desk, editor, on.claim, CONFIRMED);
    await recordBy(desk, editor, on.claim, WRONG);
    const again = { ...(await opened(editorHere)), 'findings.1.again': 'on' };
    await desk.form(address(), again, editorHere);
    expect(await standing()).toEqual([['speaker', 'confirmed', 'Eddie Editor']]);
  });

  it('is agreed to in its check by whoever may, and nobody else', async () => {
    const [wrong] = await recordBy(desk, editor, on.claim, WRONG);
    const link = `form="agree-${wrong?.id}"`;
    const byAdmin = await page(await desk.signIn('admin'));
    expect(byAdmin).toContain(link);
    expect(byAdmin).toContain(`id="finding-${wrong?.id}"`);
    expect(await page(editorHere)).not.toContain(link);
    expect(await page(checkerHere)).toContain(link);
  });
});

describe('what the same person sends once more', () => {
  it('changes nothing, while it is waiting for a second person or once one agreed', async () => {
    const [wrong] = await recordBy(desk, checker, on.claim, WRONG);
    expect((await send(WRONG, checker)).status).toBe(200);
    await desk.json('POST', `/findings/${wrong?.id}/agreement`, {}, editor);
    expect((await send(WRONG, checker)).status).toBe(200);
    expect(await findingsOn(desk, checker, on.claim)).toHaveLength(1);
  });
});
