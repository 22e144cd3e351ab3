import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { fieldsOfForm } from '../../support/form-fields.js';

// A promise of silence is lifted by an editor, who says why; a checker keeps it, and is told whom to ask.

let desk: TestDesk;
let checker: Sends;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
});
afterAll(() => desk.close());

let count = 0;
async function added(ground_rule: string, more: object = {}): Promise<number> {
  count += 1;
  const claim = { text: `The quay will be sold, ${count}.`, form: 'direct', speaker: { name: 'Zeb Quill' } };
  const answer = await desk.json('POST', '/claims', { ...claim, ground_rule, ...more }, checker);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

async function read(id: number): Promise<{ version: number; ground_rule: string }> {
  return (await (await desk.get(`/claims/${id}.json`, checker)).json()) as never;
}

async function edit(id: number, fields: object, sends: Sends) {
  const headers = { ...sends, 'if-match': `"${(await read(id)).version}"` };
  const answer = await desk.json('PATCH', `/claims/${id}`, fields, headers);
  const { errors } = (await answer.json()) as { errors?: { path: string; message: string }[] };
  return { status: answer.status, errors };
}

const REASON = { rule_reason: 'Zeb Quill released it by telephone on 19 June.' };

describe('a ground rule', () => {
  it.each(['background', 'deep_background', 'off_record'])('%s is not lifted by a checker', async (rule) => {
    const id = await added(rule);
    const { status, errors } = await edit(id, { ground_rule: 'on_record', ...REASON }, checker);
    expect(status).toBe(422);
    expect(errors).toMatchObject([{ path: 'ground_rule' }]);
    expect(errors?.[0]?.message).toContain('Only an editor or admin may lift or loosen that: ask one');
    expect((await read(id)).ground_rule).toBe(rule);
    expect((await desk.get(`/claims/${id}`)).status).toBe(404);
  });

  it('is lifted by an editor with a reason, which is kept as a note', async () => {
    const id = await added('background');
    const bare = await edit(id, { ground_rule: 'on_record' }, editor);
    expect([bare.status, bare.errors?.[0]?.path]).toEqual([422, 'rule_reason']);
    expect((await edit(id, { ground_rule: 'on_record', ...REASON }, editor)).status).toBe(200);
    const { annotations } = (await (await desk.get(`/claims/${id}.json`, checker)).json()) as {
      annotations: { body: string }[];
    };
    expect(annotations.map(({ body }) => body)).toEqual([
      `Ground rule changed from on background to on the record: ${REASON.rule_reason}`,
    ]);
    expect(await (await desk.get(`/claims/${id}/history.json`, editor)).text()).toContain('note');
  });

  it('is not loosened by way of an embargo that ends soon, nor by an earlier end', async () => {
    const id = await added('off_record');
    const soon = { ground_rule: 'embargoed', embargoed_until: '2023-06-30T09:00+02:00' };
    expect((await edit(id, soon, checker)).errors?.[0]?.path).toBe('ground_rule');
    const under = await added('embargoed', { embargoed_until: '2023-06-30T09:00+02:00' });
    const earlier = await edit(under, { embargoed_until: '2023-06-27T09:00+02:00' }, checker);
    expect(earlier.errors?.[0]?.path).toBe('embargoed_until');
    expect((await edit(under, { embargoed_until: '2023-07-30T09:00+02:00' }, checker)).status).toBe(200);
  });

  it('is made stricter, and everything else is edited, by a checker', async () => {
    const id = await added('on_record');
    expect((await edit(id, { ground_rule: 'background' }, checker)).status).toBe(200);
    expect((await edit(id, { note: 'Spoken on the quay.', ground_rule: 'background' }, checker)).status).toBe(
      200,
    );
  });

  it('is asked for in the form, which keeps what was typed', async () => {
    const id = await added('background');
    const asChecker = await desk.signIn('checker');
    const asEditor = await desk.signIn('editor');
    const open = async (sends: Sends) =>
      fieldsOfForm(await (await desk.get(`/claims/${id}/edit`, sends)).text(), `/claims/${id}`);
    const typed = { ...(await open(asChecker)), ground_rule: 'on_record', note: 'Typed.' };
    const refused = await desk.form(`/claims/${id}`, typed, asChecker);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('Only an editor or admin may lift or loosen that');
    expect(fieldsOfForm(page, `/claims/${id}`)).toMatchObject({ note: 'Typed.', ground_rule: 'on_record' });
    const asked = await desk.form(`/claims/${id}`, typed, asEditor);
    const again = fieldsOfForm(await asked.text(), `/claims/${id}`);
    expect(again).toMatchObject({ rule_reason: '', note: 'Typed.' });
    expect((await desk.form(`/claims/${id}`, { ...again, ...REASON }, asEditor)).status).toBe(303);
    expect((await read(id)).ground_rule).toBe('on_record');
  });
});
