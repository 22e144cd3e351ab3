import { formatEdtf, parseEdtf } from '../edtf/edtf.js';
import { type Result, refused } from '../result.js';
import { clip, type Instant, readInstant } from './values.js';

// A time as people type it, "20 June 2023, 00:01", in the time zone of the server's machine unless it has an offset. It
// is stored in ISO 8601 with the offset of that day, so that it stays the same instant.

/** The time zone of this machine: `Europe/Berlin`. */
export const DESK_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const TIME = '(?<hour>\\d{1,2})[:.](?<minute>\\d\\d)(?: ?(?<half>[ap])\\.?m\\.?)?';
const OFFSET = '(?: ?(?:UTC|GMT)?(?<offset>[+-]\\d{1,2}(?::?\\d\\d)?)| ?(?<utc>Z|UTC|GMT))?';
const TYPED = [
  new RegExp(`^(?<day>.+?)(?:T|,? at |,? )${TIME}${OFFSET}$`, 'i'),
  new RegExp(`^${TIME}${OFFSET},? (?:on )?(?<day>.+)$`, 'i'),
] as const;
/** Longer than any real time. */
const MAX_INSTANT_LENGTH = 100;
const KEPT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/i;
const HOW = 'write 20 June 2023, 00:01';

/** @param zone for times without an offset */
export function readTypedInstant(text: string, zone = DESK_ZONE): Result<Instant, string> {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const iso = readInstant(plain);
  if (iso.ok) return iso;
  const typed =
    plain.length > MAX_INSTANT_LENGTH
      ? undefined
      : TYPED.map((form) => form.exec(plain)?.groups).find(Boolean);
  if (!typed) return refused(`${clip(plain)} is not a day with a time: ${HOW}`);
  const day = parseEdtf(typed.day ?? '');
  if (!day.ok) return day;
  if (day.value.min === null || day.value.min !== day.value.max) return refused(`Add the day: ${HOW}`);
  const time = `${day.value.min}T${hourOf(typed)}:${typed.minute}`;
  if (!readInstant(`${time}Z`).ok) return refused(`There is no such time of day: ${HOW}`);
  return readInstant(`${time}${offsetOf(typed) ?? offsetIn(zone, time)}`);
}

/**
 * A stored time as it is typed: to the minute, with its offset.
 * @param zone whose offset is omitted; null for none
 */
export function instantInWords(iso: string, zone: string | null = null): string {
  const [, day = '', time = '', offset = ''] = KEPT.exec(iso) ?? [];
  if (day === '') return iso;
  const words = `${formatEdtf(day)}, ${time}`;
  if (zone !== null && offsetIn(zone, `${day}T${time}`) === offset) return words;
  return `${words} UTC${offset.toUpperCase() === 'Z' ? '' : offset}`;
}

function hourOf({ hour = '', half }: Readonly<Record<string, string | undefined>>): string {
  const figure = Number(hour);
  const isHalf = half !== undefined && figure >= 1 && figure <= 12;
  // 12 am is midnight. An invalid hour stays invalid and is refused.
  const inDay = isHalf ? (figure % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : half ? 99 : figure;
  return String(inDay).padStart(2, '0');
}

function offsetOf({ offset, utc }: Readonly<Record<string, string | undefined>>): string | null {
  if (utc) return 'Z';
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2}?):?(\d\d)?$/.exec(offset ?? '') ?? [];
  return sign === '' ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The offset of a zone at a local time. Computed twice: the first estimate may be hours off. */
function offsetIn(zone: string, time: string): string {
  return offsetAt(zone, Date.parse(`${time}${offsetAt(zone, Date.parse(`${time}Z`))}`));
}

function offsetAt(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice(3);
}
