import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { CREDITED, type CreditedDesk, creditedDesk } from '../../derived/match/credited-desk.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { exportedDesk, importFile } from '../../support/desk-file.js';

// Copies credit Ana Lindqvist with Eva’s words. Nobody silences that alone by giving Eva that name.

let desk: CreditedDesk;
let eva: number;
let claim: number;
beforeAll(async () => {
  desk = await creditedDesk();
});
beforeEach(async () => {
  eva = await desk.addSpeaker('Eva Tervo');
  claim = await desk.addClaim(eva);
});
afterAll(() => desk.close());

async function read(path: string, sends: Sends = desk.checker) {
  return JSON.parse(await (await desk.get(path, sends)).text());
}

async function edit(id: number, body: object, sends = desk.checker): Promise<Response> {
  const { version } = await read(`/speakers/${id}.json`);
  return desk.json('PATCH', `/speakers/${id}`, body, { ...sends, 'if-match': `"${version}"` });
}

/** @returns the only name of Eva that waits */
async function addName(sends = desk.checker) {
  const answer = await edit(eva, { names: [{ name: CREDITED }] }, sends);
  expect(answer.status, await answer.clone().text()).toBe(200);
  const { awaiting_names } = await read(`/speakers/${eva}.json`);
  return awaiting_names[0] as { id: number; agreement: string; removal: string };
}

const post = (path: string, sends: Sends) => desk.json('POST', path, null, sends);

describe('a name that copies credit to somebody else', () => {
  it('is saved, and counts for nothing until a second person agrees', async () => {
    const name = await addName();
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    await desk.ctx.comparer.all();
    expect(await desk.stateOf(claim)).toBe('another_speaker');
    expect((await post(name.agreement, desk.checker)).status).toBe(403);
    expect((await post(name.agreement, desk.editor)).status).toBe(200);
    expect(await desk.stateOf(claim)).toBe('same');
    expect((await post(name.agreement, desk.editor)).status).toBe(409);
    const history = await (await desk.get(`/speakers/${eva}/history`, await desk.signIn('editor'))).text();
    expect(history).toContain('Chris Checker');
    expect(history).toContain('agreed to another name of');
  });

  it('stands in JSON, on the page and in the queue, for those who see every copy', async () => {
    const name = await addName();
    const whole = await read(`/speakers/${eva}.json`);
    expect(whole.names).toMatchObject([{ name: CREDITED }]);
    expect(whole.awaiting_names).toMatchObject([
      { name: CREDITED, by: { name: 'Chris Checker' }, credited: [{ claim_id: claim }] },
    ]);
    const page = await (await desk.get(`/speakers/${eva}`, await desk.signIn('editor'))).text();
    expect(page).toContain('waiting for an editor or admin to agree: one copy credits this name');
    expect(page).toContain(`action="${name.agreement}"`);
    expect(page).toContain(`action="${name.removal}"`);
    const own = await (await desk.get(`/speakers/${eva}`, await desk.signIn('checker'))).text();
    expect(own).not.toContain(`action="${name.agreement}"`);
    const { queue } = await read('/.json', desk.editor);
    const waiting = queue.find(({ id }: { id: string }) => id === 'names');
    expect(JSON.stringify(waiting.rows)).toContain(`${CREDITED} as a name of Eva Tervo`);
    for (const sends of [{}, await desk.token('viewer')]) {
      const shown = await read(`/speakers/${eva}.json`, sends);
      expect([shown.names, shown.awaiting_names]).toEqual([[], []]);
      const found = await read(`/speakers.json?q=${encodeURIComponent(CREDITED)}`, sends);
      expect(found.speakers.map(({ id }: { id: number }) => id)).not.toContain(eva);
      expect((await post(name.agreement, sends)).status).toBeGreaterThanOrEqual(401);
    }
    const history = await desk.get(`/speakers/${eva}/history`, await desk.signIn('viewer'));
    expect(await history.text()).not.toContain(CREDITED);
  });

  it('names nobody yet: words entered under it are not Eva’s', async () => {
    await addName();
    const made = await desk.posted('/claims', {
      ...{ text: 'The ferry will run on Sunday.', form: 'direct', speaker: { name: CREDITED } },
    });
    expect((await read(`/claims/${made.id}.json`)).speaker.id).not.toBe(eva);
  });

  it('waits as well where the quotation is in the trash meanwhile', async () => {
    const { version } = await read(`/claims/${claim}.json`);
    const moved = { ...desk.editor, 'if-match': `"${version}"` };
    expect((await desk.json('POST', `/claims/${claim}/trash`, null, moved)).status).toBe(200);
    expect(await addName()).toBeDefined();
  });

  it('waits as well where it is another speaker’s, before any copy is compared', async () => {
    const paul = `Paul Otherly ${eva}`;
    await desk.addSpeaker(paul);
    const made = await desk.posted(
      '/speakers',
      { ...{ name: `Clara Falsch ${eva}`, kind: 'person' }, names: [{ name: paul }] },
      desk.checker,
    );
    expect((await read(`/speakers/${made.id}.json`)).awaiting_names).toMatchObject([
      { name: paul, credited: [] },
    ]);
    const page = await (await desk.get(`/speakers/${made.id}`, await desk.signIn('editor'))).text();
    expect(page).toContain('to agree: another speaker has this name');
  });

  it('is removed by whoever may edit', async () => {
    const name = await addName();
    expect((await post(name.removal, desk.checker)).status).toBe(200);
    expect(await read(`/speakers/${eva}.json`)).toMatchObject({ names: [], awaiting_names: [] });
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });

  it('waits as well where whoever voiced the words of a body gets it', async () => {
    const voice = await desk.addSpeaker('Otto Brandt');
    const board = await desk.addSpeaker('Harbour Board', 'body');
    const voiced = await desk.addClaim(board, { voiced_by_id: voice });
    await edit(voice, { names: [{ name: CREDITED }] });
    expect((await read(`/speakers/${voice}.json`)).awaiting_names).toHaveLength(1);
    expect(await desk.stateOf(voiced)).toBe('another_speaker');
  });

  it('waits on another desk too, to which it is exported', async () => {
    await addName();
    const there = await openDesk();
    await importFile(there.ctx, JSON.parse((await exportedDesk(desk.ctx.db)).text));
    await there.ctx.comparer.all();
    const waiting = ({ ctx }: Pick<TestDesk, 'ctx'>) =>
      ctx.db.selectFrom('speaker_names').select('name').where('awaits_since', 'is not', null).execute();
    expect(await waiting(there)).toEqual(await waiting(desk));
    await there.close();
  });
});

it('another name that no copy credits is in force at once', async () => {
  await edit(eva, { names: [{ name: 'E. T. Tervo' }] });
  expect(await read(`/speakers/${eva}.json`)).toMatchObject({
    ...{ names: [{ name: 'E. T. Tervo' }], awaiting_names: [] },
  });
});

describe('an edit that would silence what a copy says', () => {
  it.each([
    [
      'name',
      () => ({ name: CREDITED }),
      `Add ‘${CREDITED}’ under other names first; a second person must agree`,
    ],
    ['kind', () => ({ kind: 'unnamed' }), 'Correct or accept each mismatch first'],
  ] as const)('of the %s is refused, with what would be right', async (path, body, right) => {
    const answer = await edit(eva, body());
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
    expect(errors[0]?.path).toBe(path);
    expect(errors[0]?.message).toContain(
      `One copy credits ‘${CREDITED}’ with a quotation of this speaker. ${right}`,
    );
    expect(await desk.stateOf(claim)).toBe('another_speaker');
  });

  it('by naming a member is refused until the member is entered as the voice', async () => {
    const board = await desk.addSpeaker('Harbour Board', 'body');
    const ana = await desk.addSpeaker(CREDITED);
    await desk.addClaim(board);
    const answer = await edit(board, { members: [ana] });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`Enter ‘${CREDITED}’ under “Voiced by”`);
    expect((await edit(eva, { members: [] })).status).toBe(200);
  });

  it('may be made once two people agreed to the name', async () => {
    const name = await addName();
    await post(name.agreement, desk.editor);
    expect((await edit(eva, { name: CREDITED, names: [] })).status).toBe(200);
    expect(await desk.stateOf(claim)).toBe('same');
  });
});

it('on a desk with one person a name is in force at once', async () => {
  const alone = await creditedDesk();
  const own = await alone.addSpeaker('Eva Tervo');
  const words = await alone.addClaim(own);
  for (const role of ['checker', 'admin'] as const)
    await alone.as('editor', (change) =>
      changeRow(change, 'users', alone.users[role].id, null, { disabled_at: '2023-06-20T00:00:00.000Z' }),
    );
  const body = { names: [{ name: CREDITED }] };
  await alone.json('PATCH', `/speakers/${own}`, body, { ...alone.editor, 'if-match': '"1"' });
  expect(await alone.stateOf(words)).toBe('same');
  await alone.close();
});
