import { type Case, defineCase } from '../case.js';
import type { Answer, Client } from '../client.js';
import { addClaim, repeated } from '../data.js';

// Articles with many quotations: found in them, shown, decided and saved.

const MB = 1_000_000;
/** Each try saves other quotations. */
const MAX_TRIES = 3;

export const CAPTURES: readonly Case[] = [
  ...[
    { what: 'straight marks', text: repeated('"a" ', 2 * MB) },
    { what: 'short quotations', text: repeated('“Ab cd,” he said. ', 2 * MB) },
  ].map(({ what, text }) =>
    defineCase({
      name: `captures: 2 MB of ${what} are pasted`,
      expects: [422],
      send: (client) => client.form('/capture', pasted(text)),
    }),
  ),
  defineCase({
    name: 'captures: 200 KB of straight marks are pasted',
    expects: [303],
    send: (client) => client.form('/capture', pasted(repeated('"a" ', MB / 10))),
  }),
  defineCase({
    name: 'captures: 5,000 quotations in straight marks are pasted',
    expects: [303],
    send: (client) => client.form('/capture', pasted(articleOf(5_000).replaceAll(/[“”]/g, '"'))),
  }),
  defineCase({
    name: 'captures: an article of 1 MB with 5,000 quotations is pasted',
    expects: [303],
    send: (client) => client.form('/capture', pasted(articleOf(5_000))),
  }),
  defineCase({
    name: 'captures: a text of 5 MB is pasted',
    expects: [422],
    send: (client) => client.form('/capture', pasted(repeated(articleOf(1_000), 5 * MB))),
  }),
  defineCase({
    name: 'captures: a text of 5 MB is sent as JSON',
    expects: [422],
    send: (client) => client.json('/capture', { whose: 'theirs', text: repeated(articleOf(1_000), 5 * MB) }),
  }),
  defineCase({
    name: 'captures: the page of 5,000 quotations, of which 50 are shown',
    expects: [200],
    make: (client) => capture(client, 5_000),
    send: (client, id) => client.get(`/capture/${id}`),
  }),
  defineCase({
    name: 'captures: 5,000 quotations as JSON',
    expects: [200],
    make: (client) => capture(client, 5_000),
    send: (client, id) => client.get(`/capture/${id}.json`),
  }),
  defineCase({
    name: 'captures: one of 50 quotations is dropped',
    expects: [200],
    make: (client) => captureBesideOthers(client, 50),
    send: (client, id) => decide(client, id, 'drop'),
  }),
  defineCase({
    name: 'captures: all that are certain are accepted of 500 quotations',
    expects: [200],
    make: (client) => capture(client, 500),
    send: async (client, id) => {
      const page = await client.get(`/capture/${id}`);
      const answer = await client.form(`/capture/${id}/acceptance`, {
        seen: seenIn(page.text, 'acceptance'),
      });
      return client.get(answer.location ?? '/');
    },
  }),
  defineCase({
    name: 'captures: 500 quotations are saved',
    expects: [303],
    make: async (client) => {
      const captures: number[] = [];
      for (let start = 0; start < MAX_TRIES * 500; start += 500) {
        const id = await capture(client, 500, start);
        await acceptAll(client, id);
        captures.push(id);
      }
      return captures;
    },
    send: async (client, captures) => {
      const id = captures.pop() ?? 0;
      const page = await client.get(`/capture/${id}`);
      return client.form('/capture/claims', { id: String(id), seen: seenIn(page.text, 'claims') });
    },
  }),
  defineCase({
    name: 'captures: one of 500 is saved where 490 long ones were dropped',
    expects: [201],
    make: (client) => captureWithDropped(client, 490),
    send: (client, { id, left }) => saveOne(client, id, left.pop() ?? 0),
  }),
  defineCase({
    name: 'captures: an article of which 499 long ones were dropped is pasted again',
    expects: [303],
    make: async (client) => {
      const { id, left } = await captureWithDropped(client, 499);
      await saveOne(client, id, left[0] ?? 0);
    },
    send: async (client) => {
      const answer = await client.form('/capture', pasted(LONG_ARTICLE));
      const page = await client.get(answer.location ?? '/');
      if (!page.text.includes('dropped')) throw new Error('Nothing was dropped again.');
      await client.form(`${answer.location}/removal`, {});
      return answer;
    },
  }),
];

/** 1.5 MB in 500 quotations. */
const LONG_ARTICLE = `The board meets

${Array.from({ length: 500 }, (_, at) => `“The board keeps ${wordsFrom(at)} ${repeated('and will not sell it ', 2_900)}before it is paid,” Ada ${nameFrom(at)} said.`).join('\n\n')}
`;

interface Dropping {
  readonly id: number;
  /** The numbers of those that were not dropped. */
  readonly left: number[];
}

/** @throws Error where one was not dropped */
async function captureWithDropped(client: Client, count: number): Promise<Dropping> {
  await addClaim(client);
  const id = await client.add('/capture', pasted(LONG_ARTICLE));
  const page = await client.get(`/capture/${id}.json`);
  const { quotations } = JSON.parse(page.text) as { quotations: { n: number; version: number }[] };
  for (const { n, version } of quotations.slice(0, count)) {
    const path = `/capture/${id}/quotations/${n}`;
    const { status } = await client.form(path, { do: 'drop', version: String(version) });
    if (status !== 303) throw new Error(`Quotation ${n} was not dropped: ${status}.`);
  }
  return { id, left: quotations.slice(count).map(({ n }) => n) };
}

/** Of the speaker that is there already: a new one may be like those of others. */
async function saveOne(client: Client, id: number, n: number): Promise<Answer> {
  const answer = await client.json('/capture/claims', { id, quotations: [{ n, speaker_id: 1 }] });
  if (answer.status !== 201) throw new Error(`Nothing was saved: ${answer.text.slice(0, 300)}`);
  return answer;
}

function pasted(text: string) {
  return { way: 'paste', whose: 'theirs', text };
}

/** Each with words and a speaker of its own, 200 characters long. */
function articleOf(quotations: number, start = 0): string {
  const paragraphs = Array.from({ length: quotations }, (_, at) => {
    const words = wordsFrom(start + at);
    return `“The harbour board keeps ${words} and will not sell ${words} before the ${words} is paid in full,” Ada ${nameFrom(start + at)} said at the meeting of the town council.`;
  });
  return `The board meets\n\n${paragraphs.join('\n\n')}\n`;
}

function wordsFrom(at: number): string {
  return `pier${(at * 7919 + 46_656).toString(36)} plank${(at * 104_729 + 46_656).toString(36)}`;
}

function nameFrom(at: number): string {
  const letters = [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return `Renn${letters}`;
}

function capture(client: Client, quotations: number, start = 0): Promise<number> {
  return client.add('/capture', pasted(articleOf(quotations, start)));
}

/** Its words stand in other quotations that are saved, so that each is compared with some. */
async function captureBesideOthers(client: Client, quotations: number): Promise<number> {
  const id = await capture(client, 400, 100);
  await acceptAll(client, id);
  const page = await client.get(`/capture/${id}`);
  await client.form('/capture/claims', { id: String(id), seen: seenIn(page.text, 'claims') });
  return capture(client, quotations);
}

async function acceptAll(client: Client, id: number): Promise<void> {
  for (let part = 1; part <= 20; part += 1) {
    const page = await client.get(`/capture/${id}?part=${part}`);
    const seen = seenIn(page.text, 'acceptance');
    if (seen !== '') await client.form(`/capture/${id}/acceptance`, { seen });
  }
}

/** Decides the first that is open, and reads the page that follows. */
async function decide(client: Client, id: number, act: string) {
  const page = await client.get(`/capture/${id}.json`);
  const { quotations } = JSON.parse(page.text) as {
    quotations: { n: number; version: number; state: string }[];
  };
  const open = quotations.find(({ state }) => state === 'open');
  if (open === undefined) throw new Error('Nothing is open.');
  const { n, version } = open;
  const answer = await client.form(`/capture/${id}/quotations/${n}`, { do: act, version: String(version) });
  return client.get(answer.location ?? '/');
}

/** What a form of the page lists as seen. */
function seenIn(html: string, form: 'acceptance' | 'claims'): string {
  const [, after = ''] = html.split(new RegExp(`action="/capture/(?:\\d+/)?${form}"`));
  return /name="seen" value="([^"]*)"/.exec(after)?.[1] ?? '';
}
