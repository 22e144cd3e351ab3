import { type Case, defineCase } from '../case.js';
import { addClaim, addWording, differentWords, repeated } from '../data.js';
import { SLOW_SCRIPTS } from './scripts.js';

// What is compared: wordings with one another and with saved copies.

const MAX_WORDING = 20_000;
/** What is taken of a pasted text. */
const MAX_PASTED = 2_000_000;

export const TEXTS: readonly Case[] = [
  defineCase({
    name: 'texts: a wording of [a][a]… beside a claim of other words',
    expects: [303],
    make: (client) => addClaim(client, differentWords(MAX_WORDING)),
    send: (client, claim) =>
      client.form(`/claims/${claim}/attributions`, {
        ...{ 'source.title': 'A paper', 'source.type': 'article' },
        wording: repeated('[a]', MAX_WORDING),
      }),
  }),
  ...Object.entries(SLOW_SCRIPTS).map(([script, unit]) =>
    defineCase({
      name: `texts: the longest copy of ${script} is pasted`,
      expects: [201],
      make: async (client) => {
        const claim = await addClaim(client, repeated('渡轮今天中午不开船。', 2_000));
        await addWording(client, claim, repeated(`${unit}b`, 2_000), 1);
      },
      send: (client) =>
        client.json('/sources/1/snapshots', { text: repeated(unit, MAX_PASTED), again: true }),
    }),
  ),
  defineCase({
    name: 'texts: two million marks on one letter are refused',
    expects: [413, 422],
    send: (client) => client.json('/claims', { text: `a${'\u0301\u0327'.repeat(1_000_000)}` }),
  }),
];
