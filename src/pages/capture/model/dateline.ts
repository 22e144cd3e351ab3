import { typeByPattern, typeOfKnownName } from '../../../engines/quotations/channels/outlets.js';
import { vocabularyOf } from '../../../engines/words/zones.js';
import { printedDay } from './printed-day.js';

// What a line near the top of an article says: its outlet, its day, or both.

export interface Dateline {
  readonly outlet: string | null;
  /** An EDTF day. */
  readonly issued: string | null;
}

const MAX_LINE_UTF16 = 90;
const LABEL = vocabularyOf('dateline').start;
const TIME = String.raw`\d{1,2}(?:[:.]| ?h ?)\d\d(?: ?(?:[ap]\.?m\.?|GMT|BST|UTC|CES?T|E[SD]T|Uhr|h))?`;
const TIME_BEFORE = new RegExp(`^(?:at |um |à |a las )?${TIME},? (?:on )?`, 'i');
const TIME_AFTER = new RegExp(`,? (?:at |um |à |a las |[–-] ?)?${TIME}$`, 'i');

/** Both null for any other line. */
export function datelineOf(line: string): Dateline {
  if (line.length > MAX_LINE_UTF16) return { outlet: null, issued: null };
  const plain = withoutLabel(line).replace(TIME_BEFORE, '').replace(TIME_AFTER, '');
  const whole = printedDay(plain);
  if (whole !== null) return { outlet: null, issued: whole };
  const [, before = '', , after = ''] = /^([^,|·–—]{2,60}?) ?([,|·–—]) ?(\S.*)$/u.exec(plain) ?? [];
  const issued = printedDay(after.replace(TIME_BEFORE, ''));
  return { outlet: issued === null ? outletIn(plain) : outletIn(before), issued };
}

/** “(Reuters) –” */
const AGENCY = / ?\([^()]{2,40}\) ?[–—-]?$/u;

/** “Published on”, “Veröffentlicht am”, “Mis à jour le”. */
function withoutLabel(line: string): string {
  const words = line.replace(AGENCY, '').replace(/\.$/u, '');
  const [label = ''] = LABEL.exec(words) ?? [];
  return label === '' ? words : words.slice(label.length).replace(/^:? ?(?:(?:on|at) )?:? ?/iu, '');
}

/** “(Reuters)” before the first sentence of an article. */
export function agencyIn(dateline: string): string | null {
  const [, name = ''] = /\(([^()]{2,40})\)/u.exec(dateline) ?? [];
  return name === '' ? null : outletIn(name);
}

const MAX_NAME_WORDS = 6;

/** The name of an outlet, each word of which is a part of a name. */
function outletIn(words: string): string | null {
  const each = words.trim().split(/\s+/u);
  const isName = each.every((word) => /^(?:\p{Lu}|\d|of$|the$|and$|for$|&$|de$|della$|la$)/u.test(word));
  const name = words.trim();
  const isOutlet = typeOfKnownName(name) !== null || typeByPattern(name) !== null;
  return isName && isOutlet && each.length <= MAX_NAME_WORDS ? name : null;
}
