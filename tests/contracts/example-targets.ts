import { createHash } from 'node:crypto';
import { makeFirstLink, makeLink } from '../../src/people/accounts/actions/links.js';
import type { Rule } from '../../src/people/accounts/model/permissions.js';
import { addRow, trashRow } from '../../src/people/activity/row-store.js';
import { DeliveryWriter } from '../../src/people/notices/delivery-store.js';
import { NoticeWriter } from '../../src/people/notices/store.js';
import type { TrashableTable } from '../../src/platform/db/subjects.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import { ImportWriter } from '../../src/publishing/exchange/imports-store.js';
import { keepBytes } from '../../src/record/snapshots/actions.js';
import { addTestCapture } from '../support/captures.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { addTestEdition } from '../support/editions.js';
import { addMergeProposal } from '../support/merge-proposal.js';
import { addSetAside } from '../support/set-aside.js';

// Something real at every address of the permission table, so that a walk over the table meets no address
// that is empty. A route of a new noun needs a line in `TARGETS`: what to put where its numbers stand.

/** Whose the target is: of the one who asks, of another person, or of nobody, which is the desk. */
export type Whose = 'own' | 'other' | 'desk';

export interface Wanted {
  /** The user who asks. */
  readonly asker: number;
  readonly other: number;
  readonly whose: Whose;
}

type Numbers = Readonly<Record<string, number | string>>;
type Make = (change: WriteContext, wanted: Wanted, rule: Rule) => Promise<Numbers>;

const TARGETS: Readonly<Record<string, Make>> = {
  '/speakers/:id': (change) => idOf(addTestSpeaker(change, 'Wang Yi')),
  '/outlets/:id': (change) => idOf(addRow(change, 'outlets', { name: unique('CCTV') } as never)),
  '/occasions/:id': (change) => idOf(addRow(change, 'occasions', { name: 'The meeting' } as never)),
  '/sources/:id': (change) => idOf(addSource(change)),
  '/sources/:id/snapshots/:snapshot': async (change) => {
    const source = await addSource(change);
    return { id: source.id, snapshot: (await addSnapshot(change, source.id)).id };
  },
  '/claims/:id': (change) => idOf(addClaim(change)),
  '/claims/:id/links/:link': async (change) => {
    const [claim, other] = [await addClaim(change), await addClaim(change)];
    const link = { claim_id: claim.id, kind: 'compare', other_claim_id: other.id, note: null } as const;
    return { id: claim.id, link: (await addRow(change, 'claim_links', link)).id };
  },
  '/notices/:id': async (change) => {
    const words = { subject: 'A backup failed', detail: '', since: change.at, times: 1 };
    const notice = { ...words, kind: 'backup', cause: unique('cause'), outcome: 'failing' } as const;
    const id = await new NoticeWriter(change.tx).add(notice, change.at);
    const mail = {
      notice_id: id,
      recipient: 'ada@desk.example',
      message_id: `<${unique('mail')}@desk.example>`,
    };
    await new DeliveryWriter(change.tx).add(mail, change.at);
    return { id };
  },
  '/imports/:id': async (change) => {
    // At most one runs.
    await change.tx
      .updateTable('imports')
      .set({ state: 'done', ended_at: change.at })
      .where('state', '=', 'running')
      .execute();
    const about = {
      change_id: unique('change'),
      format: 'csv',
      kind: 'claims',
      name: null,
      rows_total: 5,
    } as const;
    const who = { actor_id: change.actor.id, started_at: change.at };
    return { id: await new ImportWriter(change.tx).begin({ ...about, ...who }) };
  },
  '/tags/:id': (change) => idOf(addRow(change, 'tags', { name: unique('taiwan'), note: null })),
  '/attributions/:id': async (change) => {
    const [claim, source] = [await addClaim(change), await addSource(change)];
    const row = { claim_id: claim.id, source_id: source.id, wording: 'Said plainly.' };
    return idOf(addRow(change, 'attributions', row));
  },
  '/annotations/:id': async (change, { asker, other, whose }) => {
    const claim = await addClaim(change);
    const author = whose === 'own' ? asker : other;
    const note = { claim_id: claim.id, author_id: author, motivation: 'questioning', body: 'Who says so?' };
    return idOf(addRow(change, 'annotations', note as never));
  },
  '/searches/:id': async (change) => {
    const claim = await addClaim(change);
    const search = { claim_id: claim.id, place: 'The archive', words: 'plainly', outcome: 'open' };
    return idOf(addRow(change, 'searches', { ...search, author_id: change.actor.id } as never));
  },
  '/findings/:id': async (change, { other }, { method }) => {
    const claim = await addClaim(change);
    // What waits for a second person is there for checkers and up alone: others read what does not.
    const value = method === 'GET' ? 'denied' : 'fabricated';
    const row = { claim_id: claim.id, facet: 'speaker', value, rationale: 'No record.', claim_version: 1 };
    const needs_second = value === 'fabricated' ? 1 : 0;
    return idOf(addRow(change, 'findings', { ...row, needs_second, author_id: other } as never));
  },
  '/set-asides/:id': async (change, { other }) => {
    const [claim, source] = [await addClaim(change), await addSource(change)];
    return idOf(addSetAside(change, { claim: claim.id, source: source.id, author: other }));
  },
  '/merge-proposals/:id': async (change, { other }) => {
    const [going, kept] = [
      await addTestSpeaker(change, 'Bo Tervo'),
      await addTestSpeaker(change, 'Ina Tervo'),
    ];
    return idOf(addMergeProposal(change, { going: going.id, kept: kept.id, author: other }));
  },
  '/speakers/:id/names/:name': async (change, { other }) => {
    const { id } = await addTestSpeaker(change, 'Ina Tervo');
    const waiting = { language: null, author_id: other, awaits_since: change.at };
    const row = { speaker_id: id, name: 'Bo Tervo', ...waiting };
    return { id, name: (await addRow(change, 'speaker_names', row)).id };
  },
  '/capture/:id': async (change, wanted) => ({ id: await addTestCapture(change, ownerOf(wanted)) }),
  '/capture/:id/quotations/:quotation': async (change, wanted) => ({
    id: await addTestCapture(change, ownerOf(wanted)),
    quotation: 1,
  }),
  '/styles/:id': (change) => idOf(addStyle(change)),
  '/lists/:id': (change, wanted) => idOf(addList(change, wanted)),
  '/views/:id': (change, wanted) => idOf(addView(change, wanted)),
  '/lists/:id/items/:item': async (change, wanted) => {
    const [list, claim] = [await addList(change, wanted), await addClaim(change)];
    const row = { list_id: list.id, claim_id: claim.id, position: 1 };
    return { id: list.id, item: (await addRow(change, 'list_items', row)).id };
  },
  '/lists/:id/editions/:edition': async (change, wanted) => {
    const [list, claim] = [await addList(change, wanted), await addClaim(change)];
    const entries = [{ claims: [claim.id], text: 'As it was printed.' }];
    return { id: list.id, edition: (await addTestEdition(change, { list: list.id, entries })).id };
  },
  '/account/tokens/:token': async (change, { asker, other, whose }) => ({
    token: (await addToken(change, whose === 'own' ? asker : other)).id,
  }),
  '/changes/:id': async (change, wanted) => {
    const by = { ...change, actor: { id: wanted.whose === 'own' ? wanted.asker : wanted.other } };
    await addList(by, wanted.whose === 'own' ? wanted : { ...wanted, whose: 'desk' });
    return { id: change.events.at(-1)?.seq ?? 0 };
  },
  '/users/:id': (change, _, { path }) => idOf(addUser(change, path.includes('second-factor'))),
  '/users/:id/tokens/:token': async (change) => {
    const user = await addUser(change);
    return { id: user.id, token: (await addToken(change, user.id)).id };
  },
  '/sign-in/links/:secret': async (change) => {
    const made = await makeLink(change, (await addUser(change)).id);
    if (!made.ok) throw new Error('No link was made.');
    return { secret: made.value.path.split('/').at(-1) ?? '' };
  },
  '/sign-in/first/:secret': async (change) => ({
    secret: (await makeFirstLink(change))?.path.split('/').at(-1) ?? '',
  }),
};

function ownerOf({ asker, other, whose }: Wanted): number {
  return whose === 'own' ? asker : other;
}

/** What stands at the addresses that a rule's path stands for: `null` where it has no number in it. */
export function targetKey(path: string): string | null {
  return /^.*:[a-z]+/.exec(path)?.[0] ?? null;
}

/** Whether asking changes what is there, so that whoever asks next needs another. */
export function usesUp({ method, path }: Rule): boolean {
  if (method === 'GET') return false;
  return (
    method === 'DELETE' ||
    path.startsWith('/sign-in/') ||
    /\/(trash|restoration|resolution|reopening|removal|revocation|agreement|reset|undo)$/.test(path)
  );
}

/** Makes what a rule's address stands for, and answers the address. @throws Error for one without an example */
export async function addExample(change: WriteContext, rule: Rule, wanted: Wanted): Promise<string> {
  const key = targetKey(rule.path);
  if (key === null) return rule.path;
  const make = TARGETS[key];
  if (make === undefined)
    throw new Error(
      `${rule.method} ${rule.path}: add a line for '${key}' to TARGETS in tests/contracts/example-targets.ts.`,
    );
  const numbers = await make(change, wanted, rule);
  if (rule.path.endsWith('/restoration')) await trash(change, key, numbers);
  return rule.path.replace(/:([a-z]+)/g, (_, name: string) => String(numbers[name]));
}

const TRASHED: Readonly<Record<string, [TrashableTable, string]>> = {
  '/sources/:id/snapshots/:snapshot': ['snapshots', 'snapshot'],
  '/claims/:id/links/:link': ['claim_links', 'link'],
};

async function trash(change: WriteContext, key: string, numbers: Numbers): Promise<void> {
  const [table, name] = TRASHED[key] ?? [key.split('/')[1] as TrashableTable, 'id'];
  const outcome = await trashRow(change, table, Number(numbers[name]), null);
  if (outcome.kind !== 'changed') throw new Error(`${key}: ${outcome.kind} when it was to be trashed.`);
}

async function idOf(row: Promise<{ readonly id: number }>): Promise<Numbers> {
  return { id: (await row).id };
}

let made = 0;

function unique(word: string): string {
  made += 1;
  return `${word} ${made}`;
}

async function addClaim(change: WriteContext) {
  const speaker = await addTestSpeaker(change, 'Antony Blinken');
  return addTestClaim(change, { speaker_id: speaker.id });
}

async function addSource(change: WriteContext) {
  return addRow(change, 'sources', { type: 'webpage', title: 'The article' } as never);
}

async function addSnapshot(change: WriteContext, sourceId: number) {
  const text = 'The words as they stood.';
  const sha256 = createHash('sha256').update(text).digest('hex');
  const snapshot = await addRow(change, 'snapshots', {
    source_id: sourceId,
    captured_at: change.at,
    captured_by: change.actor.id,
    how: 'paste',
    media_type: 'text/plain; charset=utf-8',
    text,
    text_sha256: sha256,
    raw_sha256: sha256,
  } as never);
  await keepBytes(change, snapshot.id, Buffer.from(text));
  return snapshot;
}

async function addList(change: WriteContext, { asker, other, whose }: Wanted) {
  const owner_id = { own: asker, other, desk: null }[whose];
  return addRow(change, 'lists', { title: 'For the desk', style: 'newsroom', owner_id, note: null });
}

async function addStyle(change: WriteContext) {
  const about = { title: 'House style', edition: null, kind: 'note', locale: null, parent: null } as const;
  const file = { csl: '<style/>', sha256: 'ab', licence: 'CC BY-SA 3.0', authors: '[]' };
  return addRow(change, 'styles', { key: unique('house').replace(' ', '-'), ...about, ...file });
}

async function addView(change: WriteContext, { asker, other, whose }: Wanted) {
  const owner_id = { own: asker, other, desk: null }[whose];
  return addRow(change, 'views', { name: 'Fragments', query: 'form=partial', owner_id });
}

async function addUser(change: WriteContext, hasSecondFactor = false) {
  return addRow(change, 'users', {
    kind: 'person',
    name: 'Nora New',
    email: `${unique('new').replace(' ', '')}@desk.example`,
    role: 'viewer',
    password_hash: null,
    disabled_at: null,
    second_factor_at: hasSecondFactor ? change.at : null,
  });
}

async function addToken(change: WriteContext, userId: number) {
  return addRow(change, 'tokens', {
    user_id: userId,
    name: 'A token',
    scope: 'read',
    token_hash: createHash('sha256').update(unique('token')).digest('hex'),
    expires_at: '2033-01-01T00:00:00.000Z',
    last_used_at: null,
    revoked_at: null,
  });
}
