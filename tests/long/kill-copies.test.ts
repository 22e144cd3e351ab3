import { expect, it } from 'vitest';
import { expectCopiesOutliveKills } from '../support/kept-copy-rounds.js';

it('a desk that is killed while copies are kept, fifty times over, has the bytes of each that it called kept', async () => {
  expect(await expectCopiesOutliveKills(50)).toBeGreaterThan(50);
});
