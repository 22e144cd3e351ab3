import { it } from 'vitest';
import { expectNothingLost } from '../../support/kill-rounds.js';

// Sampled; tests/long/kill.test.ts does the same for longer.
it('loses no note that it called saved when it is killed while writing, five times over', async () => {
  await expectNothingLost(5);
});
