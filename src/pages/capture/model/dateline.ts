import { typeByPattern, typeOfKnownName } from '../../../engines/quotations/channels/outlets.js';
import { monthsIn } from '../../../engines/words/calendar.js';
import { parseEdtf } from '../../../platform/lib/edtf/edtf.js';
import { typedToEdtf } from '../../../platform/lib/edtf/typed.js';

// What a line near the top of an article says: its outlet, its day, or both.

export interface Dateline {
  readonly outlet: string | null;
  /** An EDTF day. */
  readonly issued: string | null;
}

const MAX_LINE_UTF16 = 90;
const LABEL = /^(?:(?:first|last) )?(?:published|updated|posted|modified)\b(?: (?:on|at))?:? */i;
const TIME = String.raw`\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|GMT|BST|UTC|CES?T|E[SD]T|Uhr))?`;
const TIME_BEFORE = new RegExp(`^(?:at )?${TIME},? (?:on )?`, 'i');
const TIME_AFTER = new RegExp(`,? (?:at |um )?${TIME}$`, 'i');

/** Both null for any other line. */
export function datelineOf(line: string): Dateline {
  const words = line.replace(/\.$/u, '').replace(LABEL, '');
  if (words.length > MAX_LINE_UTF16) return { outlet: null, issued: null };
  const plain = words.replace(TIME_BEFORE, '').replace(TIME_AFTER, '');
  const whole = dayIn(plain);
  if (whole !== null) return { outlet: null, issued: whole };
  const [, before = '', , after = ''] = /^([^,|·–—]{2,60}?) ?([,|·–—]) ?(\S.*)$/u.exec(plain) ?? [];
  const issued = dayIn(after.replace(TIME_BEFORE, ''));
  return { outlet: issued === null ? outletIn(plain) : outletIn(before), issued };
}

function dayIn(words: string): string | null {
  const edtf = germanDay(words) ?? typedDay(words);
  const date = edtf === null ? null : parseEdtf(edtf);
  return date?.ok && /^\d{4}-\d\d-\d\d$/.test(date.value.text) ? date.value.text : null;
}

function typedDay(words: string): string | null {
  if (words.length > 40 || !/\d{4}/.test(words)) return null;
  const edtf = typedToEdtf(words);
  return edtf.ok ? edtf.value : null;
}

const GERMAN_MONTHS = monthsIn('de');

/** “19. November 2026”, after a weekday at most. */
function germanDay(words: string): string | null {
  const [, day = '', name = '', year = ''] =
    /^(?:(?:den|am|[A-Z][a-z]{5,9}(?:tag|woch)),? )?(\d{1,2})\. ?(\p{L}{3,9}) (\d{4})$/u.exec(words) ?? [];
  const month = GERMAN_MONTHS.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
}

const MAX_NAME_WORDS = 6;

/** The name of an outlet, each word of which is a part of a name. */
function outletIn(words: string): string | null {
  const each = words.trim().split(/\s+/u);
  const isName = each.every((word) => /^(?:\p{Lu}|\d|of$|the$|and$|for$|&$)/u.test(word));
  const name = words.trim();
  const isOutlet = typeOfKnownName(name) !== null || typeByPattern(name) !== null;
  return isName && isOutlet && each.length <= MAX_NAME_WORDS ? name : null;
}
