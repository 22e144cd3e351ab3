import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../support/fault-rounds.js';
import { hasStrace } from '../support/strace.js';

// The disk fails at one call after another: at that one alone, or from there on until the fault is taken away. A write
// of a few rows writes to the disk a dozen times and waits for it once; every few hundred, the log is emptied.

const PLACES = [
  { call: 'pwrite64', error: 'EIO', nths: 42 },
  { call: 'pwrite64', error: 'ENOSPC', nths: 42 },
  { call: 'fsync', error: 'EIO', nths: 12 },
  { call: 'fsync', error: 'ENOSPC', nths: 12 },
] as const;

describe.skipIf(!hasStrace())('a desk whose disk fails', () => {
  it.each(PLACES)(
    'at $call with $error says nothing false of any write, and takes writes again',
    async ({ call, error, nths }) => {
      const disk = await FaultyDisk.start();
      for (let nth = 1; nth <= nths; nth += 1)
        for (const when of [`${nth}`, `${nth}+`]) await disk.meet({ call, error, when }, nth % 2 === 0);
      await disk.end();
      process.stdout.write(`${call} ${error}: ${JSON.stringify(disk.figures)}\n`);
      expect(disk.figures.places).toBeGreaterThan(nths);
    },
  );
});
