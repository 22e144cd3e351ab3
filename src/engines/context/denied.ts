import { PLAIN_CONJUNCTION } from '../words/meaning.js';
import { settingWords } from '../words/settings.js';

// Whether words are denied by those before or after them, in their own sentence or in the reporter's.

const NOT = String.raw`(?:${settingWords('negations')}|\w+n't|'t|no one)`;
const SAYING = `(?:${settingWords('saying')})`;
const TRUE = `(?:${settingWords('affirmable')}|the case)`;
const UNTRUE = `(?:${settingWords('untrue')}|no truth)`;
const DENYING = `(?:${settingWords('denying')}|${settingWords('doubting')})`;
/** What a denial before it does not reach. */
const REACH = `(?:(?! ?(?:[;:—–]|, (?:and|but|or|so|yet)|${PLAIN_CONJUNCTION}) )[^;])*$`;

const BEFORE = [
  // “It is not true that …”, “Nobody can say …”, “I don't think …”
  `\\b${NOT}(?: [\\w']+){0,2} ${TRUE} (?:that|to ${SAYING})\\b${REACH}`,
  `\\b${UNTRUE} (?:that|to ${SAYING}|in (?:the )?\\w+ that)\\b${REACH}`,
  `\\b${NOT}(?: [\\w']+){0,4} ${SAYING}(?: (?:that|to \\w+|him|her|them|you|us|me|anyone|anybody))*\\b${REACH}`,
  `\\b${DENYING}\\b(?: [\\w']+){0,6} ?$`,
  `\\b${DENYING}\\b(?: [\\w']+){0,4} (?:that|having \\w+|saying)\\b${REACH}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “We will not | wait”: directly before, or with a few words between that it still governs. */
const GOVERNED = new RegExp(
  String.raw`\b${NOT}(?! only)(?: (?!(?:that|if|and|but|or|because)\b)[\w']+){0,6} ?$`,
  'u',
);
/** A negation that rather strengthens, or that belongs to a phrase of its own. */
const NO_NEGATION =
  /\b(?:not only|not just|not least|no doubt|why not|or not|no matter \w+|no longer needed|without (?:doubt|question))(?: [\w']+){0,6} ?$/u;

const AFTER = new RegExp(
  String.raw`^[,—–-]* ?(?:(?:is|was|are|were) (?:simply |just |plainly |quite )?(?:(?:${NOT}) (?:${TRUE}|what)|(?:an? )?${UNTRUE})\b|(?:he|she|they|i) ${NOT}(?: \w+)? ${SAYING}\b)`,
  'u',
);

/** A denial of a denial: “nobody denies that”, “I do not doubt that”. */
const TWICE = new RegExp(String.raw`\b${NOT}(?: [\w']+){0,3} ${DENYING}\b`, 'u');

/** @param before the words before, in lower case, as `wordsAround` gives them */
export function isDeniedBefore(before: string): boolean {
  if (TWICE.test(before) || NO_NEGATION.test(before)) return false;
  return BEFORE.some((pattern) => pattern.test(before)) || GOVERNED.test(before);
}

export function isDeniedAfter(after: string): boolean {
  return AFTER.test(after);
}

const CUE = `(?:${settingWords('saying')}|${settingWords('telling')}|uttered|spoke|spoken|used|called|made)`;
const FRAMED = [
  `\\b${DENYING}\\b`,
  `\\b${NOT}(?: [\\w']+){0,3} ${CUE}\\b`,
  `\\b(?:falsely|wrongly|wrongfully|mistakenly|incorrectly) (?:\\w+ )?(?:attributed|quoted|reported|credited|claimed|said)\\b`,
  `\\b(?:fabricated|invented|misquoted|made-up|made up|doctored|fake|faked|deepfake|hoax|spoof|parody)\\b`,
  `\\b(?:is|was|are|were) ${UNTRUE}\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * The reporter's words around a quotation: “denied having said”, “never said”.
 * @param clause those that have the verb of saying
 */
export function isDeniedByReporter(clause: string): boolean {
  return !TWICE.test(clause) && FRAMED.some((pattern) => pattern.test(clause));
}
