import { makeLink, useLink } from '../../src/people/accounts/actions/links.js';
import { addRow } from '../../src/people/activity/row-store.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import { ImportWriter } from '../../src/publishing/exchange/imports-store.js';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import { keepCopy } from '../../src/record/snapshots/actions.js';
import type { Copy } from '../../src/record/snapshots/model.js';
import { houseStyle } from '../publishing/citations/styles/house-style.js';
import { hashed } from '../record/snapshots/files.js';
import type { Sends, TestDesk } from './desk.js';
import { conflicts, type Filled, PASSWORD } from './every-page.js';
import { seedPractice } from './practice.js';

/** The sample and the practice story, with something of every kind that a page can show: kept, restricted, in the trash, one's own. */
export async function fillDesk(desk: TestDesk): Promise<Filled> {
  await seedSample(desk.ctx);
  await seedPractice(desk.ctx);
  await desk.givePassword('checker', PASSWORD);
  const [editor, viewer, admin] = [
    await desk.signIn('editor'),
    await desk.signIn('viewer'),
    await desk.signIn('admin'),
  ];
  const add = (path: string, fields: Record<string, string>, as: Sends = editor) =>
    added(desk, path, fields, as);
  const claim = { form: 'direct', 'speaker.name': 'Hanna Harbourmaster', 'speaker.kind': 'person' };
  const restricted = await add('/claims', { ...claim, text: 'Off we go.', ground_rule: 'background' });
  const trashedClaim = await add('/claims', { ...claim, text: 'Nobody asked the pilots.' });
  const copy = await add('/sources/1/snapshots', {
    text: 'First line.\n\nSecond line.',
    typed_in_by: 'A. Typist',
  });
  const ownList = await add('/lists', { title: 'Mine', style: 'newsroom', locale: 'en-GB' }, viewer);
  const capture = await add('/capture', { way: 'paste', whose: 'theirs', text: ARTICLE }, admin);
  const views = [
    ['Fragments', 'form=partial'],
    ['By the Secretary', 'speaker=1'],
    ['Old', 'to=2020'],
  ] as const;
  await add('/lists/1/editions', { name: 'As filed to the court, 3 May' });
  await add('/styles', { csl: houseStyle() });
  const kept: number[] = [];
  for (const [name, query] of views) kept.push(await add('/views', { name, query, shared: 'on' }));
  const trashedView = kept.at(-1) ?? 0;
  await desk.form(`/views/${trashedView}/trash`, { version: '1' }, editor);
  const note = await add(`/claims/${restricted}/annotations`, {
    motivation: 'questioning',
    body: 'Who *else* heard it?',
  });
  const search = { where: 'The harbour log', words: 'Off we go', outcome: 'open' };
  await add(`/claims/${restricted}/searches`, search);
  await add('/claims/2/searches', { ...search, date: '2023-06', result: 'Only *half* of it is kept.' });
  await add('/claims/2/searches', search);
  await desk.form('/searches/3/trash', { version: '1' }, editor);
  await add(`/annotations/${note}/replies`, { body: 'Two pilots.' });
  await desk.form(`/annotations/${note}/trash`, { version: '1' }, editor);
  await desk.form(`/claims/${trashedClaim}/trash`, { version: '1' }, editor);
  await add(`/sources/1/snapshots/${copy}/annotations`, {
    motivation: 'commenting',
    'selector.exact': 'Second line',
    body: 'It ends here.',
  });
  await desk.form('/account/tokens', { name: 'A script', scope: 'read', days: '30' }, admin);
  // What is sent with version 1 from here on has been overtaken: an account by each whose own it is.
  for (const { path, form } of conflicts('theirs'))
    for (const as of path === '/account' ? [admin, editor, viewer] : [admin])
      await overtake(desk, path, form, as);
  await desk.as('editor', proposedMerge);
  await desk.as('editor', runningImport);
  const guessed = await desk.as('editor', (change) => keepCopy(change, 2, GUESSED));
  return {
    ...{ restricted, trashedClaim, trashedView, copy, ownList, capture, guessed: guessed.id },
    ...(await twoLinks(desk)),
  };
}

/** `Łódź` in a file that nobody labelled. */
export const GUESSED: Copy = hashed({
  ...{ how: 'upload', typedInBy: null, mediaType: 'text/plain; charset=iso-8859-2' },
  ...{ originalName: 'notes.txt', finalUrl: null },
  headers: { ':reading': 'plain', ':encoding-guessed': 'iso-8859-2' },
  text: 'Łódź',
  bytes: Uint8Array.of(0xa3, 0xf3, 0x64, 0xbc),
});

async function twoLinks(desk: TestDesk): Promise<Pick<Filled, 'link' | 'usedLink'>> {
  const make = async () => {
    const made = await desk.as('admin', (change) => makeLink(change, desk.users.viewer.id));
    if (!made.ok) throw new Error('No link was made.');
    return made.value.path;
  };
  const usedLink = await make();
  await desk.as('admin', (change) => useLink(change, usedLink.split('/').at(-1) ?? ''));
  return { usedLink, link: await make() };
}

/** Saves once more what the sample left at its first version, or its second. */
async function overtake(
  desk: TestDesk,
  path: string,
  form: Record<string, string>,
  as: Sends,
): Promise<void> {
  const statuses: number[] = [];
  for (const version of ['1', '2']) {
    if (statuses.at(-1) === 303) return;
    statuses.push((await desk.form(path, { ...form, version }, as)).status);
  }
  if (statuses.at(-1) !== 303) throw new Error(`${path} answered ${statuses.join(', ')}.`);
}

/** Sends a form and gives the id of what it added: the last number of the address it leads to. */
async function added(
  desk: TestDesk,
  path: string,
  fields: Record<string, string>,
  as: Sends,
): Promise<number> {
  const answer = await desk.form(path, fields, as);
  const where = answer.headers.get('location') ?? '';
  if (answer.status !== 303)
    throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 4000)}`);
  return Number(/\d+(?!.*\d)/.exec(where)?.[0]);
}

const ARTICLE = `The harbour board will meet again in May.

“We have counted the boats twice,” said Hanna Harbourmaster, who keeps the log. “There are too few.”

Her deputy, Ole Sand, told Radio Coast that the pier would stay shut. “Nobody asked me,” he said.`;

/** Of a large table, before its first row. */
/** A merge of two speakers that waits for a second person. */
async function proposedMerge(change: WriteContext): Promise<void> {
  await addRow(change, 'merge_proposals', {
    ...{ going_id: 1, kept_id: 2, reason: 'Both offices confirm it.', state: 'open' },
    ...{ author_id: change.actor.id, ended_at: null, ended_by: null, erased_by: null },
  });
}

async function runningImport(change: WriteContext): Promise<void> {
  const about = {
    change_id: 'a',
    format: 'csv',
    kind: 'claims',
    name: 'table.csv',
    rows_total: 5000,
  } as const;
  const who = { actor_id: change.actor.id, started_at: change.at };
  await new ImportWriter(change.tx).begin({ ...about, ...who });
}
