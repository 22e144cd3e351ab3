import { type Case, defineCase } from '../case.js';
import type { Client, Sender } from '../client.js';

// What may be sent in a body: many fields, odd names, much of it, by those who have not signed in.

const MAX_BYTES = 10 * 1024 * 1024;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

export const BODIES: readonly Case[] = [
  signIn('10 MB of a&a&…', 'a&'),
  signIn('10 MB of a=%%%…', '%', 'a='),
  signIn('10 MB of a=+++…', '+', 'a='),
  signIn('10 MB of one name', 'a'),
  defineCase({
    name: 'bodies: five sign-ins of 10 MB at once',
    send: (client) => Promise.all(Array.from({ length: 5 }, () => post(client, 'a&'.repeat(MAX_BYTES / 2)))),
  }),
  defineCase({
    name: 'bodies: sign-in with 2,000 names of 30 dots',
    send: (client) =>
      post(client, Array.from({ length: 2_000 }, (_, at) => `${'a.'.repeat(30)}${at}=b`).join('&')),
  }),
  defineCase({
    name: 'bodies: a copy whose JSON has 1.74 million escapes',
    expects: [201],
    make: (client) => client.add('/sources', { type: 'article', title: 'The ferry' }),
    send: (client) =>
      client.send('/sources/1/snapshots', {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: `{"again":true,"text":"${'\\u6e21'.repeat(1_740_000)}"}`,
      }),
  }),
];

function signIn(what: string, unit: string, start = ''): Case {
  return defineCase({
    name: `bodies: sign-in with ${what}`,
    send: (client) => post(client, start + unit.repeat(Math.floor((MAX_BYTES - start.length) / unit.length))),
  });
}

function post(client: Client, body: string, as: Sender = 'anonymous') {
  return client.send('/sign-in', { method: 'POST', body, headers: FORM }, as);
}
