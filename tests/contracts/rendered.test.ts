import { relative, resolve } from 'node:path';
import ejs from 'ejs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DueWriter } from '../../src/checking/comparison-queue/due-store.js';
import { recordFindings } from '../../src/checking/findings/actions.js';
import { makeFirstLink } from '../../src/people/accounts/actions/links.js';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { notify, resolveNotices } from '../../src/people/notices/actions.js';
import { DeliveryWriter } from '../../src/people/notices/delivery-store.js';
import { totpCode } from '../../src/platform/credentials/totp.js';
import { cursorAfter, cursorOf } from '../../src/platform/db/queries/page-of.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import { setAsideStyle } from '../../src/publishing/citations/styles/actions.js';
import { ImportWriter } from '../../src/publishing/exchange/imports-store.js';
import { keepCopy } from '../../src/record/snapshots/actions.js';
import { creditedSpeakers } from '../pages/merging/credited-speakers.js';
import { houseStyle } from '../publishing/citations/styles/house-style.js';
import { EXAMPLES } from '../server/openapi/examples.js';
import { addTestClaim } from '../support/claims.js';
import { cookieFrom, openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { filesIn } from '../support/files.js';
import { GUESSED } from '../support/fill-desk.js';
import { secondFactorOf } from '../support/second-factor.js';
import { addSetAside } from '../support/set-aside.js';

// Every view is rendered on a real desk at least once, and a name that its page lacks would throw there. Which
// views those were, EJS tells: it compiles a template, and each that is included, when it first renders it.

const compile = vi.spyOn(ejs, 'compile');
const PASSWORD = 'four words without sense';
const pages: { readonly path: string; readonly status: number; readonly terms: readonly string[] }[] = [];
let desk: TestDesk;
let admin: Sends;

/** Parts that are looked at in docs/look.md and wait for the page that needs them. */
const AWAITED = ['partials/confirm.ejs'];

const filled = (path: string) => path.replace('/users/:id', '/users/3').replaceAll(/:\w+/g, '1');

async function visit(path: string, sends: Sends = admin): Promise<void> {
  await keep(path, await desk.get(path, sends));
}

async function keep(path: string, answer: Response): Promise<void> {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html');
  pages.push({ path, status: answer.status, terms: isPage ? codeTermsIn(await answer.clone().text()) : [] });
}

/** Names of the code for what has another name on pages. A Web Annotation is a standard of the W3C. */
const CODE_TERMS =
  /(?<!\bWeb )\b(?:claims?|snapshots?|facets?|annotations?|attributions|stale|utf-16)\b[^<>]{0,40}/gi;

function codeTermsIn(html: string): readonly string[] {
  const text = html.replaceAll(/<(head|code|script)\b[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
  return text.match(CODE_TERMS) ?? [];
}

/** The pages of later parts; the cursor of one is valid where the part is empty, too. */
async function visitParts(): Promise<void> {
  const sources = cursorAfter({ id: 0 }, { direction: 'asc', keys: ['attributions.id'] });
  await visit(`/claims/1/attributions?after=${sources}`);
  await visit(`/claims/1/links?after=${cursorOf([0, 0], 'links')}`);
  const findings = { keys: ['findings.id'], direction: 'desc' } as const;
  await visit(`/claims/1/findings?after=${cursorAfter({ id: 1_000_000 }, findings)}`);
}

async function send(path: string, fields: Record<string, string>, sends: Sends = admin): Promise<Response> {
  const answer = await desk.form(path, fields, sends);
  await keep(path, answer);
  return answer;
}

beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.signIn('admin');
  const first = await desk.as('admin', makeFirstLink);
  await visit(first?.path ?? '/no-link', {});
  await visit('/claims');
  for (const [key, examples] of Object.entries(EXAMPLES)) {
    for (const example of examples) await desk.json('POST', filled(key.slice(5)), example, admin);
  }
  for (const { method, path } of PERMISSIONS) if (method === 'GET') await visit(filled(path));
  await visitStates();
});
afterAll(() => desk.close());

/** What a page becomes when something is wrong, in the trash, long, or seen by somebody else. */
async function visitStates(): Promise<void> {
  await visit('/sign-in', {});
  await visit('/claims/1', await desk.signIn('viewer'));
  await desk.as('checker', findSomething);
  await desk.as('checker', (change) =>
    addSetAside(change, { claim: 1, source: 1, author: desk.users.checker.id }),
  );
  await visit('/claims/1');
  const same = { facet: 'wording', value: 'as_printed', rationale: 'So did I.' };
  const named = Object.entries(same).map(([name, value]) => [`findings.0.${name}`, value]);
  await send('/claims/1/findings', Object.fromEntries(named));
  await desk.as('checker', accuse);
  const answer = await desk.get('/claims/1/findings.json', admin);
  const { findings } = (await answer.json()) as { findings: { id: number; facet: string }[] };
  await send(`/findings/${findings.find(({ facet }) => facet === 'speaker')?.id}/agreement`, {});
  await visit('/claims/1');
  const { id } = await desk.as('editor', (change) => keepCopy(change, 1, GUESSED));
  await visit(`/sources/1/snapshots/${id}`);
  await visit('/claims/1/collation');
  await visitParts();
  await visitCopies();
  await visit('/claims/1/copies');
  await visit('/claims/1/dossier');
  await visit('/claims/new?claim=1');
  const saved = await desk.submit('/outlets', { name: 'Confirmed' }, admin);
  await visit(saved.headers.get('location') ?? '/nowhere');
  await visit('/lookup?q=We+told+each+other+quite+plainly.&speaker=Bo+Lind');
  await visit('/lookup?q=Nobody+ever+said+these+words');
  await visit('/lookup?q=We+told+each+other+quite+plainly.+Nobody+ever+said+these+words.');
  await send('/lookup', { text: '' });
  await send('/claims/tags', { 'claim_ids.0': '1' });
  await send('/outlets', {});
  await send('/outlets/1', { name: 'The Wire', version: '1' });
  await send('/outlets/1', { name: 'The Morning Post', version: '1' });
  await send('/outlets', { name: 'Wire' });
  await send('/occasions/2/trash', {});
  await visit('/occasions/2');
  await send('/outlets', { name: 'The Morning Past' });
  await send('/outlets/2/merge', { into_id: '1', version: '1' });
  await visit('/outlets/2/merge');
  await visit('/outlets/1');
  await send('/views/1/trash', {});
  await visit('/views/1');
  await visitNotices();
  await visitProposal();
  await visitList();
  await visitCapture();
  await visit('/styles?q=mla&style=apa');
  await visit('/styles?q=nothing-of-the-kind');
  await send('/styles', { csl: '<style/>' });
  await send('/styles', {
    csl: houseStyle({ macro: '<macro name="what"><text variable="title"/></macro>' }),
  });
  await desk.as('admin', (change) =>
    setAsideStyle(change, 1, [{ kind: 'time', why: 'It took too long for 2 sources.', sources: [1, 2] }]),
  );
  await visit('/styles');
  await visit('/styles/1');
  await send('/styles/1/trial', {});
  await send('/styles/1/trash', {});
  await visit('/styles/1');
  for (let at = 0; at < 51; at++) await desk.json('POST', '/tags', { name: `tag ${at}` }, admin);
  await visit('/tags');
  const text = 'One line of many that are kept.\n'.repeat(2_000);
  const kept = await desk.json('POST', '/sources/1/snapshots', { text }, admin);
  const copy = ((await kept.json()) as { id: number }).id;
  await visit(`/sources/1/snapshots/${copy}?part=2`);
  await visit(`/claims/new?source=1&snapshot=${copy}&at=0-8,20-26`);
  await visit('/sources/1');
  await send('/import', { text: 'text,speaker\nTwice,Ines Moreau\nTwice,Ines Moreau\n', dry_run: 'on' });
  const taken = await send('/import', { text: 'text,speaker\nTwice,Ines Moreau\n' });
  await visit(taken.headers.get('location') ?? '/nowhere');
  await visitLargeImport();
  await desk.as('checker', speakTwice);
  await visit('/speakers/1');
  await visitOpen();
  await send('/account/tokens', { name: 'A second script' });
  const made = await desk.json('POST', '/users/3/links', {}, admin);
  await visit(new URL(((await made.json()) as { link: string }).link).pathname, {});
  await desk.givePassword('checker', PASSWORD);
  const email = 'checker@desk.example';
  const carried = { carried_to: '/tags', 'carried.name': 'borders' };
  const signedIn = await send('/sign-in', { email, password: PASSWORD, ...carried }, {});
  expect(cookieFrom(signedIn)).not.toEqual({ cookie: '' });
  await visitSecondFactor();
}

/** A capture with an open form, with words that stand twice, and the first of its quotations once saved. */
async function visitProposal(): Promise<void> {
  const { ana, eva } = await creditedSpeakers(desk);
  await visit(`/speakers/${ana}/merge?into_id=${eva}`);
  await send(`/speakers/${ana}/merge`, { into_id: `${eva}`, version: '1', reason: 'She married.' });
  await visit('/merge-proposals/1');
  await send('/sources/1/snapshots', { text: '“The lamp will be lit through all of the winter,” he said.' });
  await visit('/lookup?q=The+lamp+will+be+lit+through+all+of+the+winter');
}

async function visitCapture(): Promise<void> {
  await visit('/capture?text=Words&url=https://gazette.example');
  await visit('/capture?snapshot_id=1');
  await visit('/capture/1?edit=2');
  await send('/capture', { way: 'paste', whose: 'ours', text: 'Words' });
  const text = `“It is done,” Ines Moreau said. “It is done,” Ines Moreau said.\n${'A long line.\n'.repeat(2_600)}`;
  const made = await desk.json('POST', '/capture', { text }, admin);
  const { id } = (await made.json()) as { id: number };
  await send(`/capture/${id}/quotations`, { exact: 'It is done' });
  await send(`/capture/${id}/quotations/1`, { do: 'save', version: '9' });
  await send('/capture/claims', { id: String(id), seen: '1:9' });
  await desk.json('POST', `/capture/${id}/quotations`, { exact: 'Ines Moreau said. “It' }, admin);
  await send(`/capture/${id}/source`, { version: '1', 'source.title': 'It is done' });
  const one = { n: 1, speaker: { name: 'Ines Moreau' } };
  const saved = await desk.json('POST', '/capture/claims', { id, quotations: [one] }, admin);
  await visit(saved.headers.get('location') ?? '/nowhere');
}

/** A list with footnotes, on which a row has a locator and a note. */
async function visitList(): Promise<void> {
  const style = 'chicago-fullnote-bibliography';
  const fields = { title: 'With notes', style, kind: 'quotations', claim_ids: [1] };
  const made = await desk.json('POST', '/lists', fields, admin);
  const { id, items } = (await made.json()) as { id: number; items: { id: number }[] };
  const item = `/lists/${id}/items/${items[0]?.id}`;
  await visit(`${item}/edit`);
  await send(item, { locator: 'p. 4', note: 'For *Sunday*.', version: '1' });
  await visit(`/lists/${id}`);
}

/** A source without a copy, then with a page that has details for it, and with a comparison that waits. */
async function visitCopies(): Promise<void> {
  const text = 'The harbour toll will not rise before the spring';
  const made = await desk.json('POST', '/sources', { title: 'The toll', type: 'webpage' }, admin);
  const source = ((await made.json()) as { id: number }).id;
  const claimed = {
    text,
    form: 'direct',
    speaker: { name: 'Ilse Marren' },
    attribution: { source_id: source },
  };
  const entered = await desk.json('POST', '/claims', claimed, admin);
  const path = `/claims/${((await entered.json()) as { id: number }).id}`;
  await visit(path);
  await desk.as('editor', async (change) => {
    const outlet = { value: 'The Harbour Herald', from: 'json_ld', isSure: true };
    const headers = { ...GUESSED.headers, ':found': JSON.stringify({ outlet: [outlet] }) };
    await keepCopy(change, source, { ...GUESSED, headers });
  });
  await visit(path);
  await desk.ctx.comparer.all();
  await desk.as('editor', ({ tx }) => new DueWriter(tx).addAttributions(null));
  await visit(path);
  await visit(`/sources/${source}`);
}

/** What somebody sees who is not signed in, where they may read. */
async function visitOpen(): Promise<void> {
  const open = await openDesk({ anonymous: 'viewer' });
  await keep('the first page of an open desk', await open.get('/'));
  await open.close();
}

async function speakTwice(change: WriteContext): Promise<void> {
  for (const day of ['2023-06-19', '2024-06-19'])
    await addTestClaim(change, { speaker_id: 1, said_on: day, said_on_min: day, said_on_max: day });
}

/** Running, and done. */
async function visitLargeImport(): Promise<void> {
  const about = { change_id: 'a', format: 'csv', kind: 'claims', name: 'table.csv', rows_total: 5 } as const;
  const id = await desk.as('admin', (change) =>
    new ImportWriter(change.tx).begin({ ...about, actor_id: change.actor.id, started_at: change.at }),
  );
  await visit(`/imports/${id}`);
  await send(`/imports/${id}/cancellation`, {});
  await visit('/import');
  await desk.as('admin', (change) => new ImportWriter(change.tx).finish(id, change.at));
  await visit(`/imports/${id}`);
}

/** Off, being set up, on, and asked for. */
async function visitSecondFactor(): Promise<void> {
  const checker = await desk.signIn('checker');
  await visit('/account/second-factor', checker);
  await send('/account/second-factor', {}, checker);
  await visit('/account/second-factor', checker);
  const one_time_code = totpCode(await secondFactorOf(desk, 'checker'), desk.clock.now());
  const proof = { current_password: PASSWORD, one_time_code };
  await send('/account/second-factor/confirmation', proof, checker);
  await visit('/account/second-factor', checker);
  await visit(`/users/${desk.users.checker.id}`);
  await send('/sign-in', { email: 'checker@desk.example', password: PASSWORD }, {});
}

/** Told twice, given up and waiting, and resolved. */
async function visitNotices(): Promise<void> {
  const failing = { kind: 'backup', subject: 'A backup failed', detail: 'See the log.' } as const;
  await desk.as('admin', (change) => notify(change, failing));
  await desk.as('admin', (change) => notify(change, failing));
  await desk.as('admin', async ({ tx, at }) => {
    const deliveries = new DeliveryWriter(tx);
    for (const name of ['ada', 'ben'])
      await deliveries.add(
        { notice_id: 1, recipient: `${name}@desk.example`, message_id: `<${name}@desk.example>` },
        at,
      );
    await deliveries.end(1, { state: 'given_up', due_at: at, ended_at: at, answer: '550 No such user' });
    await deliveries.begin(2);
  });
  await visit('/notices');
  await desk.as('admin', (change) => resolveNotices(change, 'backup'));
  await visit('/notices');
}

async function findSomething(change: WriteContext): Promise<void> {
  const found = await recordFindings(change, 1, [
    { ...NOTHING, facet: 'wording', value: 'as_printed', rationale: 'Read it there.', evidence: [COPY] },
  ]);
  expect(found.kind).toBe('recorded');
}

async function accuse(change: WriteContext): Promise<void> {
  const accusation = { facet: 'speaker', value: 'misattributed', mechanism: 'A caption.' } as const;
  await recordFindings(change, 1, [
    { ...NOTHING, ...accusation, rationale: 'The recording has another voice.', evidence: [] },
  ]);
}

const COPY = { kind: 'snapshot', id: 1, selector: null } as const;
const NOTHING = {
  rationale: null,
  mechanism: null,
  actual_speaker_id: null,
  actual_speaker: null,
  supersedes: null,
} as const;

function rendered(): Set<string> {
  return new Set(
    compile.mock.calls.map(([, options]) => relative(resolve('views'), String(options?.filename))),
  );
}

describe('views', () => {
  const all = filesIn('views', '.ejs').map(({ path }) => relative('views', path));

  it.each(all.filter((view) => !AWAITED.includes(view)))('render: %s', (view) => {
    expect(rendered()).toContain(view);
  });

  it('are awaited only where no page has them yet', () => {
    expect(AWAITED.filter((view) => !all.includes(view) || rendered().has(view))).toEqual([]);
  });

  it('leave no page broken', () => {
    expect(pages.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('have the words of a newsroom, not those of the code', () => {
    expect(codeTermsIn('<p class="claim">The <b>claim</b>, see <code>claims</code>.</p>')).toHaveLength(1);
    expect(pages.filter(({ terms }) => terms.length > 0)).toEqual([]);
  });
});
