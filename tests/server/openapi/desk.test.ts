import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, type Rule } from '../../../src/people/accounts/model/permissions.js';
import { ImportWriter } from '../../../src/publishing/exchange/imports-store.js';
import { addressOf, isPageAlone } from '../../../src/server/openapi/document.js';
import { describedWrites, writeAt } from '../../../src/server/openapi/writes.js';
import { addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addMergeProposal } from '../../support/merge-proposal.js';
import type { OpenApi } from '../../support/openapi.js';
import { addSetAside } from '../../support/set-aside.js';
import { EXAMPLES } from './examples.js';

// The description is held against the desk that it describes: every address in it is asked, and every write
// is sent something wrong, to see that the fields the desk names are the fields of the description.

let desk: TestDesk;
let document: OpenApi;
let token: Sends;
let session: Sends;
const sent: { readonly key: string; readonly status: number; readonly body: unknown }[] = [];

const WRITES = describedWrites();
const keyOf = ({ method, path }: Rule) => `${method} ${path}`;
const FOR_CLIENTS = PERMISSIONS.filter((rule) => !isPageAlone(rule));
const READS = FOR_CLIENTS.filter(({ method }) => method === 'GET').map((rule) => [rule.path, rule] as const);
const BODIES = FOR_CLIENTS.filter((rule) => rule.method !== 'GET' && writeAt(rule, WRITES)?.body).map(
  (rule) => [keyOf(rule), rule] as const,
);

/** The examples make the first of each noun; a token and a person are there already. */
function filled(path: string): string {
  return path.replace('/users/:id', '/users/3').replaceAll(/:\w+/g, '1');
}

function sends({ bySession, needs }: Rule): Sends {
  return needs === 'anyone' ? {} : bySession ? session : token;
}

/** Where a write wants the version that was looked at: that of the record above. */
async function matching(key: string, path: string): Promise<Sends> {
  if (!WRITES.get(key)?.isEdit) return {};
  const record = await desk.get(`${path.replace(/\/\w+$/, '')}.json`, token);
  return { 'if-match': `"${((await record.json()) as { version: number }).version}"` };
}

/** What may be sent, by the description. */
function fieldsAt(method: string, path: string): Readonly<Record<string, { readonly enum?: unknown[] }>> {
  const content = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content?.['application/json'];
  const { schema } = (content ?? {}) as { schema?: { properties: ReturnType<typeof fieldsAt> } };
  return schema?.properties ?? {};
}

beforeAll(async () => {
  desk = await openDesk();
  token = await desk.token('admin');
  session = await desk.signIn('admin');
  for (const [key, examples] of Object.entries(EXAMPLES)) {
    const rule = PERMISSIONS.find((one) => keyOf(one) === key) as Rule;
    for (const example of examples) {
      const path = filled(rule.path);
      const answer = await desk.json('POST', path, example, {
        ...sends(rule),
        ...(await matching(key, path)),
      });
      sent.push({ key, status: answer.status, body: await answer.json() });
    }
  }
  await desk.as('checker', (change) =>
    addSetAside(change, { claim: 1, source: 1, author: desk.users.checker.id }),
  );
  await desk.as('editor', async (change) => {
    const [going, kept] = [
      await addTestSpeaker(change, 'Bo Tervo'),
      await addTestSpeaker(change, 'Ina Tervo'),
    ];
    await addMergeProposal(change, { going: going.id, kept: kept.id, author: change.actor.id });
  });
  await desk.as('admin', ({ tx, actor, at }) => new ImportWriter(tx).begin(importOf(actor.id, at)));
  document = (await (await desk.get('/openapi.json')).json()) as OpenApi;
});
afterAll(() => desk.close());

function importOf(actor_id: number, started_at: string) {
  const about = { format: 'csv', kind: 'claims', name: null, rows_total: 500 } as const;
  return { ...about, change_id: 'an import', actor_id, started_at };
}

describe('/openapi.json', () => {
  it('is JSON, open to anyone, also with a token', async () => {
    const answer = await desk.get('/openapi.json', token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual(document);
  });

  it('is pointed at by the help', async () => {
    const help = await desk.get('/help', session);
    expect(await help.text()).toContain('href="/openapi.json"');
  });

  it('takes the style of a list as text: its id or its title', () => {
    const { style } = fieldsAt('POST', '/lists');
    expect(style).toMatchObject({ type: expect.arrayContaining(['string']) });
  });
});

describe('the desk, as it is described', () => {
  it('answers what scripts send with the status that the description says', () => {
    const right = sent.map((one) => ({ ...one, status: WRITES.get(one.key)?.status }));
    expect(sent).toEqual(right);
  });

  it.each(READS)('reads %s', async (path, rule) => {
    const answer = await desk.get(filled(addressOf(rule).replaceAll(/\{(\w+)\}/g, ':$1')), sends(rule));
    const type = answer.headers.get('content-type') ?? '';
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(type).toMatch(/\/(export|raw|metrics)$|z$/.test(path) ? /^text\/plain/ : /^application\/json/);
  });

  it.each(PERMISSIONS.filter((rule) => rule.method === 'GET' && isPageAlone(rule)).map(({ path }) => path))(
    'has no JSON at %s, which is left out',
    async (path) => {
      const answer = await desk.get(`${filled(path)}.json`, session);
      // Whoever is signed in already is sent on from the form that signs in.
      expect(answer.status).toBe(path === '/sign-in' ? 303 : 404);
    },
  );

  it.each(READS.filter(([path]) => !path.includes(':')))(
    'has %s as CSV where it says so',
    async (path, rule) => {
      const isDescribed = `${path}.csv` in document.paths;
      const answer = await desk.get(`${path}.csv`, sends(rule));
      const isCsv = answer.headers.get('content-type')?.startsWith('text/csv') ?? false;
      expect(isCsv).toBe(isDescribed);
    },
  );

  it.each(BODIES)('takes for %s the fields of the description and no other', async (_, rule) => {
    const headers = { ...sends(rule), 'if-match': '"1"' };
    const answer = await desk.json(rule.method as 'POST', filled(rule.path), { no_such_field: 1 }, headers);
    const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
    const unknown = errors.find(({ path }) => path === 'no_such_field');
    const fields = unknown?.message.split('the fields are: ')[1]?.split(', ');
    expect(answer.status).toBe(422);
    expect(fields).toEqual(Object.keys(fieldsAt(rule.method, addressOf(rule))));
  });

  it.each(BODIES.filter(([, rule]) => writeAt(rule, WRITES)?.isEdit))(
    'wants to know which version %s changes',
    async (_, rule) => {
      const answer = await desk.json(rule.method as 'POST', filled(rule.path), {}, sends(rule));
      expect(answer.status).toBe(428);
    },
  );
});
