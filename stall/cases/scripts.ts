import { type Case, defineCase } from '../case.js';
import type { Client } from '../client.js';
import { addClaim, repeated } from '../data.js';

// One quotation in scripts that become longer when normalised, or in which each character is a word.

const MAX_TEXT = 20_000;
/** Words of a search: in Han each character is one. */
const MAX_QUESTION = 99;

/** The repeated sentence. */
export const SLOW_SCRIPTS = {
  'U+FDFA': '\ufdfa',
  Thai: 'ไทยกำลังพูดอยู่ที่นี่',
  Han: '渡轮今天中午不会开船，',
  Hangul: '여객선은 정오에 떠난다 ',
  'combining marks': `a${'\u0301\u0327'.repeat(22)}`,
  omissions: '中…',
} as const;

const SAID = { form: 'direct', 'speaker.name': 'Hanna Harbourmaster', 'speaker.kind': 'person' };

const JSON_SAID = { form: 'direct', speaker: { name: 'Hanna Harbourmaster', kind: 'person' } };

export const SCRIPTS: readonly Case[] = Object.entries(SLOW_SCRIPTS).flatMap(([script, unit]) => {
  const text = repeated(unit, MAX_TEXT);
  const beside = (client: Client) => addClaim(client, text);
  return [
    defineCase({
      name: `scripts: a claim of ${script} is asked about beside one of the same words`,
      expects: [422],
      make: beside,
      send: (client) => client.form('/claims', { ...SAID, text: `${text.slice(0, -4)} end` }),
    }),
    defineCase({
      name: `scripts: a claim of ${script} is added`,
      expects: [201],
      send: (client) => client.json('/claims', { ...JSON_SAID, text, duplicates: 'add' }),
    }),
    defineCase({
      name: `scripts: a claim becomes one of ${script}`,
      expects: [200],
      make: (client) => addClaim(client),
      send: async (client, id) => {
        const { text: json } = await client.get(`/claims/${id}.json`);
        const { version } = JSON.parse(json) as { version: number };
        return client.send(`/claims/${id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
          body: JSON.stringify({ text: `${text.slice(0, -4)} end` }),
        });
      },
    }),
    defineCase({
      name: `scripts: a table of one claim of ${script}`,
      expects: [200],
      make: beside,
      send: (client) =>
        client.upload(
          '/import',
          { dry_run: 'on' },
          new Blob([`text,speaker\n"${text.slice(1)}",Hanna\n`]),
          'table.csv',
        ),
    }),
    defineCase({
      name: `scripts: claims are looked for by ${script}`,
      // A script without spaces has too many words.
      expects: [200, 422],
      make: beside,
      send: (client) => client.get(`/claims?${new URLSearchParams({ q: text.slice(0, MAX_QUESTION) })}`),
    }),
  ];
});
