import { DOUBLE_OPENING_MARKS } from '../reading/regions/characters.js';
import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether words hold only under a condition.

const IF = `(?:${settingWords('conditions')}|in case|in the event|only (?:if|when|once|after)|but for|in a (?:scenario|world|case|situation|year) (?:where|in which|when)|as long as|so long as|on condition that|the (?:moment|minute|instant|day))`;
/** “if anything”, “even if”, “as if”, “asked if”: no condition. */
const NO_CONDITION = new RegExp(
  String.raw`\b(?:even|as|only as|${settingWords('asking')}|see|know|knows|knew|sure|say|tell me) if\b|\bif (?:anything|any|ever|not|so|you (?:ask|must|will|like|look|think about it|want my)|i (?:may|might|remember|recall)|possible|necessary|need be|only (?:because|for|to|by|as))\b`,
  'u',
);
const OPENING = `(?:^|[,:;—–${DOUBLE_OPENING_MARKS}] ?)`;
const BEFORE = [
  // “If the court orders it, | we will leave”, “we leave if | the court orders it”
  new RegExp(String.raw`(?:${OPENING}|\b(?:and|but|so|that|then|because|since) )${IF} [^;]*$`, 'u'),
  new RegExp(String.raw`\b${IF} ?$`, 'u'),
  // “Should the court order it, | we will leave”
  new RegExp(String.raw`${OPENING}(?:should|were|had) (?!(?:not )?(?:be|have|say)\b)[^;?]*, ?$`, 'u'),
  // “Show me the letter and | I will resign”
  new RegExp(
    `${OPENING}(?:show|give|find|bring|name|get) (?:me|us|him|her|them|one|an?|the) [^,;.]*,? and ?$`,
    'u',
  ),
  /\b(?:in that case|or else|otherwise) ?,? ?$/u,
];
const AFTER = new RegExp(String.raw`^[,—–-]* ?(?:but |and )?(?:only )?${IF}\b(?:[^,;]*)`, 'u');

/** Where a condition begins in the words before; null for none. */
export function conditionBefore(before: string): number | null {
  return NO_CONDITION.test(before) ? null : (firstIn(BEFORE, before)?.[0] ?? null);
}

/** Where a condition ends in the words after; null for none. */
export function conditionAfter(after: string): number | null {
  if (NO_CONDITION.test(after.split(' ').slice(0, 8).join(' '))) return null;
  return firstIn([AFTER], after)?.[1] ?? null;
}

/** “If Voss says | …”: the condition is the reporter's. */
export function conditionByReporter(introducing: string): number | null {
  if (NO_CONDITION.test(introducing)) return null;
  return firstIn([BY_REPORTER], introducing)?.[0] ?? null;
}

const BY_REPORTER = new RegExp(`^(?:and |but )?${IF} [^,;]*$`, 'u');

/** “If elected, Voss said, | …”: where the condition ends. Null for none. */
export function conditionBeforeAll(introducing: string): number | null {
  if (NO_CONDITION.test(introducing)) return null;
  const found = BEFORE_CREDIT.exec(introducing);
  return found === null ? null : (found[1]?.length ?? 0);
}

const BEFORE_CREDIT = new RegExp(
  String.raw`^((?:and |but )?(?:if|unless) (?!asked|pressed)[^,;]*) ?, (?:[\w'.-]+ ){1,5}(?:${settingWords('telling')}) ?[,:]? ?$`,
  'u',
);
