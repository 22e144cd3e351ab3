import { SHORT_IN_NAMES } from '../../words/abbreviations.js';

// The words of a credit that owns the quotation beside it.

const STARTERS =
  'In|And|But|After|Before|With|Without|Under|To|From|As|For|On|At|By|Of|Even|While|When|What|Though|Although|Since|Despite|Using|Quoting|Citing|Echoing|Following|Like|Unlike|If|Where|Because|Yet|So|Then|His|Her|Its|Their|Our|My|It|He|She|They|We|I|This|That|These|Those';
const WORD = String.raw`(?:(?:${SHORT_IN_NAMES}|\p{Lu})\.|\p{Lu}[\p{L}\p{M}-]*(?:[’'](?!s(?!\p{L}))\p{L}+)?)`;
const PARTICLES = 'of|the|de|da|del|della|di|do|dos|van|von|der|den|bin|ibn|al|el|la|le|abu';

/** A name with titles and particles: “European Commission President Ursula von der Leyen”. As a pattern. */
export const NAME = `(?!(?:${STARTERS})(?!\\p{L}))${WORD}(?: (?:(?:${PARTICLES}) ){0,3}${WORD}){0,6}`;

/** Nouns for how something is worded. */
export const WORDINGS =
  'formula|formulation|phrase|catchphrase|slogan|motto|mantra|maxim|dictum|refrain|line|one-liner|soundbite|expression|wording|term|quip';
/** Nouns for what somebody stands for. */
export const PROGRAMMES =
  'doctrine|promise|pledge|vow|plan|policy|strategy|approach|vision|agenda|concept|theory|principle|initiative|offer|programme|program|pitch';
/** Nouns that take what was said. */
export const PROMISES =
  'promise|pledge|vow|call|demand|warning|threat|claim|boast|talk|offer|appeal|assurance|assertion|insistence|description|prediction|vision';

const EVALUATING =
  /(?:ous|ful|less|\p{L}{3}[ai]ble|ish|ive|[ai]c|al|ing|ed|est|er|ary)$|^(?:false|wrong|stupid|bad|unfair|absurd|bizarre|cruel|insane|mad|crazy|dead|weak|empty|secret|so|very|too)$/u;

/** Whether words in marks may be what others say of it: “Berg’s “disastrous” plan”. */
export function isEvaluation(words: readonly string[]): boolean {
  const last = words.at(-1)?.toLowerCase() ?? '';
  return words.length < 2 || EVALUATING.test(last);
}
