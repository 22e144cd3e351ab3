import { type Case, defineCase } from '../case.js';
import type { Answer, Client } from '../client.js';
import { addClaim, repeated } from '../data.js';

// Quotations that were checked again and again, each time with the longest reason.

const TIMES = 500;
const MAX_REASON = 10_000;
/** As many quotations as are ticked at once. */
const MAX_TICKED = 200;
/** As many as a part of the dossier of a list has. */
const LISTED = 10;

export const FINDINGS: readonly Case[] = [
  ...['', '.json', '/findings.json', '/dossier'].map((path) =>
    defineCase({
      name: `findings: /claims/1${path} with ${TIMES} findings`,
      expects: [200],
      make: (client) => checked(client, TIMES),
      send: (client, claim) => client.get(`/claims/${claim}${path}`, 'viewer'),
    }),
  ),
  defineCase({
    name: `findings: the page of a checker with ${TIMES} findings`,
    expects: [200],
    make: (client) => checked(client, TIMES),
    send: (client, claim) => client.get(`/claims/${claim}`, 'checker'),
  }),
  defineCase({
    name: `findings: the second page of ${TIMES} findings`,
    expects: [200],
    make: async (client) => {
      const page = await client.get(`/claims/${await checked(client, TIMES)}`, 'viewer');
      return /href="([^"]+)">More earlier findings/.exec(page.text)?.[1] ?? '/missing';
    },
    send: (client, path) => client.get(path, 'viewer'),
  }),
  defineCase({
    name: `findings: the dossier of a list of ${LISTED} with 60 findings each`,
    expects: [200],
    make: async (client) => {
      const ids: number[] = [];
      for (let at = 0; at < LISTED; at += 1) ids.push(await checked(client, 60, `The ferry sails at ${at}.`));
      const list = { title: 'All', style: 'newsroom', locale: 'en-GB', shared: 'on' };
      const id = await client.add('/lists', list);
      await client.json(`/lists/${id}/items`, { claim_ids: ids });
      return id;
    },
    send: (client, list) => client.get(`/lists/${list}/dossier`, 'editor'),
  }),
  defineCase({
    name: `findings: the same is recorded on ${MAX_TICKED} ticked quotations`,
    expects: [201],
    make: async (client) => {
      const ids: number[] = [];
      for (let at = 0; at < MAX_TICKED; at += 1)
        ids.push(await addClaim(client, `The ferry sails at ${at}.`));
      return ids;
    },
    send: (client, claim_ids) =>
      client.json('/findings', {
        ...{ claim_ids, facet: 'context', value: 'full_statement_not_seen' },
        rationale: reason(Math.random()),
      }),
  }),
];

/** A quotation with this many findings, of which the last stands. */
async function checked(client: Client, times: number, text?: string): Promise<number> {
  const claim = await addClaim(client, text);
  for (let at = 0; at < times; at += 1) {
    const answer = await recordOn(client, claim, at);
    if (answer.status >= 300) throw new Error(`Nothing was recorded: ${answer.text.slice(0, 300)}`);
  }
  return claim;
}

function recordOn(client: Client, claim: number, at: number): Promise<Answer> {
  const value = at % 2 === 0 ? 'fair' : 'full_statement_not_seen';
  const findings = [{ facet: 'context', value, rationale: reason(at) }];
  return client.json(`/claims/${claim}/findings`, { findings }, at % 2 === 0 ? 'checker' : 'editor');
}

function reason(at: number): string {
  const start = `${at} `;
  return start + repeated('- a *b* http://a.b/c\n', MAX_REASON - start.length).trim();
}
