import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { type Woven, weave } from './restricted-desk.js';

// What checkers do to what a reader may not see changes no answer that the reader gets: no version, no time, no
// count, no order, and not what is said of why a finding is stale.

let desk: TestDesk;
let woven: Woven;
let checker: Sends;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer', strictPages: false });
  woven = await weave(desk);
  await desk.ctx.comparer.all();
  [checker, editor] = [await desk.token('checker'), await desk.token('editor')];
  // A first change has made the finding stale: of that readers are told, and not by what.
  await edit(`/annotations/${woven.hidden.annotations[0]}`, { body: 'First.' }, editor);
});
afterAll(() => desk.close());

const LIST = 1;

/** Everything that tells of the story on the record. */
const ADDRESSES = [
  ...[
    '/',
    '/claims',
    '/claims?q=compromise',
    '/claims?sort=changed',
    '/claims?stale=yes',
    '/lists',
    '/speakers',
  ],
  ...[
    '/sources',
    '/occasions',
    '/outlets',
    '/tags',
    '/annotations',
    '/annotations?show=all',
    '/searches?show=all',
  ],
  ...[
    '/views',
    '/activity',
    '/claims/1',
    '/claims/2',
    '/claims/1/history',
    '/claims/1/findings',
    '/claims/1/links',
  ],
  ...[
    '/claims/1/collation',
    '/claims/1/copies',
    '/claims/1/dossier',
    '/claims/1/attributions',
    '/claims/1/searches',
  ],
  ...[
    `/lists/${LIST}`,
    `/lists/${LIST}/history`,
    `/lists/${LIST}/dossier`,
    '/speakers/1',
    '/speakers/1/history',
  ],
  ...['/sources/1', '/sources/1/history', '/sources/1/snapshots', '/occasions/1', '/outlets/1', '/tags/1'],
];

/** Addresses with other faces, and one that is not there yet. */
const OTHERS = ['/lists.csv', '/claims.csv', '/tags.csv', '/speakers.csv', '/activity.csv', '/activity.atom'];

/** What a page says besides: versions, times and sentences. */
const AS_PAGES = [
  '/',
  '/lists',
  `/lists/${LIST}`,
  `/lists/${LIST}/dossier`,
  '/claims/1',
  '/claims/1/dossier',
];

/** What is another page for who is signed in. */
const OF_ONES_OWN = ['/', '/lists', `/lists/${LIST}`, '/lists/2'];

async function answersFor(sends: Sends): Promise<ReadonlyMap<string, string>> {
  const paths =
    'cookie' in sends
      ? OF_ONES_OWN
      : [...AS_PAGES, ...ADDRESSES.map((address) => withFace(address, '.json')), ...OTHERS];
  const answers = new Map<string, string>();
  for (const path of paths) answers.set(path, await answerOf(path, sends));
  return answers;
}

function withFace(address: string, face: string): string {
  const [path = '', query] = address.split('?');
  return `${path}${face}${query === undefined ? '' : `?${query}`}`;
}

async function answerOf(path: string, sends: Sends): Promise<string> {
  const answer = await desk.get(path, sends);
  const headers = [...answer.headers].filter(([name]) => !/^(date|x-request-id|content-length)$/.test(name));
  const body = (await answer.text())
    .replace(/(?<=name="key" value=")[^"]+/g, '')
    // A dossier says when it was made.
    .replace(/(?<=Created on <time )[^<]+/g, '');
  return `${answer.status}\n${headers.map((pair) => pair.join(': ')).join('\n')}\n\n${body}`;
}

async function send(path: string, body: object, sends: Sends = checker): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, sends);
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

async function edit(path: string, body: object, sends: Sends = checker): Promise<void> {
  const { version } = (await (await desk.get(`${path}.json`, sends)).json()) as { version: number };
  const answer = await desk.json('PATCH', path, body, { ...sends, 'if-match': `"${version}"` });
  if (!answer.ok) throw new Error(`PATCH ${path}: ${answer.status} ${await answer.text()}`);
}

async function listVersion(): Promise<string> {
  const list = await (await desk.get(`/lists/${LIST}.json`, checker)).json();
  return `"${(list as { version: number }).version}"`;
}

/** A claim of the same speaker, occasion, tag and source comes, and is put on the desk's list, moved and taken off. */
async function addRestricted(): Promise<void> {
  const claim = await send('/claims', {
    ...{ text: 'Between us alone.', language: 'en', form: 'direct', ground_rule: 'background' },
    ...{ speaker: { name: 'Wang Yi' }, occasion: { name: 'The meeting' }, tags: ['taiwan'] },
    attribution: { source_id: 1 },
  });
  await send(`/lists/${LIST}/items`, { claim_ids: [claim.id] });
  for (const move of [`${claim.id} up`, `${claim.id} up`, `${claim.id} out`]) {
    const answer = await desk.json(
      'POST',
      `/lists/${LIST}/order`,
      { move },
      { ...checker, 'if-match': await listVersion() },
    );
    expect(answer.status).toBe(200);
  }
}

async function changeRestricted(): Promise<void> {
  const { claims, annotations, attributions, sources, occasions } = woven.hidden;
  await edit(`/claims/${claims[0]}`, { note: 'Told again.' });
  await edit(`/annotations/${annotations[0]}`, { body: 'Second.' }, editor);
  await edit(`/attributions/${attributions[1]}`, { note: 'Told again.' });
  await edit(`/sources/${sources[0]}`, { note: 'Told again.' });
  await edit(`/occasions/${occasions[0]}`, { note: 'Told again.' });
  await send(`/claims/${claims[0]}/annotations`, { motivation: 'questioning', body: 'And now?' });
  await send(`/claims/${claims[0]}/searches`, { where: 'There', words: 'these', outcome: 'open' });
  await desk.json('DELETE', `/sources/1/snapshots/${woven.hidden.snapshots.at(-1)}`, {}, editor);
}

it('shows readers the same before and after restricted work', async () => {
  const readers = [{}, await desk.signIn('viewer')];
  const before = [];
  for (const reader of readers) before.push(await answersFor(reader));
  desk.clock.advance(3_600_000);
  await addRestricted();
  await changeRestricted();
  await desk.ctx.comparer.all();
  const faults: string[] = [];
  for (const [at, reader] of readers.entries()) {
    const after = await answersFor(reader);
    for (const [path, was] of before[at] ?? []) {
      const is = after.get(path) ?? '';
      if (is !== was) faults.push(`${path}: ${differenceOf(is, was)}`);
    }
  }
  expect(faults).toEqual([]);
});

it('tells readers that a finding is stale, and not by what, when or whom', async () => {
  const { findings } = (await (await desk.get('/claims/1/findings.json')).json()) as {
    findings: { stale: object[] }[];
  };
  expect(findings.flatMap(({ stale }) => stale)).toEqual([{ cause: 'unseen', at: null, by: null }]);
  expect(await (await desk.get('/claims/1/dossier')).text()).toContain(
    'evidence not shown here was changed.',
  );
});

it('still refuses a list to whoever saw an older version of it, though readers were told of none', async () => {
  const seen = await listVersion();
  const { claims } = woven.hidden;
  await send(`/lists/${LIST}/items`, { claim_ids: [claims[0]] }).catch(() => undefined);
  await send(`/lists/${LIST}/items`, { claim_ids: [1] });
  const late = await desk.json(
    'PATCH',
    `/lists/${LIST}`,
    { title: 'Mine' },
    { ...checker, 'if-match': seen },
  );
  expect(late.status).toBe(409);
});

/** Where two answers part. */
function differenceOf(is: string, was: string): string {
  const at = [...is].findIndex((sign, index) => sign !== was[index]);
  const from = Math.max(0, at - 80);
  return `‘${is.slice(from, at + 100)}’ instead of ‘${was.slice(from, at + 100)}’`;
}
