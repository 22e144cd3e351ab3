import { expect } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

/** A desk with one source, a claim on it, and what tests of comparisons do to them. */
export interface ComparedDesk extends TestDesk {
  readonly token: TestDesk['token'];
  readonly sends: Sends;
  addClaim(text: string, more?: Record<string, unknown>): Promise<{ claim: number; attribution: number }>;
  keep(text: string): Promise<number>;
  patch(path: string, version: number, body: unknown): Promise<Response>;
  /** Verdicts by copy, as they stand. */
  verdicts(attribution: number): Promise<Record<number, string>>;
  /** What became of it in newer copies. */
  states(of: { attribution_id: number } | { annotation_id: number }): Promise<Record<number, string>>;
}

export async function comparedDesk(): Promise<ComparedDesk> {
  const desk = await openDesk();
  const sends = await desk.token('editor');
  const answer = await desk.json(
    'POST',
    '/sources',
    { type: 'webpage', title: 'Read-out', language: 'en' },
    sends,
  );
  const { id: sourceId } = (await answer.json()) as { id: number };
  return {
    ...desk,
    sends,
    async addClaim(text, more = {}) {
      const speaker = { name: 'Ilse Marren', kind: 'person' };
      const body = {
        text,
        form: 'direct',
        language: 'en',
        speaker,
        attribution: { source_id: sourceId },
        ...more,
      };
      const made = await desk.json('POST', '/claims', body, sends);
      expect(made.status, await made.clone().text()).toBe(201);
      const { id } = (await made.json()) as { id: number };
      const rows = await desk.ctx.db
        .selectFrom('attributions')
        .select('id')
        .where('claim_id', '=', id)
        .executeTakeFirstOrThrow();
      return { claim: id, attribution: rows.id };
    },
    async keep(text) {
      desk.clock.advance(60_000);
      const kept = await desk.json('POST', `/sources/${sourceId}/snapshots`, { text }, sends);
      expect(kept.status).toBe(201);
      return ((await kept.json()) as { id: number }).id;
    },
    async patch(path, version, body) {
      return desk.json('PATCH', path, body, { ...sends, 'if-match': `"${version}"` });
    },
    async verdicts(attribution) {
      // On a busy machine a reply does not wait for all comparisons.
      await desk.ctx.comparer.all();
      const rows = await desk.ctx.db
        .selectFrom('comparisons')
        .select(['snapshot_id', 'verdict'])
        .where('attribution_id', '=', attribution)
        .execute();
      return Object.fromEntries(rows.map((row) => [row.snapshot_id, row.verdict]));
    },
    async states(of) {
      await desk.ctx.comparer.all();
      const id = 'attribution_id' in of ? of.attribution_id : of.annotation_id;
      const rows = await desk.ctx.db
        .selectFrom('anchors')
        .select(['snapshot_id', 'state'])
        .where('attribution_id' in of ? 'attribution_id' : 'annotation_id', '=', id)
        .execute();
      return Object.fromEntries(rows.map((row) => [row.snapshot_id, row.state]));
    },
  };
}
