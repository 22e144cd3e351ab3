import { SPEECH_VERBS } from '../../words/saying.js';
import type { ReadText } from '../tagger/read.js';
import type { Passage } from '../tagger/units.js';
import type { Draft } from './drafts.js';

// Decides last what is no quotation, from what the text shows and never from its length.

/** A fragment without a cue needs more evidence than one with a cue; see the weights of the signs. */
const MAX_FRAGMENT_SCORE = -2;
/** “You look at the crowds and think: ‘They love me’”: nobody who is quoted by another. */
const NOBODY_ELSE = /^(?:I|we|you)$/i;

/** Of an English text: the signs are those of English words. */
export function keptOf({ tokens: { text }, passages }: ReadText, drafts: readonly Draft[]): Draft[] {
  const byStart = new Map(passages.map((passage) => [passage.outer[0], passage]));
  return drafts.filter((draft) => {
    const passage = byStart.get(draft.spans[0]?.[0] ?? -1);
    if (isRunTogether(text, draft) || isSourceOnly(text, draft) || isRequest(text, draft)) return false;
    if (isOneConjunction(text, draft)) return false;
    return passage === undefined || !(isThought(text, passage, draft) || isTerm(text, passage, draft));
  });
}

/** “has refused to Berg claims that …”: two sentences without a mark between; no name follows the “to” of a verb. */
function isRunTogether(text: string, { spans: [first] }: Draft): boolean {
  const [start = 0] = first ?? [];
  const [, verb = ''] = RUN_TOGETHER.exec(text.slice(start, start + 80)) ?? [];
  return SPEECH_VERBS.has(verb) && !verb.endsWith('ing');
}

/** “Berg said, according to the Courier”: the words after “according” are a source and nothing that was said. */
function isSourceOnly(text: string, { spans: [first], cue }: Draft): boolean {
  const [start = 0] = first ?? [];
  return cue !== null && text.slice(...cue).toLowerCase() === 'according' && text.startsWith('to ', start);
}

const RUN_TOGETHER = /^to (?:\p{Lu}[\p{L}.’'-]* ){1,3}(\p{Ll}+) /u;

/** “Berg said he knew that, according to Lind”: the word alone is nothing that Lind said. */
function isOneConjunction(text: string, { spans }: Draft): boolean {
  return spans.every((span) => CONJUNCTION.test(text.slice(...span)));
}

const CONJUNCTION = /^(?:that|whether|if|how|why)$/;

/** “did not respond to a request for comment”: nothing was said. */
function isRequest(text: string, { spans: [first], cue }: Draft): boolean {
  const [start = 0] = first ?? [];
  return cue !== null && REQUEST.test(text.slice(start, start + 60)) && REPLY.test(text.slice(...cue));
}

const REQUEST =
  /^(?:to )?(?:an? |the |its |their |our )?(?:\p{Ll}+ )?(?:requests?|calls?|messages?|e-?mails?|questions?|inquir(?:y|ies)) (?:for|seeking|from|about|sent|on)\b/u;
const REPLY = /\b(?:respond|reply|return|answer|acknowledge|comment)/;

/** Marks within marks whose words nobody else is said to have spoken. */
function isThought(text: string, { level }: Passage, { speaker }: Draft): boolean {
  return level > 1 && (speaker === null || NOBODY_ELSE.test(text.slice(...speaker)));
}

/** Words that the writer keeps at a distance: lower-case, without a cue, and without a sign of speech. */
function isTerm(text: string, { outer, score }: Passage, { cue, origin }: Draft): boolean {
  if (cue !== null || origin === 'label' || origin === 'signature' || origin === 'nearest') return false;
  return score > MAX_FRAGMENT_SCORE && /^\P{L}*\p{Ll}/u.test(text.slice(outer[0], outer[0] + 20));
}
