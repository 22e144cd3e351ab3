import type { Servers } from './rounds.js';
import { directusList, onrecordList, type Selection } from './selections.js';
import type { Server } from './send.js';

interface Claim {
  readonly id: number;
  readonly said_on: string;
}

/** Asks both sides for the same lists. @throws Error where one answers with other claims than the other */
export async function requireAgreement(servers: Servers, selections: readonly Selection[]): Promise<void> {
  for (const selection of selections) {
    const own = (await answerOf(servers.onrecord, onrecordList(selection))).claims;
    const other = (await answerOf(servers.directus, directusList(selection))).data;
    // Claims of one day come in any order.
    const listed = (claims: readonly Claim[]) =>
      JSON.stringify(claims.map(({ id, said_on }) => (selection.sort === '-id' ? id : said_on)));
    if (own === undefined || other === undefined || listed(own) !== listed(other))
      throw new Error(`The two sides list different claims for ${JSON.stringify(selection)}.`);
  }
}

interface Listed {
  readonly claims?: readonly Claim[];
  readonly data?: readonly Claim[];
}

async function answerOf({ program, headers }: Server, path: string): Promise<Listed> {
  const answer = await fetch(program.url + path, { headers: { ...headers } });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Listed;
}
