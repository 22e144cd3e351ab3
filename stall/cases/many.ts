import { type Case, defineCase } from '../case.js';
import type { Client } from '../client.js';
import { addClaim, addWording, repeated } from '../data.js';

// Many records at once: whole tables, lists, changes of all that is ticked, and what they are undone by.

/** As many quotations as a list holds, and as many as are ticked at once. */
const [MANY, MAX_TICKED] = [5_000, 200];
const LONG_WORDS = 20_000;
const PEOPLE = ['viewer', 'checker', 'editor', 'admin'] as const;

export const MANY_RECORDS: readonly Case[] = [
  defineCase({
    name: 'many: /openapi.json',
    expects: [200],
    send: (client) => client.get('/openapi.json', 'anonymous'),
  }),
  ...['/claims.csv', '/claims.json', '/claims', '/activity.csv', '/sources.csv'].map((path) =>
    defineCase({
      name: `many: ${path} of ${MANY} quotations`,
      expects: [200],
      make: (client) => imported(client, MANY),
      send: (client) => client.get(path, 'viewer'),
    }),
  ),
  ...['/claims', '/claims.csv', '/', '/lists/1'].map((path) =>
    defineCase({
      name: `many: ${path} where quotations have ${LONG_WORDS} characters`,
      expects: [200],
      make: async (client) => {
        const text = `text,speaker\n${Array.from({ length: 50 }, (_, at) => `"${at} ${repeated('said so ', LONG_WORDS - 9)}",Hanna\n`).join('')}`;
        await tableOf(client, text);
        await listOf(client, idsTo(50));
      },
      send: (client) => client.get(path, 'checker'),
    }),
  ),
  defineCase({
    name: 'many: CSL-JSON with an item of 100,000 keys',
    expects: [200, 422],
    send: (client) => {
      const keys = Array.from({ length: 100_000 }, (_, at) => `"key${at}":${at}`);
      const file = `[{"type":"article","title":"The ferry",${keys.join(',')}}]`;
      return client.upload('/import', { dry_run: 'on' }, new Blob([file]), 'references.json');
    },
  }),
  defineCase({
    name: 'many: a copy in two directions is opened',
    expects: [200],
    make: async (client) => {
      const claim = await addClaim(client);
      await addWording(client, claim, 'The ferry sails at noon.', 1);
      const text = repeated('שלום abc \u2067def\u2069 ', 400_000);
      await client.json('/sources/1/snapshots', { text });
    },
    send: (client) => client.get('/sources/1/snapshots/1', 'viewer'),
  }),
  defineCase({
    name: 'many: 40 people look up 20,000 characters of marks at once',
    expects: [200],
    make: async (client) => {
      await imported(client, 1_000);
      await client.json('/sources/1/snapshots', { text: repeated('“The ferry sails at 7.” ', 100_000) });
    },
    send: (client) =>
      Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          client.json('/lookup', { text: repeated('“a ferry" ', 20_000) }, PEOPLE[at % PEOPLE.length]),
        ),
      ),
  }),
  defineCase({
    name: 'many: an edition of a list of 1,000 is kept',
    expects: [201],
    make: async (client) => {
      await imported(client, 1_000);
      return listOf(client, idsTo(1_000));
    },
    send: (client, list) => client.json(`/lists/${list}/editions`, { name: `Edition ${Math.random()}` }),
  }),
  defineCase({
    name: 'many: the merge of two sources with 100 wordings is previewed',
    expects: [200],
    make: async (client) => {
      const claim = await addClaim(client);
      await addWording(client, claim, 'The ferry sails at noon.', 1);
      const rows = Array.from({ length: 100 }, (_, at) => `"The ferry sails at ${at}.",Hanna,Log\n`);
      await tableOf(client, `text,speaker,source_title\n${rows.join('')}`);
      await client.json('/sources/1/snapshots', { text: repeated('“The ferry sails at 7.” ', 100_000) });
    },
    send: (client) => client.get('/sources/2/merge?into_id=1'),
  }),
  defineCase({
    name: `many: ${MAX_TICKED} ticked quotations get a tag`,
    expects: [200],
    make: (client) => imported(client, MAX_TICKED),
    send: (client) =>
      client.json('/claims/tags', { claim_ids: idsTo(MAX_TICKED), tag: `Tag ${Math.random()}` }),
  }),
  defineCase({
    name: `many: the tag of ${MAX_TICKED} quotations is undone`,
    expects: [200],
    make: (client) => imported(client, MAX_TICKED),
    send: async (client) => {
      const tag = `Tag ${Math.random()}`;
      const ticked = idsTo(MAX_TICKED).map((id, at) => [`claim_ids.${at}`, String(id)]);
      const tagged = await client.form('/claims/tags', { ...Object.fromEntries(ticked), tag });
      const change = /[?&]done=(\d+)/.exec(tagged.location ?? '')?.[1] ?? 'missing';
      return client.json(`/changes/${change}/undo`, {});
    },
  }),
];

/** The numbers of the first records of a fresh database. */
function idsTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

function imported(client: Client, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => `Ferry ${at} sails at noon,Hanna,Log ${at % 100}\n`);
  return tableOf(client, `text,speaker,source_title\n${rows.join('')}`);
}

/** @throws Error where the table was not taken in */
async function tableOf(client: Client, table: string): Promise<void> {
  const answer = await client.json('/import', { text: table, duplicates: 'add' });
  if (answer.status >= 300) throw new Error(`The table was not taken in: ${answer.text.slice(0, 300)}`);
}

async function listOf(client: Client, ids: readonly number[]): Promise<number> {
  const list = await client.add('/lists', { title: 'All', style: 'newsroom', locale: 'en-GB', shared: 'on' });
  const answer = await client.json(`/lists/${list}/items`, { claim_ids: ids });
  if (answer.status >= 300) throw new Error(`The list was not filled: ${answer.text.slice(0, 300)}`);
  return list;
}
