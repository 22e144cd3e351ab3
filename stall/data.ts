import type { Client } from './client.js';

// Records that cases need, each with as little as the forms ask for.

const QUOTATION = { form: 'direct', 'speaker.name': 'Hanna Harbourmaster', 'speaker.kind': 'person' };

export function addClaim(client: Client, text = 'The ferry sails at noon.'): Promise<number> {
  return client.add('/claims', { ...QUOTATION, text });
}

/** @param number tells the sources apart */
export function addWording(client: Client, claim: number, wording: string, number: number): Promise<number> {
  return client.add(`/claims/${claim}/attributions`, {
    ...{ 'source.title': `Paper ${number}`, 'source.type': 'article', wording },
    'source.url': `https://example.org/${number}`,
  });
}

export function addNote(client: Client, claim: number, body: string): Promise<number> {
  return client.add(`/claims/${claim}/annotations`, { motivation: 'commenting', body });
}

/** Words that are all different, some seven characters each with the space. */
export function differentWords(characters: number, start = 0): string {
  let text = '';
  for (let at = start; text.length < characters; at += 1) text += `${(at + 46_656).toString(36)}word `;
  return text.slice(0, characters).trim();
}

/** The unit again and again, as long as a field takes. */
export function repeated(unit: string, characters: number): string {
  return unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
}
