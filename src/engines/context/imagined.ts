import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether nobody has said the words: they are imagined, or stand on a sign or in a title.

const CUE = `(?:${settingWords('saying')}|${settingWords('telling')})`;
const WOULD = String.raw`\b(?:${settingWords('modals')})(?: (?:well|always|never|just|simply|then|as well))? (?:have )?(?:say|said|tell|told|write|written|add|ask|asked|reply|answer|claim|claimed|argue|argued)`;
const IMAGINED = [
  /\b(?:as (?:if|though) to say|(?:a|the) (?:look|face|expression)(?: [\w']+){0,5} (?:like|that says|that said)|could (?:almost )?hear (?:[\w'.-]+ ){1,4}(?:say|saying|think|thinking))\b[ ,:]*$/u,
  new RegExp(String.raw`^(?!.*\b${CUE}\b.*${WOULD}).*${WOULD}(?: [\w']+){0,3}[ ,:]*$`, 'u'),
  new RegExp(
    String.raw`\b(?:${settingWords('imagining')})\b[^.;]*\b(?:${CUE}|\w+ing)(?: (?:to )?[\w']+){0,4}[ ,:]*$`,
    'u',
  ),
  /\b(?:wish|wishes|wished|wanted|wants|hoped|hopes) (?:\w+ ){0,4}(?:to say|had said|would say|could say)[ ,:]*$/u,
  /\bought to (?:say|have said)[ ,:]*$/u,
  /\b(?:face|eyes|look|expression|smile) (?:said|says|read|reads)[ ,:]*$/u,
  new RegExp(
    String.raw`\bin (?:the|an?|his|her|their|one|that|this) (?:\w+ )?(?:${settingWords('fiction')})\b[^.;]*\b\w+[ ,:]*$`,
    'u',
  ),
];
/** “…,” Voss would have said. */
const IMAGINED_AFTER = new RegExp(
  String.raw`^[ ,]*(?:[\w'.-]+ ){1,4}?(?:${WOULD}\b|(?:seem(?:s|ed)?|appeared) to say\b)`,
  'u',
);
const CARRIED = [
  new RegExp(
    String.raw`\b(?:${settingWords('carriers')})\b(?: [\w'-]+){0,6} (?<!by )(?:${settingWords('carrying')})(?: with)?(?: the (?:words?|slogan|phrase|message|legend))?[ ,:]*$`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:${settingWords('surfaces')})\b(?: [\w'-]+){0,6} (?:${settingWords('painted')})\b(?: [\w'-]+){0,5}[ ,:]*$|\b(?:${settingWords('painted')})\b(?: [\w'-]+){0,4} (?:${settingWords('surfaces')})\b[ ,:]*$`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:${settingWords('carriers')}|${settingWords('surfaces')})\b(?: [\w'-]+){0,4} with the (?:words?|slogan|message)[ ,:]*$`,
    'u',
  ),
  /\b(?:titled|entitled|named|headlined|subtitled)[ ,:]*$/u,
];

/** “would have said”, “as if to say”, a banner that reads: in the reporter's words before. Null for none. */
export function imaginedByReporter(introducing: string): number | null {
  return firstIn([...CARRIED, ...IMAGINED], introducing)?.[0] ?? null;
}

/** Where it stands in the reporter's words after, as [from, to]; null for none. */
export function imaginedAfter(following: string): readonly [number, number] | null {
  return firstIn([IMAGINED_AFTER], following);
}

/** Before the words, in their own voice: “I would have said | …”. */
export function imaginedBefore(before: string): number | null {
  return firstIn([...IMAGINED.slice(0, -1), ...CARRIED.slice(0, 1)], before)?.[0] ?? null;
}
