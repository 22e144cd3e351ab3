import { settingWords } from '../words/settings.js';
import { SAID, SAYING, START, TO_WORDS, WORD } from './cue-words.js';

// What bears words that nobody is said to have spoken: a sign, a title, a puppet, a part in a film.

const CARRIER = `(?:${settingWords('carriers')})`;
const SURFACE = `(?:${settingWords('surfaces')})`;
const READ = `(?:${settingWords('carrying')})`;
const PAINTED = `(?:${settingWords('painted')})`;
const FICTION = `(?:${settingWords('fiction')})`;
/** “the puppet of Voss”, “a video made by a computer” */
const EFFIGY = `(?:${settingWords('effigies')}|(?:computer|machine|ai|artificially) ?-? ?(?:generated|made)|computer (?:program|programme|model)|artificial intelligence|dressed as|playing the part of|doing an impression of|impression of|(?:${settingWords('imitating')}))`;
const AS_WORDS = '(?: the (?:words?|slogan|phrase|message|legend))?';

export const CARRIED_BEFORE = [
  `\\b${CARRIER}\\b(?: [^\\s.,;:—–]+){0,8}? (?<!by )${READ}(?: with)?${AS_WORDS}${WORD}{0,3}[ ,:]*$`,
  `\\b(?:${CARRIER}|${SURFACE})\\b${WORD}{0,4} with the (?:words?|slogan|message)[ ,:]*$`,
  `\\b${CARRIER}(?: (?!${SAID}\\b)[^\\s,;:]+){0,8}? ?:[ ]?$`,
  `\\b${SURFACE}\\b${WORD}{0,6} ${PAINTED}\\b${WORD}{0,5}[ ,:]*$`,
  `\\b${PAINTED}\\b${WORD}{0,4} ${SURFACE}\\b[ ,:]*$`,
  String.raw`\b(?:titled|entitled|named|headlined|subtitled|captioned|inscribed)(?: with)?${AS_WORDS}[ ,:]*$`,
  `\\bin${WORD}{1,5}? ${FICTION}\\b(?! (?:industry|business|festival|world|school|studio|critic|director))[^.;]*\\b\\w+[ ,:]*$`,
  `\\b${CARRIER}\\b.* (?:has|had|shows|showed|depicts|depicted) .* ${SAYING}${TO_WORDS}`,
  `\\b${EFFIGY}\\b.* (?:${SAID}|${SAYING}|${READ})${TO_WORDS}`,
].map((pattern) => new RegExp(pattern, 'u'));

export const CARRIED_AFTER = [
  `${START}${WORD}{0,4}?(?: |^)(?:${CARRIER}|${EFFIGY})\\b${WORD}{0,5}? (?:${READ}|${SAID})\\b`,
  `^[ ,]*(?:reads?|says?|said|ran|runs|proclaimed|proclaims|declared) (?:the|an?|one|his|her|their|its)${WORD}{0,3}? (?:${CARRIER}|${EFFIGY})\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** In the sentence before: “A bubble has been drawn on the poster.” */
export const CARRIER_NAMED = new RegExp(`\\b(?:${CARRIER}|${SURFACE}|${EFFIGY})\\b`, 'u');
/** “It says:”, “One read:” */
export const IT_READS = new RegExp(
  `^(?:it|one|another|they|these|this|that|some|others)${WORD}{0,2}? (?:${READ}|read|reads|squeaks?|squeaked)${WORD}{0,3}[ ,:]*$`,
  'u',
);
export const READS_IT = new RegExp(
  `^[ ,]*(?:it|one|another|they) (?:${READ}|${SAID}|squeaks|squeaked)\\b`,
  'u',
);
