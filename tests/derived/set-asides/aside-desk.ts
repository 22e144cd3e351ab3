import { type ComparedDesk, comparedDesk } from '../../checking/comparison-queue/compared-desk.js';
import type { Sends } from '../../support/desk.js';

// A claim whose wording lost a “not”, and people who might hide that.

export const COPY = 'The minister said: “The council does not want a new bridge here.” Nobody asked why.';
export const WORDS = 'The council does want a new bridge here.';
export const REASON = { set_aside_reason: 'That page was a mirror with errors of its own.' };

export interface SetAsideAnswer {
  readonly id: number;
  readonly kind: string;
  readonly stands: boolean;
  readonly pending: boolean;
  readonly reason: string | null;
  readonly difference: string | null;
}

type Method = 'POST' | 'PATCH' | 'DELETE';

export interface AsideDesk extends ComparedDesk {
  readonly checker: Sends;
  readonly editor: Sends;
  readonly claim: number;
  readonly attribution: number;
  readonly copy: number;
  /** With all that waits compared. */
  compared(): Promise<void>;
  send(method: Method, path: string, body: object, sends?: Sends): Promise<Response>;
  setAsides(claim?: number, sends?: Sends): Promise<readonly SetAsideAnswer[]>;
  standing(): Promise<string | null>;
  /** Ids of the lists in the queue that are not empty. */
  queue(sends?: Sends): Promise<string[]>;
}

export async function asideDesk(): Promise<AsideDesk> {
  const desk = await comparedDesk();
  const [checker, editor] = [await desk.token('checker'), desk.sends];
  const { claim, attribution } = await desk.addClaim(WORDS, {
    said_on: '2023-06-19',
    attribution: { source_id: 1, tier: 'primary' },
  });
  const copy = await desk.keep(COPY);
  await desk.ctx.comparer.all();
  return {
    ...desk,
    ...{ checker, editor, claim, attribution, copy },
    async compared() {
      await desk.ctx.comparer.all();
    },
    async send(method, path, body, sends = checker) {
      const at = await versionAt(desk, path);
      const headers = method === 'PATCH' ? { ...sends, 'if-match': `"${at}"` } : sends;
      return desk.json(method, path, body, headers);
    },
    async setAsides(id = claim, sends = checker) {
      const answer = await desk.get(`/claims/${id}.json`, sends);
      return ((await answer.json()) as { set_asides: SetAsideAnswer[] }).set_asides;
    },
    async standing() {
      const rows = desk.ctx.db.selectFrom('claim_match').select('standing').where('claim_id', '=', claim);
      return (await rows.where('audience', '=', 1).executeTakeFirst())?.standing ?? null;
    },
    async queue(sends = checker) {
      const home = (await (await desk.get('/.json', sends)).json()) as { queue: { id: string }[] };
      return home.queue.map(({ id }) => id);
    },
  };
}

async function versionAt(desk: ComparedDesk, path: string): Promise<number> {
  const [, noun, id = ''] = path.split('/');
  if (!/^\d+$/.test(id)) return 1;
  if (noun !== 'claims' && noun !== 'attributions' && noun !== 'sources') return 1;
  const row = await desk.ctx.db
    .selectFrom(noun)
    .select('version')
    .where('id', '=', Number(id))
    .executeTakeFirst();
  return row?.version ?? 1;
}
