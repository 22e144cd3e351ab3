import { PLAIN_CONJUNCTION } from '../words/meaning.js';
import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether words are denied by those before or after them in the same voice.

export const NOT = String.raw`(?:${settingWords('negations')}|\w+n't|'t|no one|no longer|at no (?:point|time|stage)|in no way|by no means|under no circumstances|on no account|in vain|far from)`;
export const SAYING = `(?:${settingWords('saying')}|${settingWords('telling')}|see|ask)`;
const TRUE = `(?:${settingWords('affirmable')}|the case)`;
/** “It is false that …”; of what is absurd, it is only denied that it may be said: “it is absurd that we pay” says so. */
export const UNTRUE = `(?:${settingWords('untrue')}|no truth)`;
const ABSURD = `(?:${settingWords('absurd')}|${settingWords('unlikely')}|${settingWords('difficult')})`;
const DENYING_WORD = `(?:${settingWords('denying')}|${settingWords('doubting')})(?!\\p{L})`;
/** The verb, and not “the pay dispute”. */
export const DENYING = `(?<!\\p{L})(?<!\\b(?:the|an?|this|that|any|no|his|her|its|their|our|of|in|beyond|without)(?: [^\\s,;:]+)? (?=(?:dispute|doubt)s?\\b))${DENYING_WORD}`;
/** What a denial before it does not reach. */
export const REACH = `(?:(?! ?(?:[;:—–]|, (?:and|but|or|so|yet)|${PLAIN_CONJUNCTION})(?: |$))[^;])*$`;
/** A verb, and no noun: not “the state”, “his claim”. */
const NO_NOUN = '(?<!\\b(?:the|an?|this|that|these|those|his|her|its|our|my|your|their|any|no|of) )';

const GERUND = '(?:saying|claiming|telling|calling|promising|admitting)';
const SELF = '(?:(?:my|your|him|her|it)self|(?:our|your|them)selves|anyone|anybody|people|us|you|them)';

const BEFORE = [
  // “It is not true that …”, “Nobody can say …”, “I don't think …”
  `\\b${NOT}(?: [\\w']+){0,2} ${TRUE} (?:that|to ${SAYING})\\b${REACH}`,
  `\\b${UNTRUE} (?:that|to ${SAYING}|in (?:the )?\\w+ that)\\b${REACH}`,
  `\\b(?:${settingWords('unlikely')}) (?:that|whether|if)\\b${REACH}`,
  `\\b${ABSURD}(?: for [\\w' ]+?)? to ${SAYING}\\b${REACH}`,
  `\\b${NOT}(?: (?!(?:that|but)\\b)[\\w']+){0,8} ${NO_NOUN}${SAYING}(?: (?:that|to \\w+|him|her|them|you|us|me|anyone|anybody))*\\b${REACH}`,
  // “There is no evidence that …”, “on no page does it say …”
  `\\bno (?!(?:${settingWords('strengthening')}|one)\\b)(?:[\\w'-]+ ){1,3}?that\\b${REACH}`,
  `\\bno (?:real |serious )?(?:chance|question|evidence|hope|risk|sign|danger|record|proof|possibility|likelihood|prospect|point|intention|plans?) (?:of|in)\\b${REACH}`,
  `\\bno (?!(?:${settingWords('strengthening')})\\b)[\\w'-]+(?: (?!(?:and|but|or|so|because|when|then|that|who)\\b)[\\w'-]+){0,5} ${SAYING}\\b${REACH}`,
  `\\btoo (?:early|soon|much|strong|simple|easy)(?: [\\w']+){0,2} to ${SAYING}\\b${REACH}`,
  `\\b${NOT}(?: [\\w']+){0,6}? (?:${settingWords('grounds')}) (?:that|of)\\b${REACH}`,
  // “Anybody who tells you that …”, “they would have us believe that …”
  `\\b(?:any(?:one|body)|whoever|everyone|everybody|those|people|the man|the woman)(?: who| that|(?<=whoever)) ${SAYING}(?: (?:that|you|us|me|him|her|them|to \\w+|so))*${REACH}`,
  `\\b(?:would|'d|wants?|wanted|ask(?:s|ed|ing)?|expect(?:s|ed)?|try|tries|trying|tried) (?:to )?(?:have |make |get |persuade |convince )?(?:us|you|me|people|everyone|everybody|voters|readers|(?:the|this|my|our) [\\w' ]+?) (?:to )?(?:believe|think|accept|swallow|imagine|buy)(?: that)?${REACH}`,
  `${DENYING}(?: [\\w']+){0,6} ?$`,
  `${DENYING}(?: [\\w']+){0,4} (?:that|having \\w+|saying)\\b${REACH}`,
  `\\b(?:${settingWords('refusing')}) to ${SAYING}\\b${REACH}`,
  `\\b(?:${settingWords('dismissing')})\\b[^;]* (?:${settingWords('rumours')}) that\\b${REACH}`,
  // “Let us not pretend that …”, “they fooled us into thinking …”, “we were wrongly told that …”
  `\\b(?:${settingWords('deceiving')})\\b(?: [\\w']+){0,6}? (?:that|into \\w+ing)\\b${REACH}`,
  `\\b(?:pretend(?:s|ed|ing)?|(?:kid|fool|delude)(?:s|ded|ed|ding|ing|d)?) (?:${SELF} )?(?:that )?$`,
  `\\b(?:${settingWords('falsely')}) (?:\\w+ )?(?:${SAYING}|informed|led|assured)\\b${REACH}`,
  `\\bused to (?:think|believe|imagine|suppose|assume)\\b${REACH}`,
  `\\b${NOT} (?:go|going) (?:so|as|that) far(?: [^\\s,;]+){0,3} (?:say|saying|call|calling|claim|claiming)\\b${REACH}`,
  `\\b(?:have|has|had|having|got|gets) (?:me|him|her|us|them) ${GERUND} (?:that\\b)?${REACH}`,
  `\\b(?:deluded|crazy|mad|foolish|wrong|mistaken|naive|naïve|silly|stupid) to (?:think|believe|suppose)\\b${REACH}`,
  `\\b(?:wies|weist|wiesen|weisen|zurückgewiesen)(?!\\p{L}).*(?:sagt|sei|habe|dass)(?!\\p{L})${REACH}`,
  `\\b(?:far be it from me|(?:last|least likely) (?:person|one|man|woman|people|politician)(?: on earth| alive| in the world)?) (?:to|who would(?: ever)?) ${SAYING}\\b${REACH}`,
  // “I'd be lying if I told you …”
  `\\bbe (?:an? )?(?:${settingWords('lying')})\\b(?: [\\w']+){0,2} (?:if|to)\\b(?: [\\w']+){0,3} ${SAYING}\\b${REACH}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “We will not | wait”: directly before, or with a few words between that it still governs. */
const GOVERNED = new RegExp(
  String.raw`\b(?:${NOT}|instead of|rather than)(?! only)(?: (?!(?:that|if|and|but|or|because)\b)[\w']+){0,6} ?$`,
  'u',
);
/** A negation that rather strengthens, or that belongs to a phrase of its own. */
const NO_NEGATION =
  /\b(?:not only|not just|not least|no doubt|no question|why not|or not|no matter \w+|no longer needed|without (?:doubt|question)|nothing (?:but|if not)|too (?:many|much|few|often|long|well)|far from (?:home|here|there|over|it|the|my|our|his|her|their))(?: [\w']+){0,6} ?$/u;
/** A denial of a denial: “nobody denies that”, “hard to dispute”, “it is not false to say”. */
const TWICE = new RegExp(
  String.raw`\b(?:(?:${NOT}|no|(?:${settingWords('difficult')}) to|(?:${settingWords('refusing')}) to)(?: [\w']+){0,3} (?:${DENYING_WORD}|${settingWords('untrue')}|${settingWords('refusing')}|wrong|mistaken|exaggeration)|(?:stop|stops|stopped|quit) pretending)\b(?! or\b)`,
  'u',
);

/** Where a denial begins in the words before; null for none. @param before as `wordsAround` gives them */
export function denialBefore(before: string): number | null {
  if (TWICE.test(before) || NO_NEGATION.test(before)) return null;
  const at = firstIn([...BEFORE, GOVERNED], before)?.[0] ?? null;
  return at === null || isNewClause(before.slice(at)) ? null : at;
}

/** “I don't know, | we just ran”: a single comma directly before the words begins a clause; two enclose an aside. */
function isNewClause(since: string): boolean {
  return /, ?$/u.test(since) && (since.match(/ ,/gu) ?? []).length % 2 === 1;
}

export function isDeniedTwice(words: string): boolean {
  return TWICE.test(words);
}

const ADVERB =
  '(?:simply |just |plainly |quite |all |utterly |completely |totally |patently |flatly |clearly |entirely |pure |sheer |complete |total |absolute |utter )?';
const IS = "(?:is|was|are|were|'s|'re|would be|has been|turned out to be|proved|proved to be)";
/** “is simply not true”, “is a falsehood”, “, which is untrue” */
const untrueOf = (words: string) =>
  String.raw`${IS} ${ADVERB}(?:(?:${NOT}) (?:${TRUE}|what)|(?:an? )?(?:[\w'-]+ )?${words})\b`;
const UNTRUE_OF = untrueOf(`(?:${UNTRUE}|${settingWords('absurd')}|${settingWords('unlikely')})`);
const AFTER = [
  UNTRUE_OF,
  String.raw`(?:he|she|they|i) ${NOT}(?: \w+)? ${SAYING}\b`,
  String.raw`(?:[\w' ]+,? ?)?which ${UNTRUE_OF}`,
].map((pattern) => new RegExp(`^[,—–-]* ?${pattern}`, 'u'));
/** “People think …. Nothing could be less true.”, “Nonsense.” */
const NEXT = new RegExp(
  `^(?:(?:well|no|but) ,? ?)*(?:(?:that|this|it|which|all that|nothing)(?: of that)? ?(?:${untrueOf(UNTRUE)}|could be (?:less true|further from the truth|more (?:untrue|false|wrong)))|(?:what |utter |complete |total |absolute |pure |sheer )?(?:${settingWords('untrue')}) ?[.!]|not (?:true|so) ?[.!]|/ ?s\\b|# ?(?:sarcasm|irony|not)\\b|(?:yeah|sure) ,? right\\b|(?:wrong|absurd|ridiculous) ?[.!])`,
  'u',
);

/** Where a denial ends in the words after; null for none. */
export function denialAfter(after: string): number | null {
  return firstIn(AFTER, after)?.[1] ?? null;
}

/** “The idea that | we are leaving | is for the birds”: what is made of a claim is seldom that it is true. */
export function denialOfClaim(before: string, after: string): boolean {
  return CLAIMED.test(before) && JUDGED.test(after);
}

const CLAIMED = new RegExp(
  String.raw`\b(?:the|any|this|that|every|all) (?:[\w-]+ )?(?:${settingWords('claims')}) that(?: [^\s,;:]+){0,3} ?$`,
  'u',
);
const JUDGED = new RegExp(
  String.raw`^(?: ?, ?)?(?:[^\s,;:]+ ){0,8}?(?:is|was|are|were|'s)\b(?! (?:[\w']+ )?(?:${settingWords('granted')})\b)`,
  'u',
);

/** The same of the sentence that follows. */
export function denialNext(next: string): number | null {
  return firstIn([NEXT], next)?.[1] ?? null;
}
