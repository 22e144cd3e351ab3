import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimIndexWriter } from '../../../src/derived/search/index-writer-store.js';
import { indexSomeNotes } from '../../../src/derived/search/reindex.js';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow, changeRow, restoreRow, trashRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { ClaimCounts } from '../../../src/record/claims/facets-store.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runsOf } from '../../support/runs.js';
import { addFound, filtersOf, found, reader } from './desk-of-claims.js';

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'alphabet', '台', '湾'];
const CLAIMS = 30;

interface Noted {
  readonly id: number;
  readonly claim: number;
  readonly parent: number | null;
  readonly isOnAttribution: boolean;
  body: string;
  isGone: boolean;
}

let desk: TestDatabase;
const claims: { id: number; text: string; isPublic: boolean; attribution: number; isAttributed: boolean }[] =
  [];
const notes: Noted[] = [];

beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    for (let at = 0; at < CLAIMS; at += 1) {
      const text = `${WORDS[at % 5]} ${WORDS[(at * 3) % 4]}`;
      const isPublic = at % 4 !== 0;
      const form = at % 2 === 0 ? 'direct' : 'partial';
      const said_on = at % 3 === 0 ? null : `2023-0${1 + (at % 9)}-01`;
      const id = await addFound(change, text, {
        ...{ form, said_on, source: `Title ${at}`, ground_rule: isPublic ? 'on_record' : 'background' },
      });
      const attributed = change.tx.selectFrom('attributions').select('id').where('claim_id', '=', id);
      const attribution = (await attributed.executeTakeFirstOrThrow()).id;
      claims.push({ id, text, isPublic, attribution, isAttributed: true });
    }
  });
});
afterAll(() => desk.close());

const body = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
const kind = fc.constantFrom(
  ...(['note', 'note', 'note', 'attribution', 'reply', 'edit', 'trash', 'restore', 'unattribute'] as const),
  ...(['long', 'title'] as const),
);
const step = fc.record({ kind, which: fc.nat(), body: body.map((words) => words.join(' ')) });
const term = fc.record({
  words: fc.array(fc.constantFrom(...WORDS.slice(0, 5)), { minLength: 1, maxLength: 2 }),
  prefix: fc.boolean(),
  field: fc.constantFrom('', '', 'note:'),
  excluded: fc.constantFrom(false, false, false, true),
  or: fc.constantFrom(false, false, true),
});
type Asked = typeof term extends fc.Arbitrary<infer T> ? T : never;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('a search finds what reading all quotations and notes finds, after every change', async () => {
  // One reads each match, the other asks for each value by a query of its own.
  const both = [new ClaimCounts(desk.db), new ClaimCounts(desk.db, 1)];
  const changes = fc.array(step, { minLength: 1, maxLength: 12 });
  const queries = fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(changes, queries, fc.nat(9), async (some, asked, at) => {
      for (const one of some) await desk.transact({ id: 2 }, (context) => doOne(context, one));
      if (at === 0) await desk.transact({ id: 2 }, ({ tx }) => new ClaimIndexWriter(tx).rebuild());
      if (at < 3) await desk.transact({ id: 2 }, indexSomeNotes);
      for (const terms of asked)
        for (const role of ['editor', 'viewer'] as const) {
          const q = worded(terms);
          const expected = scanned(terms, role === 'editor');
          for (const sort of ['-id', '-said_on', 'said_on', 'relevance', 'speaker'])
            expect((await found(desk, { q, sort }, { role, limit: 7 })).sort(ascending), q).toEqual(expected);
          for (const counts of both) {
            const { count, facets } = await counts.of(filtersOf({ q }), reader(role));
            expect(count.value, q).toBe(expected.length);
            expect(facets.form.reduce((sum, { value }) => sum + value, 0)).toBe(expected.length);
          }
        }
    }),
    { numRuns: runsOf(25) },
  );
});

async function doOne(change: WriteContext, { kind, which, body }: Step): Promise<void> {
  const claim = claims[which % claims.length];
  const note = notes[which % Math.max(notes.length, 1)];
  if (claim === undefined) return;
  if (kind === 'note') return add(change, claim.id, { claim_id: claim.id }, body);
  if (kind === 'long')
    return add(change, claim.id, { claim_id: claim.id }, `${body}${' and so on'.repeat(100)}`);
  if (kind === 'attribution') return add(change, claim.id, { attribution_id: claim.attribution }, body);
  if (kind === 'title')
    return void (await changeRow(change, 'claims', claim.id, null, {
      form: which % 3 ? 'direct' : 'partial',
    }));
  if (kind === 'unattribute') {
    await (claim.isAttributed ? trashRow : restoreRow)(change, 'attributions', claim.attribution, null);
    claim.isAttributed = !claim.isAttributed;
    return;
  }
  if (note === undefined) return;
  const about = { claimId: note.claim };
  const on = claims.find(({ id }) => id === note.claim);
  if (kind === 'reply') {
    const target = note.isOnAttribution ? { attribution_id: on?.attribution ?? 0 } : { claim_id: note.claim };
    await add(change, note.claim, { ...target, parent_id: note.id }, body);
  } else if (kind === 'edit') {
    await changeRow(change, 'annotations', note.id, null, { body }, about);
    note.body = body;
  } else if (note.isGone === (kind === 'restore')) {
    await (kind === 'trash' ? trashRow : restoreRow)(change, 'annotations', note.id, null, about);
    note.isGone = !note.isGone;
  }
}

async function add(
  change: WriteContext,
  claimId: number,
  target: { readonly claim_id?: number; readonly attribution_id?: number; readonly parent_id?: number },
  body: string,
): Promise<void> {
  const motivation = target.parent_id === undefined ? 'commenting' : 'replying';
  const row = { ...target, motivation, body, author_id: 2 } as const;
  const { id } = await addRow(change, 'annotations', row, { claimId });
  const isOnAttribution = target.attribution_id !== undefined;
  notes.push({ id, claim: claimId, parent: target.parent_id ?? null, isOnAttribution, body, isGone: false });
}

function worded(terms: readonly Asked[]): string {
  return terms
    .map(({ words, prefix, field, excluded }, at) => {
      const isOr = isOred(terms, at);
      return `${isOr ? 'OR ' : ''}${excluded ? '-' : ''}${field}"${words.join(' ')}"${prefix ? '*' : ''}`;
    })
    .join(' ');
}

/** OR joins two terms to find. */
function isOred(terms: readonly Asked[], at: number): boolean {
  return terms[at]?.or === true && at > 0 && !terms[at]?.excluded && !terms[at - 1]?.excluded;
}

function scanned(terms: readonly Asked[], seesAll: boolean): number[] {
  const groups: Asked[][] = [];
  for (const [at, one] of terms.entries()) {
    if (one.excluded) continue;
    if (isOred(terms, at)) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  const none = terms.filter(({ excluded }) => excluded);
  const all = claims.filter((claim) => {
    const has = (one: Asked) => isIn(claim, one);
    return (claim.isPublic || seesAll) && groups.every((group) => group.some(has)) && !none.some(has);
  });
  return all.map(({ id }) => id).sort(ascending);
}

function isIn(claim: (typeof claims)[number], { words, prefix, field }: Asked): boolean {
  const on = notes.filter(
    ({ claim: id, isGone, parent, isOnAttribution }) =>
      id === claim.id &&
      !isGone &&
      !notes.some((other) => other.id === parent && other.isGone) &&
      (!isOnAttribution || claim.isAttributed),
  );
  const texts = [...on.map((note) => note.body), ...(field === '' ? [claim.text] : [])];
  return texts.some((text) => ` ${text} `.includes(` ${words.join(' ')}${prefix ? '' : ' '}`));
}

function ascending(one: number, other: number): number {
  return one - other;
}
