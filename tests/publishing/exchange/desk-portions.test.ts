import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { exportedDesk } from '../../support/desk-file.js';
import { expectSound } from '../../support/sound.js';
import { importBeside, largeDesk } from './desk-beside.js';

// A whole database comes in beside other work: nobody sees any of it before the last portion.

let desk: TestDesk;
let admin: Sends;
beforeEach(async () => {
  desk = await openDesk();
  admin = await desk.signIn('admin');
  await quote('Matter of words');
});
afterEach(() => desk.close());

async function quote(text: string): Promise<number> {
  const quotation = {
    text,
    form: 'direct',
    language: 'en',
    speaker: { name: 'Own speaker', kind: 'person' },
  };
  const attribution = { source: { title: 'Own article', type: 'webpage' }, wording: text };
  const made = await desk.json('POST', '/claims', { ...quotation, attribution, duplicates: 'add' }, admin);
  expect(made.status, await made.clone().text()).toBe(201);
  return ((await made.json()) as { id: number }).id;
}

const taking = () => ({ file: desk.ctx.config.file, transact: desk.ctx.transact });

const PLACES = [
  ...['/claims.json', '/claims', '/claims.json?q=taiwan', '/speakers.json', '/sources.json', '/tags.json'],
  ...['/lists.json', '/users', '/activity.json', '/trash', '/'],
];

/** What pages and answers say, and an export has. */
async function seen(): Promise<Record<string, string>> {
  const answers: Record<string, string> = { export: (await exportedDesk(desk.ctx.db)).text };
  for (const path of PLACES) {
    const answer = await desk.get(path, admin);
    answers[path] = `${answer.status} ${(await answer.text()).replaceAll(/name="key" value="[^"]*"/g, '')}`;
  }
  return answers;
}

const isRunning = async () =>
  (await desk.ctx.db.selectFrom('imports').select('id').where('state', '=', 'running').execute()).length > 0;

it('shows nothing of it before the whole is there, and then all of it', async () => {
  const before = await seen();
  let looks = 0;
  await importBeside(taking(), largeDesk(), async (nth) => {
    if (nth % 4 > 0 || !(await isRunning())) return;
    looks += 1;
    for (const [path, now] of Object.entries(await seen())) expect([path, now]).toEqual([path, before[path]]);
  });
  expect(looks).toBeGreaterThan(3);
  const after = await seen();
  for (const path of ['export', ...PLACES]) if (path !== '/trash') expect(after[path]).not.toBe(before[path]);
  await expectSound(desk.ctx.config.file);
});

it('gives others numbers that no record of the file has', async () => {
  let quoted = 0;
  await importBeside(taking(), largeDesk(), async () => {
    if (!(await isRunning())) return;
    quoted += 1;
    await quote(`Said meanwhile, ${quoted}`);
  });
  const { text } = await exportedDesk(desk.ctx.db);
  const file = JSON.parse(text) as { attributions: { wording: string }[]; claims: { text: string }[] };
  const own = (list: readonly object[]) =>
    list.filter((one) => JSON.stringify(one).includes('Said meanwhile'));
  expect(own(file.claims)).toHaveLength(quoted);
  expect(own(file.attributions)).toHaveLength(quoted);
  await expectSound(desk.ctx.config.file);
});

it('leaves nothing where it is cancelled, and can come in again', async () => {
  const before = await seen();
  let isCancelled = false;
  const cancelled = importBeside(taking(), largeDesk(), async (nth) => {
    if (nth < 12 || isCancelled) return;
    isCancelled = true;
    expect((await desk.form('/imports/1/cancellation', {}, admin)).status).toBe(303);
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'not_now' });
  const after = await seen();
  for (const path of ['/claims.json', '/sources.json', '/tags.json', '/lists.json', '/users', '/trash'])
    expect([path, after[path]]).toEqual([path, before[path]]);
  await importBeside(taking(), largeDesk());
  expect(await (await desk.get('/users', admin)).text()).toContain('brought.');
  await expectSound(desk.ctx.config.file);
});
