import type { Span } from '../text/span.js';
import { patternOf } from '../words/lists.js';
import {
  BODY_WORDS,
  DAYS_AND_MONTHS,
  OUTLET_WORDS,
  PLURAL_NOUNS,
  PREPOSITIONS,
  ROLES,
} from '../words/naming.js';
import { participles } from '../words/saying.js';
import { settingWords } from '../words/settings.js';
import { type Around, spanIn, type Words } from './around.js';
import { HAVE_SAID, lastClauseStart, SAID } from './cue-words.js';
import { fullNamesIn } from './head-name.js';

// Words that a reporter passes on as somebody's account, or as talk: “by Berg's account, Lind told her”, “rumour has it”.

const SAYS = `(?:${settingWords('telling')}|${settingWords('recalling')}|swears|swore|reports|reported|alleges|alleged|says|tells|relates|related)`;
const ACCOUNT = `(?:${settingWords('accounts')})`;
const IT = '(?:it|this|the (?:story|tale))';

/** Who tells it, in group 1; somebody speaks in what follows. */
const TOLD_BY = [
  `\\baccording to ([^,;:]+?) , (?=.*\\b(?:${SAID}|(?:had|has|was|is|were)\\b.*\\b(?:to say|${settingWords('sayings')}))\\b)`,
  `\\b(?:by|in|on) ((?:[^\\s,;:]+ ){0,4}?[^\\s,;:]+)(?:'s?|s') (?:own )?${ACCOUNT}\\b[^,;:]*,? (?=.*\\b${SAID}\\b)`,
  `\\bas ((?:[^\\s,;:]+ ){1,5}?)(?:tells|told|tell|remembers|remembered|recalls|recalled|recounts|recounted|has|had|heard|(?:used|likes|liked|loves|loved) to tell|would tell) ${IT} , (?=.*\\b${SAID}\\b)`,
  // “What Berg remembers best of Lind is her verdict on it: |”
  `^(?:what |and |but )?((?:[^\\s,;:]+ ){1,4}?)(?:remembers|remembered|recalls|recalled|recollects|recollected) (?=.*(?:\\b(?:his|her|their)|'s?) (?:[^\\s,;:]+ )?(?:${settingWords('sayings')})\\b.*[:,] ?$)`,
  `\\bif ([^,;:]+?) (?:is|are|was|were|can be|may be) (?:to be )?believed , (?=.*\\b${SAID}\\b)`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “Lind, Berg recalled, came to her and said” */
const TOLD_IN_ASIDE = new RegExp(
  `^([^,;:]+) , ((?:[^\\s,;:]+ ){1,4}?)${SAYS}(?: [^\\s,;:]+){0,3}? , (?=.*\\b${SAID}\\b)`,
  'u',
);
/** “…,” Lind said, according to Berg. */
const TOLD_AFTER = [
  `\\b${SAID}\\b.*,? (?:according to|by the account of|as told by|in the words of) ([^,;:.]+)`,
  `\\b${SAID}(?: [^\\s,;:]+){0,3}? ,(?: as)? ((?:[^\\s,;:]+ ){1,4}?)(?:recalls|recalled|remembers|remembered|claims|claimed|swears|swore|recounts|recounted|alleges|alleged|testified)\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Lind said “…”, according to Berg. */
const ACCORDING = /^[ ,]*according to ([^,;:.]+)/u;
const CUE = new RegExp(`\\b${SAID}\\b`, 'u');

const RUMOURED = `(?:${settingWords('rumoured')})`;
const MOOD = `(?<!\\p{L})(?:(?:aurait|auraient) (?:\\S+ ){0,2}?(?:${patternOf(participles('fr'))})|(?:habría|habrían) (?:${patternOf(participles('es'))})|soll(?:en)? .*(?:${patternOf(participles('de'))}) haben|(?<!ich )habe .*(?:${patternOf(participles('de'))}))(?!\\p{L})`;
const TALK = [
  `\\b(?:${settingWords('rumour')})(?: now| long)? (?:has it|had it|goes|went|is that|was that)\\b`,
  `\\bit (?:is|was|has been) ${RUMOURED} that\\b`,
  `\\b(?:is|was|are|were|has been|have been) (?:\\S+ )?${RUMOURED} to have (?:once |then |also )?${HAVE_SAID}\\b`,
  `\\b(?:${settingWords('unconfirmed')}) (?:also |once |then |later )?(?:${SAID}|${HAVE_SAID})\\b`,
  `\\b${SAID} ,? ?(?:${settingWords('unconfirmed')})\\b`,
  MOOD,
];
/** “Rumour has it that Lind said”, “Lind is said to have told”, “Lind reportedly said” */
const TALKED = new RegExp(TALK.join('|'), 'u');

export interface SecondHand {
  readonly because: Span;
  /** Who tells it; null for a rumour. */
  readonly teller: Span | null;
  /** Who spoke, where that is the subject of the reporter's clause around it. */
  readonly speaker?: Span;
}

/** What makes the reporter's sentence around a quotation a report of somebody's account; null where nothing does. */
export function secondHand(text: string, { introducing, following }: Around): SecondHand | null {
  return (
    toldIn(text, introducing, TOLD_BY) ??
    toldInAside(text, introducing) ??
    toldIn(text, following, TOLD_AFTER) ??
    (CUE.test(introducing.said) ? toldIn(text, following, [ACCORDING]) : null) ??
    talkIn(introducing, lastClauseStart(introducing.said)) ??
    talkIn(following, 0)
  );
}

function toldIn(text: string, words: Words, patterns: readonly RegExp[]): SecondHand | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words.said);
    const teller = found === null ? null : groupIn(words, found, 1);
    const because = found && spanIn(words, found.index, found.index + found[0].trimEnd().length);
    if (teller !== null && because !== null && (isSomebody(text.slice(...teller)) || isCalled(text, teller)))
      return { because, teller };
  }
  return null;
}

function toldInAside(text: string, words: Words): SecondHand | null {
  const found = TOLD_IN_ASIDE.exec(words.said);
  if (found === null) return null;
  const [speaker, teller] = [groupIn(words, found, 1), groupIn(words, found, 2)];
  if (speaker === null || teller === null) return null;
  const isNamed = text
    .slice(...speaker)
    .split(/\s+/u)
    .every((word) => /^\p{Lu}/u.test(word) && !isNoPerson(word.toLowerCase()));
  return isNamed && isSomebody(text.slice(...teller))
    ? { because: [speaker[0], teller[1]], teller, speaker }
    : null;
}

function talkIn(words: Words, from: number): SecondHand | null {
  const found = TALKED.exec(words.said.slice(from));
  const start = from + (found?.index ?? 0);
  const because = found && spanIn(words, start, start + found[0].length);
  return because && { because, teller: null };
}

function groupIn(words: Words, found: RegExpExecArray, group: number): Span | null {
  const own = (found[group] ?? '').trimEnd();
  const at = found.index + found[0].indexOf(own);
  return own === '' ? null : spanIn(words, at, at + own.length);
}

/** A person or several, and no outlet, body or document: those the reporter relays. */
function isSomebody(teller: string): boolean {
  const words = teller.split(/\s+/u).map((word) => word.replace(/[’']s$/u, ''));
  const folded = words.map((word) => word.toLowerCase());
  if (folded.some((word) => OUTLET_WORDS.has(word) || DOCUMENTS.has(word))) return false;
  if (fullNamesIn(teller).length > 0 || folded.some((word) => ROLES.has(word) || PLURAL_NOUNS.has(word)))
    return true;
  const last = words.at(-1) ?? '';
  return /^\p{Lu}/u.test(words[0] ?? '') && /^\p{Lu}/u.test(last) && !isNoPerson(last.toLowerCase());
}

/** “the cellmate, Ada Berg,” */
function isCalled(text: string, [, end]: Span): boolean {
  const [first] = fullNamesIn(text.slice(end, end + MAX_NAME_UTF16));
  return /^, \p{Lu}/u.test(text.slice(end, end + 3)) && first?.[0] === 2;
}

const MAX_NAME_UTF16 = 40;

function isNoPerson(word: string): boolean {
  return BODY_WORDS.has(word) || PREPOSITIONS.has(word) || DAYS_AND_MONTHS.has(word);
}

const DOCUMENTS = new Set(settingWords('documents').split('|'));
