import type { Log } from '../../platform/lib/log.js';

// What has to happen at its time while the desk is served: every half minute, one job after another. A job
// that fails is logged and tried again next time; it stops neither the others nor the desk.

const EVERY_MS = 30_000;

export interface Job {
  /** Stands in the log. */
  readonly name: string;
  run(): Promise<void>;
}

export interface Ticker {
  /** Starts no more jobs; waits for the one under way. Safe to call twice. */
  stop(): Promise<void>;
}

export function startTicker(jobs: readonly Job[], log: Log, everyMs = EVERY_MS): Ticker {
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer = setTimeout(tick, everyMs).unref();

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
