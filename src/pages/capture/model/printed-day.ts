import { ALL_WEEKDAYS } from '../../../engines/words/calendar.js';
import { parseEdtf } from '../../../platform/lib/edtf/edtf.js';
import { typedToEdtf } from '../../../platform/lib/edtf/typed.js';

// A day as papers print it: “3 October 2026”, “20. August 2008”, “le 3 mai 2019”, “3 de mayo de 2019”, “2019年5月3日”.

const MAX_UTF16 = 60;
const MONTHS_IN = 'de fr es it pt nl sv da nb fi pl cs sk hu ro hr el bg ru uk tr id ca'.split(' ');

/** An EDTF day; null for what is none, or is a day that is not certain: 3/5/2019. */
export function printedDay(words: string): string | null {
  if (words.length > MAX_UTF16 || !/\d/.test(words)) return null;
  const plain = withoutWeekday(words.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  return existing(dayFirst(plain) ?? yearFirst(plain) ?? typed(plain));
}

/** Before a day: a weekday, “le”, “am”, “den”. After it, in brackets or not: （金）, 星期五. */
function withoutWeekday(words: string): string {
  const [before = ''] = /^[^\d]*/u.exec(words) ?? [];
  const isDate = before.split(/[\s,.]+/u).every((word) => word === '' || isBeforeDay(word.toLowerCase()));
  return (isDate ? words.slice(before.length) : words).replace(/ ?(?:\([^()\d]{1,8}\)|星期.|\S요일)$/u, '');
}

const BEFORE = new Set('le am den dem der el il lo o a la on em dne dnia de op på'.split(' '));

function isBeforeDay(word: string): boolean {
  return BEFORE.has(word) || ALL_WEEKDAYS.has(word) || namesOf('weekday').has(word);
}

const DAY_FIRST =
  /^(?<day>\d{1,2})(?:\.|er|re|º|°|ª|-?го)? ?(?:de |di |d’|d'|του )?(?<month>\p{L}{3,12})\.?,? (?:de |del )?(?<year>\d{4})(?: ?(?:г|р|года|року|год)\.?)?$/u;
const IN_FIGURES = /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/;

function dayFirst(words: string): string | null {
  const { day = '', month = '', year = '' } = (DAY_FIRST.exec(words) ?? IN_FIGURES.exec(words))?.groups ?? {};
  return day === '' ? null : isoOf(year, month, day);
}

/** “2019年5月3日”, “2019년 5월 3일”, “2019. május 3.”, “2019/05/03”. */
const YEAR_FIRST =
  /^(?<year>\d{4})(?:[年년.]|\/) ?(?<month>\d{1,2}|\p{L}{3,12})(?:[月월]|\/)? ?(?<day>\d{1,2})(?:[日일.])?$/u;

function yearFirst(words: string): string | null {
  const { day = '', month = '', year = '' } = YEAR_FIRST.exec(words)?.groups ?? {};
  return day === '' ? null : isoOf(year, month, day);
}

function isoOf(year: string, month: string, day: string): string | null {
  const number = /^\d+$/.test(month) ? Number(month) : namesOf('month').get(month.toLowerCase());
  if (number === undefined) return null;
  return [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-');
}

function typed(words: string): string | null {
  const edtf = /\d{4}/.test(words) ? typedToEdtf(words) : null;
  return edtf?.ok ? edtf.value : null;
}

function existing(edtf: string | null): string | null {
  const date = edtf === null ? null : parseEdtf(edtf);
  return date?.ok && /^\d{4}-\d\d-\d\d$/.test(date.value.text) ? date.value.text : null;
}

type Part = 'month' | 'weekday';
const known = new Map<Part, ReadonlyMap<string, number>>();

/** In lower case, each with its number, also as it is written beside a day. @source Unicode CLDR */
function namesOf(part: Part): ReadonlyMap<string, number> {
  const names = known.get(part) ?? readNames(part);
  known.set(part, names);
  return names;
}

function readNames(part: Part): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of MONTHS_IN)
    for (const beside of [{}, { day: 'numeric' as const, year: 'numeric' as const }]) {
      const format = new Intl.DateTimeFormat(language, {
        ...(part === 'month' ? { month: 'long', ...beside } : { weekday: 'long' }),
        timeZone: 'UTC',
      });
      for (let at = 0; at < (part === 'month' ? 12 : 7); at += 1) {
        const day = part === 'month' ? Date.UTC(2023, at, 1) : Date.UTC(2023, 0, 1 + at);
        const name = format.formatToParts(day).find(({ type }) => type === part)?.value;
        if (name !== undefined) names.set(name.toLowerCase(), at + 1);
      }
    }
  return names;
}
