import { DOUBLE_OPENING_MARKS } from '../reading/regions/characters.js';
import { settingWords } from '../words/settings.js';

// Whether words hold only under a condition, or nobody has said them at all.

const IF = `(?:${settingWords('conditions')}|in case|as long as|so long as|on condition that)`;
/** “if anything”, “even if”, “as if”, “asked if”: no condition. */
const NO_CONDITION = new RegExp(
  String.raw`\b(?:even|as|only as|${settingWords('asking')}|see|know|knows|knew|sure|say|tell me) if\b|\bif (?:anything|any|ever|not|so|you (?:ask|will|like|look|think about it|want my)|i (?:may|might|remember|recall)|possible|necessary|need be|only)\b`,
  'u',
);
const BEFORE = [
  // “If the court orders it, | we will leave”, “we leave if | the court orders it”
  new RegExp(String.raw`(?:^|[,;—–${DOUBLE_OPENING_MARKS}] ?|\b(?:and|but|so|that|then) )${IF} [^;]*$`, 'u'),
  new RegExp(String.raw`\b${IF} ?$`, 'u'),
  // “Should the court order it, | we will leave”
  new RegExp(
    String.raw`(?:^|[,;—–${DOUBLE_OPENING_MARKS}] ?)(?:should|were|had) (?!(?:not )?(?:be|have|say)\b)[^;]*, ?$`,
    'u',
  ),
  /\bin that case ?,? ?$/u,
];
const AFTER = new RegExp(String.raw`^,? ?(?:but |and )?(?:only )?${IF}\b`, 'u');

export function isConditionalBefore(before: string): boolean {
  return !NO_CONDITION.test(before) && BEFORE.some((pattern) => pattern.test(before));
}

export function isConditionalAfter(after: string): boolean {
  return AFTER.test(after) && !NO_CONDITION.test(after.split(' ').slice(0, 8).join(' '));
}

/** “If Voss says | …”: the condition is the reporter's. */
export function isConditionalByReporter(introducing: string): boolean {
  return !NO_CONDITION.test(introducing) && new RegExp(`^(?:and |but )?${IF} [^,;]*$`, 'u').test(introducing);
}

const CUE = `(?:${settingWords('saying')}|${settingWords('telling')})`;
const WOULD = String.raw`\b(?:${settingWords('modals')})(?: (?:well|always|never|just|simply|then))? (?:have )?(?:say|said|tell|told|write|written|add|ask|asked|reply|answer|claim|claimed|argue|argued)`;
const IMAGINED = [
  /\bas (?:if|though) to say\b/u,
  new RegExp(String.raw`^(?!.*\b${CUE}\b.*${WOULD}).*${WOULD}(?: [\w']+){0,3}[ ,:]*$`, 'u'),
  new RegExp(String.raw`\b(?:${settingWords('imagining')})\b[^.;,]*\b${CUE}[ ,:]*$`, 'u'),
  /\b(?:wish|wishes|wished|wanted|wants|hoped|hopes) (?:\w+ ){0,4}(?:to say|had said|would say|could say)[ ,:]*$/u,
  /\bought to (?:say|have said)[ ,:]*$/u,
];
/** “…,” Voss would have said. */
const IMAGINED_AFTER = new RegExp(String.raw`^[ ,]*(?:[\w'.-]+ ){1,4}?${WOULD}\b`, 'u');
const CARRIED = new RegExp(
  String.raw`\b(?:${settingWords('carriers')})\b(?: [\w',-]+){0,8} (?:${settingWords('carrying')})(?: the (?:words?|slogan|phrase|message|legend))?[ ,:]*$`,
  'u',
);
const TITLED = /\b(?:titled|entitled|named|headlined|subtitled)[ ,:]*$/u;

/** “would have said”, “as if to say”, a banner that reads. */
export function isImagined(introducing: string, following: string): boolean {
  return (
    CARRIED.test(introducing) ||
    TITLED.test(introducing) ||
    IMAGINED.some((pattern) => pattern.test(introducing)) ||
    IMAGINED_AFTER.test(following)
  );
}

/** Before the words, in their own voice: “I would have said | …”. */
export function isImaginedBefore(before: string): boolean {
  return IMAGINED.some((pattern) => pattern.test(before)) || CARRIED.test(before);
}
