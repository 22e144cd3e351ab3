import { defineConfig } from 'vitest/config';
import { findChromium } from './tests/support/chromium.js';

// Two tiers live here. `npm test` runs everything but tests/long; `--mode long` (npm run check:long) adds
// that folder and sets ONRECORD_LONG, by which a sampled test elsewhere knows that it may take its time.

const CODE = ['tests/**/*.test.ts'];
const LONG = ['tests/long/**/*.test.ts'];
const BROWSER = ['tests/browser/**/*.test.ts'];
// Files whose branches are all tested: these roles, as files or as folders.
const GUARDED = ['model', 'input', 'actions'] as const;

export default defineConfig(({ mode }) => {
  const long = mode === 'long';
  return {
    test: {
      globalSetup: ['tests/support/global-setup.ts'],
      setupFiles: ['tests/support/property-seed.ts'],
      env: { NODE_ENV: 'test', ...(long ? { ONRECORD_LONG: '1' } : {}) },
      pool: 'forks',
      // Time limits, here and below, only end what hangs: they allow for a machine at ten times its load.
      expect: { poll: { timeout: 30_000 } },
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
            testTimeout: 180_000,
            hookTimeout: 180_000,
            maxWorkers: 2,
            // Modules hold no state that matters to another file, so the files of a worker share them: loading them
            // for each file took two minutes.
            isolate: false,
          },
        },
        ...(long
          ? [after('long', LONG, { timeout: 30 * 60_000, groupOrder: 1, maxWorkers: 1, isolate: true })]
          : []),
        // Browser and server wait for each other half of the time, so two files at once finish sooner.
        ...(findChromium() === null
          ? []
          : [after('browser', BROWSER, { timeout: 180_000, groupOrder: 2, maxWorkers: 2, isolate: false })]),
      ],
    },
  };
});

interface Apart {
  /** Of one test, in milliseconds. */
  readonly timeout: number;
  readonly groupOrder: number;
  readonly maxWorkers: number;
  readonly isolate: boolean;
}

/** Test files that do not share the machine with those of another `groupOrder`: they come after the lower ones. */
function after(name: string, include: string[], { timeout, groupOrder, ...workers }: Apart) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      testTimeout: timeout,
      hookTimeout: 180_000,
      ...workers,
      fileParallelism: workers.maxWorkers > 1,
      sequence: { groupOrder },
    },
  };
}

/** TEST_REPORT names a file that also gets the results as JSON; .ci/run counts from it. */
function reporters(): (string | [string, Record<string, string>])[] {
  const outputFile = process.env.TEST_REPORT;
  return outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }]];
}
