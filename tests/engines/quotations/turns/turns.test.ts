import { describe, expect, it } from 'vitest';
import { countFormats } from './count-turns.js';

const isLong = process.env.ONRECORD_LONG !== undefined;

describe('the turns of texts in many formats', () => {
  const { errors, ...counts } = countFormats('tests/engines/quotations/turns/texts');

  it('are found, each under the name of who speaks', () => {
    expect(counts.found / counts.marked).toBeGreaterThanOrEqual(0.95);
    expect(counts.named / counts.marked).toBeGreaterThanOrEqual(0.92);
    expect(counts.certainWrong).toBe(0);
  });

  it.runIf(isLong)('prints figures and errors', () => {
    process.stdout.write(`${JSON.stringify(counts)}\n${errors.join('\n')}\n`);
  });
});
