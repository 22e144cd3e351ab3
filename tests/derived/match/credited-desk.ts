import { expect } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Quotations whose copy credits Ana Lindqvist, whoever their speaker is.

export const CREDITED = 'Ana Lindqvist';
export const WORDS = 'We will keep the bridge open all summer,';
const COPY = `“${WORDS}” ${CREDITED} said. It rained.`;

export interface CreditedDesk extends TestDesk {
  readonly editor: Sends;
  readonly checker: Sends;
  posted(path: string, body: object, sends?: Sends): Promise<{ readonly id: number }>;
  addSpeaker(name: string, kind?: string): Promise<number>;
  addClaim(speaker: number, attribution?: object): Promise<number>;
  matchOf(claim: number): Promise<{ readonly state: string; readonly standing: string | null }>;
  /** @returns what it is on the page of somebody who sees every copy */
  stateOf(claim: number): Promise<string>;
}

export async function creditedDesk(): Promise<CreditedDesk> {
  const desk = await openDesk({ anonymous: 'viewer' });
  const [editor, checker] = [await desk.token('editor'), await desk.token('checker')];
  const posted = async (path: string, body: object, sends = editor) => {
    const answer = await desk.json('POST', path, { duplicates: 'add', ...body }, sends);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return (await answer.json()) as { id: number };
  };
  const matchOf = async (claim: number) => {
    const row = desk.ctx.db.selectFrom('claim_match').select(['state', 'standing']);
    return row.where('claim_id', '=', claim).where('audience', '=', 1).executeTakeFirstOrThrow();
  };
  return {
    ...desk,
    ...{ editor, checker, posted, matchOf },
    addSpeaker: async (name, kind = 'person') => (await posted('/speakers', { name, kind })).id,
    async addClaim(speaker_id, attribution = {}) {
      const source = await posted('/sources', {
        ...{ title: 'The Courier', language: 'en', type: 'article-newspaper' },
      });
      await desk.json('POST', `/sources/${source.id}/snapshots`, { text: COPY }, editor);
      const claim = { text: WORDS, language: 'en', form: 'direct', speaker_id };
      const made = await posted('/claims', {
        ...claim,
        attribution: { source_id: source.id, ...attribution },
      });
      return made.id;
    },
    stateOf: async (claim) => (await matchOf(claim)).state,
  };
}
