import { remembering } from '../../engines/remembering.js';

// Instants in words, in the zone of who reads them. Null stands for UTC.

/** `25 November 2026, 11:45 CET`: the zone is always named, since readers may be in any. */
export function wordTime(iso: string, zone: string | null): string {
  return formatsIn(zone ?? 'UTC')
    .whole.format(new Date(iso))
    .replace(' at ', ', ');
}

/** `11:45`, under a heading that gives the day. */
export function clockTime(iso: string, zone: string | null): string {
  return formatsIn(zone ?? 'UTC').clock.format(new Date(iso));
}

/** The day, as YYYY-MM-DD. */
export function dayOf(iso: string, zone: string | null): string {
  return zone === null ? iso.slice(0, 10) : formatsIn(zone).day.format(new Date(iso));
}

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

const formatsIn = remembering(
  (timeZone) => ({
    whole: new Intl.DateTimeFormat('en-GB', {
      ...{ day: 'numeric', month: 'long', year: 'numeric', ...CLOCK },
      timeZoneName: 'short',
      timeZone,
    }),
    clock: new Intl.DateTimeFormat('en-GB', { ...CLOCK, timeZone }),
    // The one locale whose dates are written as ISO 8601 has them.
    day: new Intl.DateTimeFormat('sv-SE', { timeZone }),
  }),
  100,
);
