import type { Span } from '../../text/span.js';
import type { Line } from './lines.js';

// Reads what stands at the beginning of a line before a colon: perhaps who speaks, with role, place and time.

export interface LabelFound {
  /** The number of its line. */
  readonly line: number;
  /** What is printed before the colon, without times and marks of layout. */
  readonly label: Span;
  /** The label without role, place and time. */
  readonly name: string;
  /** What stands in brackets or after a comma or dash. */
  readonly detail: string;
  /** UTF-16 code units; the words may begin on the next line. */
  readonly wordsFrom: number;
  readonly sign: 'colon' | 'stop' | 'dash' | 'mark';
  /** By which pattern it was found: `described` and `role` have words that are written small, as no name has. */
  readonly pattern: LabelPattern;
  readonly isBold: boolean;
  /** Whether a time or “>>” is before it. */
  readonly isAfterSign: boolean;
}

/** Longest head of a line in which a label is looked for, in UTF-16 code units. */
const MAX_HEAD_UTF16 = 200;

const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?`;
const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? ${CLOCK}`;
const LEAD = String.raw`((?:>{1,3}[ \t]*|[-–—•][ \t]+|[*_]{1,3}|#{1,4}[ \t]+|\[[^\]\n]{1,30}\][ \t]*|\((?:${DATE}|${CLOCK})\)[ \t]*|(?:${DATE}|${CLOCK})[ \t]+|\d{1,3}(?:\+\d)?['’′][ \t]+|Q?\d{1,4}\.?[ \t]+){0,4}(?:[-–—][ \t]+)?[*_]{0,3}[“"«„]?)`;
const CAPITAL = String.raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'’\u30FB&-]{0,30}`;
const PARTICLE =
  'de|da|do|dos|van|von|der|den|bin|bint|ibn|al|el|la|le|les|of|the|for|du|di|del|della|af|av|y|und|and|et|zu|ten|ter|hon\\.?|right|señora?|senhora?|présidente?|presidente|presidenta|ministre|sr\\.?|sra\\.?';
const NAME = String.raw`(${CAPITAL}(?:[ \t\u00A0](?:${CAPITAL}|(?:${PARTICLE})(?![\p{L}])|\d{1,3}(?!\p{L}))){0,6})`;
const BRACKET = String.raw`(?:[ \t]?[(\uFF08\[][^()\[\]\uFF08\uFF09\n]{0,80}[)\uFF09\]]){0,3}`;
const ROLE = String.raw`(?:,[ \t][^:.?!“”"\n]{1,80}|[ \t](?:to|an) (?:the|den|die) [^:.?!“”"\n]{2,60}|[ \t][-–—|][ \t][^:.?!“”"\n]{2,60})?`;
const COLON = String.raw`(?:[*_]{0,3}[ \t\u00A0\u202F]?[:\uFF1A][*_]{0,3}(?!\/\/|\d)|(?<!\b(?:Inc|Ltd|Co|Corp|Jr|Sr))\.[ \t\u00A0][–—](?=[ \t\u00A0]))`;

const OTHER = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{0,30})[ \t\u00A0]`;
/** “Mr. BERG”, “The PRESIDING OFFICER”, “Mme Claire Aubin”, “M. le président” */
const TITLED =
  String.raw`((?:Mr|Mrs|Ms|Dr|Senator|Sen|Rep|The|Le|La)\.?[ \t\u00A0](?:${OTHER}){0,3}\p{Lu}[\p{Lu}'’-]{1,30}` +
  String.raw`|(?:M|MM|Mme|Mmes|Mlle)\.?[ \t\u00A0](?:le |la |de |d’|du |${OTHER}){0,4}(?:présidente?|\p{Lu}[\p{L}\p{M}’'-]{1,30})|\p{Lu}[\p{Lu}’'-]{2,30}(?: \p{Lu}[\p{Lu}’'-]{1,30}){0,2})`;

/** “Male voice from audience:”, “Some hon. members:”, “[AUDIENCE]:” */
const DESCRIBED = String.raw`\[?(\p{Lu}[\p{L}\p{M}'’-]{0,30}(?:[ \t](?:hon\.|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]{0,30})){0,9})\]?`;

const LABELS = {
  colon: new RegExp(`^${LEAD}${NAME}(${BRACKET}${ROLE}${BRACKET})${COLON}`, 'u'),
  described: new RegExp(
    `^${LEAD}${DESCRIBED}(${BRACKET})${COLON}(?=[ \\t]+[\\p{Lu}\\p{N}“"«¿¡…'‘]|[ \\t]*$)`,
    'u',
  ),
  voice: /^((?:[-–] ?)?)<v(?:\.[\w.]{1,30})?[ \t]([^<>\n]{1,60})()>/u,
  lower: new RegExp(
    String.raw`^([ \t]*(?:>+[ \t]*))(\p{Ll}[\p{L} ]{1,24})(${BRACKET})[*_]{0,3}[ \t]?:(?!\/\/|\d)`,
    'u',
  ),
  stop: new RegExp(
    `^${LEAD}${TITLED}((?: of \\p{Lu}[\\p{L} ]{1,30}| pro tempore)?${BRACKET}(?:, [^:.?!\\n]{2,80})?)\\.(?: ?[–—])?(?=[ \\t\\u00A0]+[\\p{Lu}\\p{N}“«(])`,
    'u',
  ),
  /** “Plusieurs députés du groupe.”, “Pregunta.” */
  role: new RegExp(
    String.raw`^${LEAD}(\p{Lu}[\p{L}’'-]{1,20}(?: [\p{L}’'-]{1,20}){0,7})()\.(?=[ \t\u00A0]+[\p{Lu}“«¿¡])`,
    'u',
  ),
  /** “mossy: ”, “24L: ”, “+44 20 7946 0000: ” */
  short: new RegExp(
    String.raw`^${LEAD}(\+?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’ -]{0,24})(${BRACKET}):(?=[ \t])`,
    'u',
  ),
  /** “<mossy> ”, “**Ada Berg** ”, “Ada Berg | ” */
  mark: new RegExp(
    String.raw`^()(?:<([\p{L}\p{N}_][\p{L}\p{N}_. -]{0,40})>|[*_]{2}${NAME}(${BRACKET})[*_]{2}|${NAME}(${BRACKET})[ \t]*(?:\||\t| {2,})|\[${NAME}\]())[ \t]*(?=[\p{L}“"«¿¡])`,
    'u',
  ),
  dash: new RegExp(`^${LEAD}${NAME}(${BRACKET})[*_]{0,3}[ \\t](?:[–—]|--)[ \\t]+(?=[\\p{Lu}“«¿¡])`, 'u'),
} as const;

type LabelPattern = keyof typeof LABELS;

/** Null for a line that has none. @param at the number of the line */
export function labelOn(text: string, line: Line, at: number): LabelFound | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD_UTF16));
  const colon = /[:：]|\.\s[–—]/.test(head);
  const found =
    (colon
      ? (matched('colon', head) ??
        matched('lower', head) ??
        matched('described', head) ??
        matched('short', head))
      : null) ??
    (head.includes('<v') ? matched('voice', head) : null) ??
    (/^[<*_[]| \||\t| {2}/.test(head) ? matched('mark', head) : null) ??
    matched('stop', head) ??
    matched('role', head) ??
    (/ [–—-]/.test(head) ? matched('dash', head) : null);
  if (found === null) return null;
  const { pattern, match } = found;
  const [whole, lead = ''] = match;
  const [name = '', detail = ''] = match.slice(2).filter((part) => part !== undefined);
  const start = line.start + whole.indexOf(name, lead.length);
  return {
    line: at,
    label: [start, start + (name + detail).trimEnd().length],
    name,
    detail: detail.trim(),
    wordsFrom: line.start + whole.length,
    ...{ pattern, sign: SIGN_OF[pattern] },
    isBold: /[*_]/.test(lead) && /[*_]/.test(head.slice(lead.length + name.length, whole.length + 4)),
    isAfterSign: /[>\d]/.test(lead) || pattern === 'voice',
  };
}

const SIGN_OF: Readonly<Record<LabelPattern, LabelFound['sign']>> = {
  ...{ colon: 'colon', described: 'colon', voice: 'colon', lower: 'colon', short: 'colon' },
  ...{ stop: 'stop', role: 'stop', mark: 'mark', dash: 'dash' },
};

function matched(
  pattern: LabelPattern,
  head: string,
): { readonly pattern: LabelPattern; readonly match: RegExpExecArray } | null {
  const match = LABELS[pattern].exec(head);
  return match === null ? null : { pattern, match };
}
