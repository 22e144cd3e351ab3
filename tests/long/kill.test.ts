import { it } from 'vitest';
import { expectNothingLost } from '../support/kill-rounds.js';

it('loses no note that it called saved when it is killed while writing, fifty times over', async () => {
  await expectNothingLost(50);
});
