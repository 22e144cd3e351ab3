import { patternOf } from '../../words/lists.js';
import { MEETING } from '../../words/turns.js';
import type { FullName } from './people.js';

// Sentences that say who met whom for an interview: “We met Ada Berg”, “She spoke to Jonas Pike”.

export interface Meeting {
  readonly interviewee: string | null;
  readonly interviewer: string | null;
  /** Whether “he” or “she” was met or meets: the person of whom the introduction is. */
  readonly isByPronoun: boolean;
}

/** UTF-16 code units between the verb and a name: “spoke to the painter Ada Berg”. */
const MAX_DISTANCE_UTF16 = 80;
const VERB = new RegExp(String.raw`(?<!\p{L})(?:${patternOf(MEETING)})(?!\p{L})`, 'giu');
const OURSELVES = /(?:^|[^\p{L}])(?:we|I|our|this (?:news)?paper|this magazine)(?:\s\p{Ll}+){0,2}\s$/iu;
const PRONOUN = /(?:^|[^\p{L}])(?:he|she|they)(?:\s\p{Ll}+){0,2}\s$/iu;
const TO_US = /^\s(?:to |with )?(?:us|me|our|this)\b|^\s[Tt]he\s\p{Lu}/u;
const TO_PRONOUN = /^\s(?:her|him|them)(?![\p{L}])/u;

/** @param names those of the introduction, in order */
export function meetingsIn(
  text: string,
  [from, until]: readonly [number, number],
  names: readonly FullName[],
): Meeting[] {
  const introduction = text.slice(from, until);
  return [...introduction.matchAll(VERB)].flatMap(({ 0: verb, index }) => {
    const [start, end] = [from + index, from + index + verb.length];
    const [before, after] = [
      text.slice(Math.max(from, start - MAX_DISTANCE_UTF16), start),
      text.slice(end, Math.min(until, end + MAX_DISTANCE_UTF16)),
    ];
    const subject = OURSELVES.test(before) || PRONOUN.test(before) ? null : nameBefore(text, names, start);
    const object = TO_US.test(after) || TO_PRONOUN.test(after) ? null : nameAfter(text, names, end);
    return meetingOf(introduction, { before, after, subject, object }) ?? [];
  });
}

interface Sides {
  readonly before: string;
  readonly after: string;
  readonly subject: FullName | null;
  readonly object: FullName | null;
}

function meetingOf(introduction: string, { before, after, subject, object }: Sides): Meeting | null {
  if (OURSELVES.test(before))
    return object && { interviewee: object.name, interviewer: null, isByPronoun: false };
  if (PRONOUN.test(before))
    return object && { interviewee: null, interviewer: object.name, isByPronoun: true };
  if (subject === null) return object && { interviewee: object.name, interviewer: null, isByPronoun: false };
  if (TO_PRONOUN.test(after)) return { interviewee: null, interviewer: subject.name, isByPronoun: true };
  if (TO_US.test(after)) return { interviewee: subject.name, interviewer: null, isByPronoun: false };
  if (object === null) return null;
  // Of two, the introduction is of the one whom it names again.
  const isOfSubject = count(introduction, subject) > count(introduction, object);
  const [interviewee, interviewer] = isOfSubject ? [subject, object] : [object, subject];
  return { interviewee: interviewee.name, interviewer: interviewer.name, isByPronoun: false };
}

function count(introduction: string, { name }: FullName): number {
  return introduction.split(name.split(' ').at(-1) ?? name).length;
}

/** In the same sentence. */
function nameBefore(text: string, names: readonly FullName[], start: number): FullName | null {
  const name = names.findLast(({ end }) => end <= start);
  if (name === undefined || start - name.end > MAX_DISTANCE_UTF16) return null;
  return endsSentence(text.slice(name.end, start)) ? null : name;
}

function nameAfter(text: string, names: readonly FullName[], end: number): FullName | null {
  const name = names.find(({ start }) => start >= end);
  if (name === undefined || name.start - end > MAX_DISTANCE_UTF16) return null;
  const between = text.slice(end, name.start);
  return endsSentence(between) || BESIDE.test(between) ? null : name;
}

/** “She spoke to the Courier at home, with her lawyer, …”: the name is of somebody else who was there. */
const BESIDE = /,\s(?:with|alongside|beside|accompanied|flanked|watched)(?!\p{L})/u;

/** But for “Dr. ” and other short words. */
function endsSentence(between: string): boolean {
  return /[.!?]\s+\p{Lu}\p{Ll}{2}|[.!?]\s*$|\n/u.test(
    between.replace(/(?<!\p{L})\p{Lu}\p{Ll}{0,3}\.(?:\s|$)/gu, ''),
  );
}
