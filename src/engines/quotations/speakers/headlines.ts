import type { PartyMention } from './party.js';
import type { MergedParties } from './same-party.js';
import { isCapital, isSpaced, type TextWords } from './words.js';

/** Names in headlines, bylines and the like: only those that the rest of the text has. */
export function headlineMentions(words: TextWords, { drafts, called }: MergedParties): PartyMention[] {
  const mentions: PartyMention[] = [];
  for (let at = 0; at < words.count; at += 1) {
    if (!isCapital(words, at) || words.nameless[at] === 0) continue;
    const [party, ...others] = called.get(words.lower[at] ?? '') ?? [];
    if (party === undefined || others.length > 0) continue;
    const name = drafts[party]?.words ?? [];
    const place = name.indexOf(words.lower[at] ?? '');
    let [first, last] = [at, at];
    while (first > 0 && place - (at - first) > 0 && follows(words, name, place, first - 1, at)) first -= 1;
    while (last + 1 < words.count && follows(words, name, place, last + 1, at)) last += 1;
    const isFull = name.length === last - first + 1;
    mentions.push(mentionAt(words, first, last, party, isFull ? 'full' : 'short'));
    at = last;
  }
  return withoutOverlaps(mentions);
}

/** Whether a word beside the one at `at` continues the name in which that has the given place. */
function follows(
  words: TextWords,
  name: readonly string[],
  place: number,
  beside: number,
  at: number,
): boolean {
  return (
    words.lower[beside] === name[place + beside - at] &&
    isSpaced(words, Math.min(beside, beside < at ? beside : beside - 1))
  );
}

function mentionAt(
  { starts, ends }: TextWords,
  first: number,
  last: number,
  party: number,
  form: PartyMention['form'],
): PartyMention {
  return {
    first,
    last,
    titleFirst: first,
    start: starts[first] ?? 0,
    end: ends[last] ?? 0,
    party,
    form,
    isAmbiguous: false,
  };
}

/** A given name and the surname after it both lead to the same words. */
function withoutOverlaps(mentions: readonly PartyMention[]): PartyMention[] {
  return mentions.filter((mention, at) => at === 0 || mention.start >= (mentions[at - 1]?.end ?? 0));
}
