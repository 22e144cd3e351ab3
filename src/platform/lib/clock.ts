/** The only source of the current time, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = {
  now() {
    return new Date();
  },
};

/** The current time as it is stored: UTC, ISO 8601, milliseconds, ‘Z’. */
export function nowIso(clock: Clock): string {
  return clock.now().toISOString();
}
