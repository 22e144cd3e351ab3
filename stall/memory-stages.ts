import type { Answer, Client, Sender } from './client.js';
import { addClaim, addWording, differentWords } from './data.js';

// The heaviest work of each kind, in the order in which one server does it.

export interface Stage {
  readonly name: string;
  /** Whether the memory counts once the threads have ended, and not the most of it. */
  readonly atRest?: boolean;
  /** Does the work and says how it was answered. */
  readonly work: (client: Client) => Promise<string>;
}

const MB = 1_000_000;
const PEOPLE: readonly Sender[] = ['checker', 'editor', 'admin', 'editor'];

export const STAGES: readonly Stage[] = [
  { name: 'one request each, with the threads started', work: warm },
  {
    name: 'four articles of 2 MB are captured at once',
    work: (client) => atOnce(4, (at) => capture(client, at)),
  },
  { name: 'four copies of 2 MB are pasted at once', work: (client) => atOnce(4, (at) => copy(client, at)) },
  { name: 'a table of 100,000 quotations is imported', work: importMany },
  { name: '20 exports at once', work: (client) => atOnce(20, (at) => exportOf(client, at)) },
  { name: 'at rest again', atRest: true, work: async () => '' },
];

async function warm(client: Client): Promise<string> {
  const claim = await addClaim(client);
  for (let number = 1; number <= 4; number += 1)
    await addWording(client, claim, 'The ferry sails at noon.', number);
  return statusesOf([
    await capture(client, 0, 300),
    await copy(client, 0, 60_000),
    await client.form('/lookup', { text: '“The ferry sails at noon,” she said.' }),
    await exportOf(client, 0),
  ]);
}

/** Paragraphs with two quotations each, as an article has them. */
function articleOf(bytes: number, start: number): string {
  const paragraph = (at: number): string =>
    `“The harbour board keeps ${differentWords(60, start + at * 20)} and will not sell it,” Ada Harbour said on Monday.\n\n${differentWords(900, start + at * 20 + 10)}. “No ferry sails before ${at},” she added.\n\n`;
  let text = '';
  for (let at = 0; text.length < bytes; at += 1) text += paragraph(at);
  return text.slice(0, bytes - 1000);
}

function capture(client: Client, at: number, bytes = 2 * MB): Promise<Answer> {
  const fields = { way: 'paste', whose: 'theirs', text: articleOf(bytes, at * 100_000) };
  return client.form('/capture', fields, PEOPLE[at % PEOPLE.length]);
}

function copy(client: Client, at: number, bytes = 2 * MB): Promise<Answer> {
  const text = articleOf(bytes, at * 100_000 + 50);
  return client.json(`/sources/${at + 1}/snapshots`, { text, again: true }, PEOPLE[at % PEOPLE.length]);
}

/** As many quotations as a table may have, again and again. */
async function importMany(client: Client): Promise<string> {
  const answers: Answer[] = [];
  for (let part = 0; part < 20; part += 1) {
    const rows = Array.from({ length: 5_000 }, (_, at) => `Ferry ${part * 5_000 + at} sails now,Ada\n`);
    answers.push(await client.json('/import', { text: `text,speaker\n${rows.join('')}`, duplicates: 'add' }));
  }
  return statusesOf(answers);
}

const EXPORTS = [
  ...['/claims.csv', '/claims.json', '/activity.csv'],
  ...['text', 'docx', 'ris', 'csv'].map((format) => `/claims/export?format=${format}`),
];

function exportOf(client: Client, at: number): Promise<Answer> {
  return client.get(EXPORTS[at % EXPORTS.length] ?? '/claims.csv', 'viewer');
}

async function atOnce(times: number, send: (at: number) => Promise<Answer>): Promise<string> {
  return statusesOf(await Promise.all(Array.from({ length: times }, (_, at) => send(at))));
}

/** Each status with how often it came. */
function statusesOf(answers: readonly Answer[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
}
