import { settingWords } from '../words/settings.js';
import type { Around, Words } from './around.js';
import { CARRIED_AFTER, CARRIED_BEFORE, CARRIER_NAMED, IT_READS, READS_IT } from './carried.js';
import { lastClauseStart, SAID, withoutAsides } from './cue-words.js';
import { firstIn } from './patterns.js';
import { REAL, UNREAL_AFTER, UNREAL_BEFORE, UNREAL_QUESTION, UNREAL_SENTENCE, unrealWhat } from './unreal.js';

// Whether nobody has said the words: they are imagined, or stand on a sign or in a title.

/** “I would say that”: a cautious way of saying it. */
const CAUTIOUS = new RegExp(
  String.raw`(?<!\b(?:wish|wished|wishes|only)(?: that)? )\bi(?: would|'d| might| should| could| may)(?: \w+)? (?:${settingWords('cautious')})\b`,
  'u',
);
const SHOWN = [
  /\b(?:a|the) (?:look|face|expression)(?: [\w']+){0,5} (?:like|that says|that said)[ ,:]*$/u,
  /\bcould (?:almost )?hear (?:[\w'.-]+ ){1,4}(?:say|saying|think|thinking)[ ,:]*$/u,
  new RegExp(
    `\\b(?:${settingWords('face')}) (?:when|as|at|upon|after|before|every time|each time)\\b[^:]*: ?$`,
    'u',
  ),
  /\b(?:face|eyes|look|expression|smile|shrug|silence) (?:said|says|read|reads)[ ,:]*$/u,
];

/** “would have said”, “as if to say”, a banner that reads: in the reporter's words before. Null for none. */
export function imaginedByReporter(introducing: string): number | null {
  return firstIn([...CARRIED_BEFORE, ...SHOWN], introducing)?.[0] ?? unrealIn(introducing);
}

/** Before the words, in their own voice: “I would have said | …”. */
export function imaginedBefore(before: string): number | null {
  return CAUTIOUS.test(before)
    ? null
    : (firstIn([...SHOWN, ...CARRIED_BEFORE.slice(0, 1)], before)?.[0] ?? unrealIn(before));
}

function unrealIn(words: string): number | null {
  const said = withoutAsides(words);
  const start = lastClauseStart(said);
  const clause = said.slice(start);
  const at = REAL.test(clause) ? null : (firstIn(UNREAL_BEFORE, clause)?.[0] ?? unrealWhat(clause));
  return at === null ? null : start + at;
}

/** Where it stands in the reporter's words after, as [from, to]; null for none. */
export function imaginedAfter(following: string): readonly [number, number] | null {
  const said = withoutAsides(following);
  return REAL.test(said) ? firstIn(CARRIED_AFTER, said) : firstIn([...CARRIED_AFTER, ...UNREAL_AFTER], said);
}

/** The words of the sentence before that make it so: a question what somebody would have said, a sign that bears it. */
export function imaginedEarlier({ preceding, introducing, following }: Around): Words | null {
  const [before, after] = [introducing.said, following.said];
  const isSaid = CUE.test(before) || CUE.test(after);
  const isUnreal =
    (UNREAL_QUESTION.test(preceding.said) && !isSaid) ||
    (UNREAL_SENTENCE.test(preceding.said) && isSaid) ||
    (CARRIER_NAMED.test(preceding.said) && (IT_READS.test(before) || READS_IT.test(after)));
  return isUnreal ? preceding : null;
}

const CUE = new RegExp(`\\b${SAID}\\b`, 'u');
