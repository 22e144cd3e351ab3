import { type Case, defineCase } from '../case.js';
import { addClaim, addWording, differentWords, repeated } from '../data.js';

// What is compared: wordings with one another and with saved copies.

const MAX_WORDING = 20_000;

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
  defineCase({
    name: 'texts: a copy of 2 million Han characters is pasted',
    expects: [303],
    make: async (client) => {
      const claim = await addClaim(client, repeated('渡轮今天中午不开船。', 2_000));
      await addWording(client, claim, repeated('渡轮今天中午开船。', 2_000), 1);
    },
    send: (client) =>
      client.form('/sources/1/snapshots', {
        text: repeated('渡轮今天中午不会开船，', 1_000_000),
        typed_in_by: 'A typist',
      }),
  }),
];
