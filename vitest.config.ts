import { defineConfig } from 'vitest/config';
import { findChromium } from './tests/support/chromium.js';

// Two tiers live here. `npm test` runs everything but tests/long; `--mode long` (npm run check:long) adds
// that folder and sets ONRECORD_LONG, by which a sampled test elsewhere knows that it may take its time.

const CODE = ['tests/**/*.test.ts'];
const LONG = ['tests/long/**/*.test.ts'];
const BROWSER = ['tests/browser/**/*.test.ts'];
// Where these branch, a wrong turn costs a newsroom its trust: a role file, or the folder it became.
const GUARDED = ['model', 'input', 'actions'] as const;

export default defineConfig(({ mode }) => {
  const long = mode === 'long';
  return {
    test: {
      globalSetup: ['tests/support/global-setup.ts'],
      env: { NODE_ENV: 'test', ...(long ? { ONRECORD_LONG: '1' } : {}) },
      pool: 'forks',
      reporters: reporters(),
      coverage: {
        provider: 'v8',
        include: ['src/**/*.ts', 'migrations/**/*.ts'],
        reporter: ['text-summary', 'html'],
        thresholds: Object.fromEntries(
          GUARDED.flatMap((role) => [`src/**/${role}.ts`, `src/**/${role}/**/*.ts`]).map((glob) => [
            glob,
            { branches: 95 },
          ]),
        ),
      },
      projects: [
        {
          extends: true,
          test: {
            name: 'code',
            include: CODE,
            exclude: [...BROWSER, ...LONG],
            testTimeout: 20_000,
            hookTimeout: 20_000,
            maxWorkers: 2,
          },
        },
        ...(long ? [inTurn('long', LONG, 30 * 60_000, 1)] : []),
        ...(findChromium() === null ? [] : [inTurn('browser', BROWSER, 60_000, 2)]),
      ],
    },
  };
});

/** Test files that need the machine to themselves: one at a time, after those of a lower `groupOrder`. */
function inTurn(name: string, include: string[], timeout: number, groupOrder: number) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      testTimeout: timeout,
      hookTimeout: 60_000,
      maxWorkers: 1,
      fileParallelism: false,
      sequence: { groupOrder },
    },
  };
}

/** TEST_REPORT names a file that also gets the results as JSON; .ci/run counts from it. */
function reporters(): (string | [string, Record<string, string>])[] {
  const outputFile = process.env.TEST_REPORT;
  return outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }]];
}
