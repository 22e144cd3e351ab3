import { type Case, defineCase } from '../case.js';
import type { Client } from '../client.js';
import { addClaim, addNote, addWording, differentWords, repeated } from '../data.js';

// Pages with long histories, collations and notes.

const MAX_NOTE = 20_000;
const MAX_WORDING = 20_000;
const SAID = differentWords(300);

export const PAGES: readonly Case[] = [
  ...['', '.json'].map((face) =>
    defineCase({
      name: `pages: history${face} of a note edited 25 times`,
      expects: [200],
      make: (client) => editedNote(client, 25),
      send: (client, note) => client.get(`/annotations/${note}/history${face}`),
    }),
  ),
  ...['', '.json'].map((face) =>
    defineCase({
      name: `pages: collation${face} of 13 wordings of 20,000 characters`,
      expects: [200],
      make: (client) => claimWith(client, wordings(13)),
      send: (client, claim) => client.get(`/claims/${claim}/collation${face}`, 'viewer'),
    }),
  ),
  defineCase({
    name: 'pages: a note of http://a.b/http://a.b/…',
    expects: [200],
    make: (client) => claimWithNote(client, repeated('http://a.b/', MAX_NOTE)),
    send: (client, claim) => client.get(`/claims/${claim}`, 'anonymous'),
  }),
  ...['- a\n', '<http://a', '![![', '*a* ', 'a|b\n-|-\n'].map((unit) =>
    defineCase({
      name: `pages: a note of ${JSON.stringify(unit)} again and again`,
      expects: [200],
      make: (client) => claimWithNote(client, repeated(unit, MAX_NOTE)),
      send: (client, claim) => client.get(`/claims/${claim}`, 'anonymous'),
    }),
  ),
  ...['', '/annotations', '/annotations.json', '/dossier'].map((path) =>
    defineCase({
      name: `pages: /claims/1${path} with 60 long notes of links`,
      expects: [200],
      make: async (client) => {
        const claim = await addClaim(client);
        for (let at = 0; at < 60; at += 1) await addNote(client, claim, repeated('[a](/b) ', MAX_NOTE));
        return claim;
      },
      send: (client, claim) => client.get(`/claims/${claim}${path}`, 'viewer'),
    }),
  ),
  defineCase({
    name: 'pages: the conflict of two notes of the same words in another order',
    expects: [409],
    make: async (client) => {
      const note = await addNote(client, await addClaim(client), differentWords(MAX_NOTE));
      await client.form(`/annotations/${note}`, {
        motivation: 'commenting',
        body: shuffled(7),
        version: '1',
      });
      return note;
    },
    send: (client, note) =>
      client.form(`/annotations/${note}`, { motivation: 'commenting', body: shuffled(11), version: '1' }),
  }),
  ...['', '.json'].map((face) =>
    defineCase({
      name: `pages: collation${face} of 100 wordings`,
      expects: [200],
      make: (client) =>
        claimWith(
          client,
          Array.from(
            { length: 100 },
            (_, at) => `The ferry sails at ${at} minutes past noon, said the harbour.`,
          ),
        ),
      send: (client, claim) => client.get(`/claims/${claim}/collation${face}`, 'viewer'),
    }),
  ),
  ...[
    { what: '2,000 attributions that all say the same', texts: repeatedly(2_000, () => SAID) },
    { what: '1,000 attributions that all differ', texts: repeatedly(1_000, (at) => `${at} ${SAID}`) },
  ].map(({ what, texts }) =>
    defineCase({
      name: `pages: a claim with ${what}, and its collation`,
      expects: [200],
      make: (client) => claimWith(client, texts),
      send: (client, claim) =>
        Promise.all(
          ['', '.json', '/collation', '/collation.json'].map((path) =>
            client.get(`/claims/${claim}${path}`, 'viewer'),
          ),
        ),
    }),
  ),
  defineCase({
    name: 'pages: history of a note of 20,000 characters edited 500 times',
    expects: [200],
    make: (client) => editedNote(client, 500),
    send: (client, note) => client.get(`/annotations/${note}/history`),
  }),
];

function repeatedly(count: number, textAt: (at: number) => string): string[] {
  return Array.from({ length: count }, (_, at) => textAt(at));
}

/** Every time other words, so that no part of one equals a part of another. */
async function editedNote(client: Client, times: number): Promise<number> {
  const claim = await addClaim(client);
  const note = await addNote(client, claim, differentWords(MAX_NOTE));
  for (let version = 1; version <= times; version += 1) {
    const fields = { motivation: 'commenting', body: differentWords(MAX_NOTE, version * 1_500) };
    const answer = await client.form(`/annotations/${note}`, { ...fields, version: String(version) });
    if (answer.status !== 303) throw new Error(`The note was not changed: ${answer.status}`);
  }
  return note;
}

/** Similar enough to be aligned, with differences throughout. */
function wordings(count: number): string[] {
  return Array.from({ length: count }, (_, at) =>
    differentWords(MAX_WORDING)
      .replaceAll(/(\w+) (\w+) /g, (_all, one, other) => `${one} ${other}${at} `)
      .slice(0, MAX_WORDING),
  );
}

async function claimWith(client: Client, texts: readonly string[]): Promise<number> {
  const [first = '', ...others] = texts;
  const claim = await addClaim(client, first);
  for (const [at, text] of others.entries()) await addWording(client, claim, text, at);
  return claim;
}

async function claimWithNote(client: Client, body: string): Promise<number> {
  const claim = await addClaim(client);
  await addNote(client, claim, body);
  return claim;
}

/** The same words in another order. @param step has no divisor in common with their number */
function shuffled(step: number): string {
  const words = differentWords(MAX_NOTE).split(' ');
  return words.map((_, at) => words[(at * step) % words.length]).join(' ');
}
