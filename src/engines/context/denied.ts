import { PLAIN_CONJUNCTION } from '../words/meaning.js';
import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether words are denied by those before or after them, in their own sentence or in the reporter's.

const NOT = String.raw`(?:${settingWords('negations')}|\w+n't|'t|no one|at no (?:point|time|stage)|in no way|far from)`;
const SAYING = `(?:${settingWords('saying')}|${settingWords('telling')}|see|ask)`;
const TRUE = `(?:${settingWords('affirmable')}|the case)`;
const UNTRUE = `(?:${settingWords('untrue')}|no truth)`;
const DENYING = `(?:${settingWords('denying')}|${settingWords('doubting')})`;
/** What a denial before it does not reach. */
const REACH = `(?:(?! ?(?:[;:—–]|, (?:and|but|or|so|yet)|${PLAIN_CONJUNCTION}) )[^;])*$`;

const GERUND = '(?:saying|claiming|telling|calling|promising|admitting)';

const BEFORE = [
  // “It is not true that …”, “Nobody can say …”, “I don't think …”
  `\\b${NOT}(?: [\\w']+){0,2} ${TRUE} (?:that|to ${SAYING})\\b${REACH}`,
  `\\b${UNTRUE} (?:that|to ${SAYING}|in (?:the )?\\w+ that)\\b${REACH}`,
  `\\b${NOT}(?: (?!that\\b)[\\w']+){0,8} ${SAYING}(?: (?:that|to \\w+|him|her|them|you|us|me|anyone|anybody))*\\b${REACH}`,
  `\\b${DENYING}\\b(?: [\\w']+){0,6} ?$`,
  `\\b${DENYING}\\b(?: [\\w']+){0,4} (?:that|having \\w+|saying)\\b${REACH}`,
  `\\b(?:${settingWords('refusing')}) to ${SAYING}\\b${REACH}`,
  `\\b(?:${settingWords('dismissing')})\\b[^;]* (?:${settingWords('rumours')}) that\\b${REACH}`,
  `\\b${NOT} (?:go|going) (?:so|as|that) far(?: [^\\s,;]+){0,3} (?:say|saying|call|calling|claim|claiming)\\b${REACH}`,
  `\\b(?:have|has|had|having|got|gets) (?:me|him|her|us|them) ${GERUND} (?:that\\b)?${REACH}`,
  `\\b(?:mistake|stretch|exaggeration|overstatement|simplification|inaccurate|mistaken) to ${SAYING}\\b${REACH}`,
  `\\b(?:deluded|crazy|mad|foolish|wrong) to (?:think|believe|suppose)\\b${REACH}`,
  `\\b(?:wies|weist|wiesen|weisen|zurückgewiesen)(?!\\p{L}).*(?:sagt|sei|habe|dass)(?!\\p{L})${REACH}`,
  `\\bfar be it from me to ${SAYING}\\b${REACH}`,
  // “I'd be lying if I told you …”
  `\\bbe (?:an? )?(?:${settingWords('lying')})\\b(?: [\\w']+){0,2} (?:if|to)\\b(?: [\\w']+){0,3} ${SAYING}\\b${REACH}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “We will not | wait”: directly before, or with a few words between that it still governs. */
const GOVERNED = new RegExp(
  String.raw`\b${NOT}(?! only)(?: (?!(?:that|if|and|but|or|because)\b)[\w']+){0,6} ?$`,
  'u',
);
/** A negation that rather strengthens, or that belongs to a phrase of its own. */
const NO_NEGATION =
  /\b(?:not only|not just|not least|no doubt|no question|why not|or not|no matter \w+|no longer needed|without (?:doubt|question))(?: [\w']+){0,6} ?$/u;
/** A denial of a denial: “nobody denies that”, “I do not doubt that”, “it is not false to say”. */
const TWICE = new RegExp(
  String.raw`\b${NOT}(?: [\w']+){0,3} (?:${DENYING}|${settingWords('untrue')}|${settingWords('refusing')})\b(?! or\b)`,
  'u',
);

/** Where a denial begins in the words before; null for none. @param before as `wordsAround` gives them */
export function denialBefore(before: string): number | null {
  if (TWICE.test(before) || NO_NEGATION.test(before)) return null;
  return firstIn([...BEFORE, GOVERNED], before)?.[0] ?? null;
}

/** “is simply not true”, “is a falsehood”, “, which is untrue” */
const UNTRUE_OF = String.raw`(?:is|was|are|were|'s|would be) (?:simply |just |plainly |quite |all |utterly |completely )?(?:(?:${NOT}) (?:${TRUE}|what)|(?:an? )?(?:[\w'-]+ )?${UNTRUE})\b`;
const AFTER = new RegExp(
  String.raw`^[,—–-]* ?(?:${UNTRUE_OF}|(?:he|she|they|i) ${NOT}(?: \w+)? ${SAYING}\b|(?:[\w' ]+,? ?)?which ${UNTRUE_OF})`,
  'u',
);
/** “People think …. Nothing could be less true.” */
const NEXT = new RegExp(
  `^(?:(?:well|no|but) ,? ?)*(?:that|this|it|which|all that|nothing)(?: of that)? ?(?:${UNTRUE_OF}|could be (?:less true|further from the truth|more (?:untrue|false|wrong)))`,
  'u',
);

/** Where a denial ends in the words after; null for none. */
export function denialAfter(after: string): number | null {
  return firstIn([AFTER], after)?.[1] ?? null;
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

const CUE = `(?:${settingWords('saying')}|${settingWords('telling')}|${settingWords('judging')}|utter|uttered|speak|spoke|spoken|refer|referred|compare|compared|threaten|threatened|post|posted)`;
const USE = '(?:use|used|make|made)';
const CLAIM = `(?:${settingWords('claims')})`;
const FRAMED = [
  `\\b${DENYING}\\b`,
  `\\b${NOT}(?: [\\w']+){0,5} ${CUE}(?: [^\\s,;:]+){0,8}[ ,:.]*$`,
  `\\b${NOT}(?: [\\w']+){0,5} ${USE}(?: [\\w']+){0,4}[ ,:.]*$`,
  `\\b(?:${CUE}|${USE}) no (?:such|\\w+ such) (?:thing|words?|phrase|remark|statement|post|sentence)\\b`,
  `\\b(?:${settingWords('judging')})(?: [^\\s,;:]+){0,4}? ${CLAIM}\\b[^,;:]*$`,
  `\\b(?:falsely|wrongly|wrongfully|mistakenly|incorrectly) (?:\\w+ )?(?:attributed|quoted|reported|credited|claimed|said)\\b`,
  `\\b(?:misquoted|misquotes|deepfake|made-up|made up)\\b`,
  `\\b(?:${settingWords('forged')})\\b(?: [\\w'-]+){0,2} (?:${settingWords('documents')})\\b`,
  `\\b(?:is|was|are|were) (?:an? )?(?:[\\w'-]+ )?${UNTRUE}\\b`,
  `\\b(?:${settingWords('dismissing')})\\b[^;]* (?:${settingWords('rumours')}) that(?: [^\\s,;:]+){0,8} ?$`,

  `\\b(?:${settingWords('refusing')}) to ${SAYING}\\b`,
  `\\b(?:${settingWords('ironic')})\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * Where the reporter's words around a quotation deny it, as [from, to]: “denied having said”, “never said”, “said
 * sarcastically”. Null for none.
 * @param clause those that have the verb of saying
 */
export function denialByReporter(clause: string): readonly [number, number] | null {
  return TWICE.test(clause) ? null : firstIn(FRAMED, clause);
}

/** Where “at no point in the five hours, …, did Voss say” begins; null for none. @param introducing in several clauses */
export function denialBeforeAll(introducing: string): number | null {
  return firstIn([AT_NO_POINT], introducing)?.[0] ?? null;
}

const AT_NO_POINT = new RegExp(
  `^(?:at no (?:point|time|stage)|never|nowhere|not once)\\b.*\\b(?:did|has|had|have|was|were|would)\\b.*${CUE}[ ,:]*$`,
  'u',
);

/** Where “these words were never spoken by him”, “he did not say this” ends; null for none. */
export function denialOfWords(following: string): number | null {
  return firstIn([UNSAID], following)?.[1] ?? null;
}

const UNSAID =
  /\b(?:is|was|are|were) (?:never|not) (?:actually |really )?(?:said|spoken|uttered|written)\b|\b(?:he|she|they) (?:never|did not|didn't) (?:actually |really )?(?:say|said|write|wrote|utter|uttered) (?:it|that|this|them|these words|those words|any such thing|anything of the (?:kind|sort))\b|\b(?:said|wrote|saying|says) (?:nothing of the (?:kind|sort)|no such thing)\b|^[ ,]*(?:is|was|are|were) (?:\w+ )?(?:invented|fabricated|fake|faked|bogus|forged|made up|false|spurious|a hoax|a fabrication|an invention)\b|\bkein wort (?:wahr|gesagt)|\brien dit de tel/u;
