import { readFileSync, readlinkSync } from 'node:fs';

// A limit of processor time: a machine that has other work ends no honest job for being slow.

export interface TimeLimit {
  /** Of processor time, in milliseconds. */
  readonly ms: number;
  /** Where the system tells what the worker has used, as its `started` reply says; null where it does not. */
  readonly schedstat: string | null;
}

/** By the clock, a job may take this many times its limit: one that waits for ever uses no processor time. */
const MAX_CLOCK_SHARE = 10;
/** It is not looked at more often than this. */
const MIN_LOOK_MS = 20;

/** Calls `onOver` once the limit is used up, or without the system's figures after as long by the clock. Returns the end of it. */
export function startTimeLimit({ ms, schedstat }: TimeLimit, onOver: () => void): () => void {
  const [begun, since] = [spentMs(schedstat), performance.now()];
  const look = (): void => {
    const now = spentMs(schedstat);
    const passed = performance.now() - since;
    const used = begun === null || now === null ? passed : now - begun;
    const left = Math.min(ms - used, MAX_CLOCK_SHARE * ms - passed);
    if (left <= 0) onOver();
    else timer = setTimeout(look, Math.max(MIN_LOOK_MS, left));
  };
  let timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}

/** Where Linux tells the processor time of the thread that asks. @source man 5 proc */
export function ownSchedstat(): string | null {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}/schedstat`;
  } catch {
    return null;
  }
}

/** What the thread that asks has used, in milliseconds; by the clock where the system does not tell. */
export function ownSpentMs(): number {
  return spentMs(ownSchedstat()) ?? performance.now();
}

/** @source Documentation/scheduler/sched-stats.rst */
function spentMs(schedstat: string | null): number | null {
  if (schedstat === null) return null;
  try {
    return Number(readFileSync(schedstat, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}
