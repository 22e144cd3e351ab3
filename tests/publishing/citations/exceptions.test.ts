import { describe, expect, it } from 'vitest';
import { exceptionsInWords } from '../../../src/publishing/citations/model/exceptions.js';
import { NO_SOURCE_SEEN } from '../../../src/publishing/citations/model.js';

describe('what is said of claims that are not printed', () => {
  it('is one sentence for each reason, with every claim', () => {
    const failed = (claimId: number, reason = NO_SOURCE_SEEN) =>
      ({ claimId, outcome: 'failed', reason }) as const;
    const noted = { claimId: 4, outcome: 'noted', reason: 'The style leaves posts out.' } as const;
    expect(exceptionsInWords([failed(3), noted, failed(5), failed(8), failed(9, 'Too long.')])).toEqual([
      `Not printed: quotations 3, 5 and 8. ${NO_SOURCE_SEEN}`,
      'Printed in note form: quotation 4. The style leaves posts out.',
      'Not printed: quotation 9. Too long.',
    ]);
  });

  it('is nothing where all are printed', () => {
    expect(exceptionsInWords([])).toEqual([]);
  });
});
