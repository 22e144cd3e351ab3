import type { Context } from '../../context.js';
import { startTicker, type Ticker } from './ticker.js';

/**
 * Checks the whole database once a day, in a process of its own and with its own timer, since the other jobs would wait
 * for it. Stopping it aborts a running check.
 */
export function startDailyChecks({ config, ...ctx }: Context): Ticker {
  const { checkAt: at, file } = config;
  if (at === null) return { stop: async () => {} };
  const ending = new AbortController();
  const parts = { ...ctx, file, at, startedAt: ctx.clock.now(), signal: ending.signal, begun: { at: null } };
  const job = {
    name: 'check the integrity of the database',
    async run() {
      const { checkWhenDue } = await import('../../people/integrity/actions.js');
      await checkWhenDue(parts);
    },
  };
  const ticker = startTicker([job], ctx.log);
  return {
    stop() {
      ending.abort();
      return ticker.stop();
    },
  };
}
