import { it } from 'vitest';
import { expectDeskOutlivesKills } from '../../support/desk-kill-rounds.js';

// Sampled; tests/long/kill.test.ts does the same for longer.
it('a desk that is killed while people write keeps what it acknowledged, and takes a repeated write once', async () => {
  await expectDeskOutlivesKills({ rounds: 2, writers: 5, beside: false });
});
