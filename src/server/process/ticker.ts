import type { Log } from '../../platform/lib/log.js';

// Runs periodic jobs while the server runs: every half minute, one job after another. A failing job is logged and
// retried next time; it stops neither the others nor the server.

const EVERY_MS = 30_000;

export interface Job {
  /** Its name in the log. */
  readonly name: string;
  run(): Promise<void>;
}

export interface Ticker {
  /** Starts no more jobs and waits for the running one. Idempotent. */
  stop(): Promise<void>;
}

/** @param firstMs how long after the start they first run */
export function startTicker(jobs: readonly Job[], log: Log, everyMs = EVERY_MS, firstMs = everyMs): Ticker {
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer = setTimeout(tick, firstMs).unref();

  function tick(): void {
    round = runAll(jobs, log, () => stopped).then(() => {
      if (!stopped) timer = setTimeout(tick, everyMs).unref();
    });
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}

async function runAll(jobs: readonly Job[], log: Log, isStopped: () => boolean): Promise<void> {
  for (const job of jobs) {
    if (isStopped()) return;
    try {
      await job.run();
    } catch (error) {
      log.error({ job: job.name, err: error }, 'job failed');
    }
  }
}
