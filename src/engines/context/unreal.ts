import { patternOf } from '../words/lists.js';
import { participles } from '../words/saying.js';
import { settingWords } from '../words/settings.js';
import { HAVE_SAID, SAID, SAY, SAYING, START, TO_WORDS, WORD } from './cue-words.js';

// What makes of a verb of saying one that nobody has done: “would have said”, “longed to say”, “in her head she told”.

const MODAL = `(?:${settingWords('modals')}|'d)`;
/** “would only say”, “would later tell”: what somebody did say. */
const DID =
  '(?:only|later|soon|subsequently|afterwards?|eventually|not|again|still|often|sometimes|usually|go on)';
const WOULD = `\\b${MODAL}(?! ${DID}\\b)(?:${WORD}{0,2}? (?:have )?(?:be ${SAYING}|(?<=have )${HAVE_SAID}|(?<!have )${SAY})|${WORD}{1,6}? and(?: then)? ${SAY}| have${WORD}{1,6}? and(?: then)? ${HAVE_SAID})\\b`;
/** “hätte gesagt”, “würde sagen” */
const GERMAN = `(?<!\\p{L})(?:hätten?\\b.* (?:${patternOf(participles('de'))})|würden? .*(?:sagen|antworten|schreiben|rufen))`;
const MIND = String.raw`\b(?:in|inside|to) (?:my|his|her|their|our|your|one's|the [^\s,;:]+'s) (?:own )?(?:${settingWords('minds')}|mind's eye)\b`;
const WISHING = `\\b(?:${settingWords('wishing')}|long(?:s|ed|ing)? (?:for|to)|wait(?:s|ed|ing)? (?:for|to hear))\\b`;
const NOT_AND = '(?:(?! (?:and|but) ).)*?';
const TO_SAY = `\\b(?:(?:${settingWords('intending')})${WORD}{0,4}? to|(?:${settingWords('seeming')}|(?:was|were) (?:about|going)) to|as (?:if|though) to|had better|could just hear|can just hear) (?:be ${SAYING}|have ${HAVE_SAID}|${SAY})\\b`;
const NEARLY = `\\b(?:almost|nearly|all but|half|as good as) ${HAVE_SAID}\\b|\\b(?:close to|point of|short of|verge of) ${SAYING}\\b`;

/** Verbs with what makes them unreal, whatever stands after them. */
const OPERATORS = [WOULD, TO_SAY, NEARLY, GERMAN];

/** In the clause that brings in the words. */
export const UNREAL_BEFORE = [
  ...OPERATORS.map((operator) => `${operator}${TO_WORDS}`),
  `${WISHING}${NOT_AND} (?:${SAID}|${SAY}|${SAYING})${TO_WORDS}`,
  // “I long for the day on which the mayor rises and says”
  `\\b(?:i|we|one|us) (?:\\w+ )?${WISHING}.* (?:${SAID}|${SAY}|${SAYING})${TO_WORDS}`,
  `\\b(?:${settingWords('imagining')}|what if|let's say|say that)\\b.* (?:${SAID}|${SAY}|${SAYING})${TO_WORDS}`,
  `${MIND}.* (?:${SAID}|${SAY}|${SAYING})${TO_WORDS}`,
  `${MIND} ?[:,] ?$`,
  // “I would have paid to hear Voss say”
  `\\b${MODAL}\\b.* to (?:hear|see|have) .* ${SAY}${TO_WORDS}`,
  `\\bas (?:if|though)\\b.* (?:${SAY}|${SAYING})${TO_WORDS}`,
].map((pattern) => new RegExp(pattern, 'u'));

const WHAT = /\bwhat\b.* (?:is|was|were) ?[,:]? ?$/u;
const OF_WHAT = [TO_SAY, WOULD].map((operator) => new RegExp(operator, 'u'));

/** Where “what he ought to have written, and did not, was” begins; null for none. */
export function unrealWhat(clause: string): number | null {
  const found = WHAT.exec(clause);
  return found !== null && OF_WHAT.some((pattern) => pattern.test(found[0])) ? found.index : null;
}

/** “It was all he could say”, “he could be heard saying” */
export const REAL =
  /\b(?:all|best|most|worst|least|only|thing|what) (?:\S+ ){1,3}(?:could|would|can)\b|\bcould be (?:heard|seen)\b|\b(?:could|would|might) say (?:only|no more|little|this|just)\b/u;

/** “…,” Voss would have said; “…,” she told them in her head; “…” is what he should have said. */
export const UNREAL_AFTER = [
  `${START}${WORD}{0,8}?(?: |^)(?:${OPERATORS.join('|')})`,
  `${START}${WORD}{0,8}? ${SAID}${WORD}{0,4}? ${MIND}`,
  `^[ ,]*(?:is|was|were) what${WORD}{1,6}? (?:${settingWords('intending')})\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “What would Voss have made of it?”, before words that nobody is said to have spoken. */
export const UNREAL_QUESTION = new RegExp(
  `\\b${MODAL}${WORD}{1,6}? (?:have )?(?:made of|make of|thought|think|${HAVE_SAID}|${SAY})\\b[^?]*\\? ?$`,
  'u',
);
/** “In her head, Voss answered the judge.” */
export const UNREAL_SENTENCE = new RegExp(
  `${MIND}.*\\b(?:${SAID}|${SAY}|${SAYING})\\b|\\b(?:rehears(?:es|ed|ing)|practi[sc](?:es|ed|ing)) (?:it|this|that|them|(?:the|his|her|their) (?:speech|words|lines?|sentence|farewell|answer|apology))\\b`,
  'u',
);
