import { participles } from '../words/saying.js';
import { settingWords } from '../words/settings.js';
import { SAID, SAYING, START, TO_WORDS, WORD } from './cue-words.js';

// What bears words that nobody is said to have spoken: a sign, a title, a puppet, a part in a film.

const GERMAN_SAID = `(?:${participles('de').join('|')})(?!\\p{L})`;
/** A “hat”, and not “Berg hat gesagt:”. */
const CARRIER = `(?<!${GERMAN_SAID} )(?!hat (?:[^\\s,;:]+ ){0,8}?${GERMAN_SAID})(?:${settingWords('carriers')})`;
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
  String.raw`\b(?:titled|entitled|named|headlined|subtitled|captioned|inscribed|(?:under|bears?|bearing|bore|has|had|with) (?:the|a) (?:working |provisional )?(?:title|heading|headline|rubric|caption|motto|slogan))(?: with| of)?${AS_WORDS}[ ,:]*$`,
  `\\bin${WORD}{1,5}? ${FICTION}\\b(?! (?:industry|business|festival|world|school|studio|critic|director))[^.;]*\\b\\w+[ ,:]*$`,
  // “In the second act, the queen, played by Ada Berg, says”
  `\\b(?:in|during|at the end of)${WORD}{1,3}? (?:first|second|third|fourth|fifth|last|final|opening|closing|penultimate) (?:act|scene|verse|stanza)\\b.* (?:${SAID}|${SAYING})\\b[^;]*$`,
  `\\b(?:${settingWords('acting')}) (?:by|in|as)\\b.*\\b(?:character|role|${FICTION}|(?:${settingWords('parts')}))\\b.* (?:${SAID}|${SAYING})\\b[^;]*$`,
  `\\b(?:played|portrayed|voiced|impersonated) by\\b.*,${WORD}{0,8}? ${SAID}\\b[^;]*$`,
  // What somebody sums up, or never sent
  `\\b(?:${settingWords('rendering')})\\b[^;]*?(?:was|is|were|:|,) ?$`,
  `\\b(?:boil|boils|boiled|distilled|amount|amounts|amounted|reduced|whittled)(?: [^\\s,;:]+){0,2} (?:down|to)\\b[^;:]*[ ,:]*$`,
  `\\b(?:to the effect|words to that effect|along the lines of|something like|(?:in effect|effectively|essentially|basically|practically) (?:${SAID}|${SAYING})|tantamount to ${SAYING}|loosely translated|as much as to say)\\b${WORD}{0,3}[ ,:]*$`,
  `\\b(?:unsent|undelivered|unpublished|abandoned|discarded|rejected|unused|early|earlier|first) (?:draft|drafts|speech|letter|email|e-mail|manuscript|version)\\b.* (?:${SAID}|${SAYING}|${READ})\\b[^;]*$`,
  `\\bnever (?:sent|delivered|gave|given|posted|published|aired|broadcast|performed)\\b[^;]*[ ,:]*$`,
  `\\bbe like[ ,:]*$`,
  `\\b(?:chants?|chanted|chanting)(?: of| out| in unison)?[ ,:]*$`,
  `\\b${CARRIER}\\b.* (?:has|had|shows|showed|depicts|depicted) .* ${SAYING}${TO_WORDS}`,
  `\\b${EFFIGY}\\b.* (?:${SAID}|${SAYING}|${READ})${TO_WORDS}`,
].map((pattern) => new RegExp(pattern, 'u'));

export const CARRIED_AFTER = [
  `^[ ,]*(?:(?:the|these|those) words )?(?:is|was|are|were|had been|has been|have been)?${WORD}{0,2}? ?${PAINTED}\\b${WORD}{0,3}? (?:on|across|over|into|above|below|along|under|beside|in|to)${WORD}{1,5}?(?:${SURFACE}|${CARRIER})\\b`,
  `^[ ,]*(?:is|was|are|were) (?:the|how|what)${WORD}{0,6}? (?:slogan|motto|gist|essence|upshot|subtext|message|translation|chant)\\b`,
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
