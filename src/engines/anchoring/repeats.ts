import { contextLikeness, foldedWords, type Place } from './places.js';
import { selectorAt } from './selector.js';
import { areTwoSpeakers } from './speaker.js';

// Words that an old text has in several places: which of them stand where in a newer text, and which went missing.

/** Words in more places than this are told apart by what was noted round them alone. */
const MOST = 24;
/** What has to bear out that a place is the same as an old one; 1 is all of the words round it, or those before it. */
const LEAST = 0.4;
/** What stands right before and right after counts by so many words; who speaks is mostly told before. */
const NEXT = 3;
const BEFORE = 1;
const AFTER = 0.5;
/** And that the rest of its sentence is the same: what follows a deleted passage then stands behind it by chance. */
const SENTENCE = 1;
const ENDS = /[\n\r.!?…]/u;
const REACH = 160;

export interface PlacesIn {
  readonly text: string;
  readonly places: readonly Place[];
}

/** Whether the old text has the words in so few places, more than one, that they can be told apart. */
export function canBePaired(old: PlacesIn, now: PlacesIn): boolean {
  return old.places.length > 1 && old.places.length <= MOST && now.places.length <= MOST;
}

/** Where the words of one of the old places stand now; null where that one went missing and others stayed. */
export function pairedWith(own: Place, old: PlacesIn, now: PlacesIn): Place | null {
  const pairs = old.places.flatMap((from, i) =>
    now.places.map((to, j) => ({
      from,
      to,
      bears: bearsOut(from, old.text, to, now.text),
      off: Math.abs(i - j),
    })),
  );
  const taken = new Set<Place>();
  // Those that are borne out best first; of equal ones those whose order is the same.
  pairs.sort((one, other) => other.bears - one.bears || one.off - other.off);
  for (const { from, to, bears } of pairs) {
    if (bears < LEAST || taken.has(from) || taken.has(to)) continue;
    if (from.start === own.start) return to;
    taken.add(from).add(to);
  }
  return null;
}

function bearsOut(from: Place, old: string, to: Place, now: string): number {
  const context = selectorAt(old, from.start, from.end);
  if (areTwoSpeakers({ text: old, start: from.start }, { text: now, start: to.start })) return 0;
  const there = selectorAt(now, to.start, to.end);
  const before = nextAlike(wordsOf(context.prefix).reverse(), wordsOf(there.prefix).reverse());
  const after = nextAlike(wordsOf(context.suffix), wordsOf(there.suffix));
  const whole = sentenceRound(from, old) === sentenceRound(to, now) ? SENTENCE : 0;
  return (contextLikeness(context, now, to) ?? 0) + BEFORE * before + AFTER * after + whole;
}

/** What stands round a place in its own sentence, or in its own line. */
function sentenceRound({ start, end }: Place, text: string): string {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(ENDS)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH).split(ENDS)[0] ?? '';
  return `${foldedWords(before).join(' ')}|${foldedWords(after).join(' ')}`;
}

/** The share of the nearest words that are the same, without a break. */
function nextAlike(some: readonly string[], others: readonly string[]): number {
  const wanted = some.slice(0, NEXT);
  if (wanted.length === 0) return others.length === 0 ? 1 : 0;
  const differs = wanted.findIndex((word, at) => word !== others[at]);
  return (differs < 0 ? wanted.length : differs) / wanted.length;
}

function wordsOf(text: string | null): string[] {
  return foldedWords(text ?? '');
}
