import type { TestDesk } from '../../support/desk.js';

/** The number of the first event of the newest change. */
export async function lastChange({ ctx }: TestDesk): Promise<number> {
  const { seq } = await ctx.db
    .selectFrom('events')
    .select((eb) => eb.fn.min<number>('seq').as('seq'))
    .where('change_id', '=', (eb) =>
      eb.selectFrom('events as last').select('last.change_id').orderBy('last.seq', 'desc').limit(1),
    )
    .executeTakeFirstOrThrow();
  return seq;
}
