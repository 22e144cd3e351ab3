import { DOUBLE_OPENING_MARKS } from '../reading/regions/characters.js';
import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether words hold only under a condition.

const IF = `(?:${settingWords('conditions')}|in case|in the (?:event|absence) of|in the event|on the (?:assumption|condition|understanding|basis) that|only (?:if|when|once|after)|not (?:until|before|unless)|but for|were it not for|subject to|conditional (?:on|upon)|contingent (?:on|upon)|depending on|dependent on|in a (?:scenario|world|case|situation|year) (?:where|in which|when)|as long as|so long as|on condition that)`;
const WHEN =
  '(?:the (?:very )?(?:moment|minute|instant|second|day|week|hour)(?! (?:after|before|of|following|in|at|on)\\b)|once|as soon as)';
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
  /\b(?:in (?:that|which|such a) (?:case|event)|in (?:that|which) scenario|or else|otherwise|if so|if not|failing (?:that|which)|all being well|god willing|weather permitting|(?:with (?:a (?:bit|little|touch) of|any|enough|some) )?luck) ?,? ?$/u,
];
const BEFORE_AHEAD = [
  // “The moment you find it, | I will resign”
  new RegExp(`(?:${OPENING}|\\b(?:and|but|so|that|then) )${WHEN} [^;]*$`, 'u'),
  // “Show me the letter and | I will resign”, “one more strike and | we are done”
  new RegExp(
    `${OPENING}(?:please |just |(?:any|some)body |then |so |well )*(?:don't )?(?:${settingWords('imperatives')}) (?:me|us|him|her|them|it|one|an?|the|this|that|these|those|his|her|their|my|our|your|to|in|on|up|down|for|back|out|away|again|more|enough|any|some|another|two|three|half|all|every) [^,;.]*,? (?:and|or|otherwise)(?: then)? ?$`,
    'u',
  ),
  new RegExp(
    `${OPENING}(?:one more|another|a few more|any more|two more|enough) [^,;.]*,? and(?: then)? ?$`,
    'u',
  ),
  // “With a bit of rain, | …”, “Without the grant, | we would close”
  new RegExp(
    `${OPENING}(?:and |but )?(?:with (?:a (?:bit|little|touch) (?:of|more)|any|another|enough|more|one more)|without|absent|barring|given (?:a|an|another|more|enough|the (?:chance|choice|money|means|time))) [^,;.]*, ?$`,
    'u',
  ),
];
const AFTER = new RegExp(String.raw`^[,—–-]* ?(?:but |and )?(?:only )?${IF}\b(?:[^,;]*)`, 'u');
const AFTER_AHEAD = new RegExp(String.raw`^[,—–-]* ?(?:but |and )?(?:only )?${WHEN}\b(?:[^,;]*)`, 'u');

/** Of what will be, or would: “the day I saw it, | I knew” is no condition. */
const AHEAD =
  /^(?:[^\s,]+ ){0,8}?(?:[^\s,]+['’](?:ll|d)|will|would|wo|won['’]t|wouldn['’]t|shall|can|could|may|might|going)\b/iu;

/** Where a condition begins in the words before; null for none. @param own those that may hang on it */
export function conditionBefore(before: string, own: string): number | null {
  if (NO_CONDITION.test(before)) return null;
  return firstIn(AHEAD.test(own) ? [...BEFORE, ...BEFORE_AHEAD] : BEFORE, before)?.[0] ?? null;
}

/** Where a condition ends in the words after; null for none. */
export function conditionAfter(after: string, own: string): number | null {
  if (NO_CONDITION.test(after.split(' ').slice(0, 8).join(' '))) return null;
  return firstIn(AHEAD.test(own) ? [AFTER, AFTER_AHEAD] : [AFTER], after)?.[1] ?? null;
}

/** “If Voss says | …”: the condition is the reporter's. */
export function conditionByReporter(introducing: string): number | null {
  if (NO_CONDITION.test(introducing)) return null;
  return firstIn([BY_REPORTER], introducing)?.[0] ?? null;
}

const BY_REPORTER = new RegExp(
  `(?:^(?:and |but )?|\\b(?:that|${settingWords('telling')}) )${IF} [^,;]*$`,
  'u',
);

/** Where a condition after the words ends, “would “close the yard” | if the court ruled so”; null for none. */
export function conditionFollowing(following: string): number | null {
  if (NO_CONDITION.test(following.split(' ').slice(0, 8).join(' '))) return null;
  return firstIn([FOLLOWING], following)?.[1] ?? null;
}

const FOLLOWING = new RegExp(`^ ?(?:but |and )?(?:only )?${IF}\\b[^,;]*`, 'u');

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
