import { describe, expect, it } from 'vitest';
import { checkStyle } from '../../../../src/publishing/citations/styles/check-job.js';
import { TRIAL_WORKS } from '../../../../src/publishing/citations/styles/model/sample.js';
import { houseStyle } from './house-style.js';

/** Each time it is read, a style has used as much again. */
function meterOf(msPerType: number): () => number {
  let spent = 0;
  return () => {
    spent += msPerType;
    return spent;
  };
}

const tried = (msPerType: number) =>
  checkStyle({ csl: houseStyle(), parent: null, timeMs: 5_000 }, meterOf(msPerType));

describe('the processor time of a trial', () => {
  it('is that of all types together: a style that takes 1.9 s for each is refused, with how far it came', () => {
    expect(tried(1_900)).toEqual({
      ok: false,
      errors: [
        `It took longer than 5 s of processor time to print a source of each type: 2 of ${TRIAL_WORKS.length} in that time`,
      ],
    });
  });

  it('that runs out with the last type is noticed, too', () => {
    const justOver = 5_000 / (TRIAL_WORKS.length + 0.5);
    expect(tried(justOver)).toMatchObject({
      ok: false,
      errors: [expect.stringMatching(/of each type$/)],
    });
  });

  it('is enough for a style that stays within it', () => {
    expect(tried(5_000 / (TRIAL_WORKS.length + 1.5))).toMatchObject({ ok: true, value: { isTried: true } });
  });
});
