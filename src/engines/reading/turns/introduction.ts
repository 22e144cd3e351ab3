import type { Span } from '../../text/span.js';
import { INTERVIEWEE_AFTER, INTERVIEWER_AFTER } from '../../words/turns.js';
import { meetingsIn } from './meetings.js';
import { type FullName, keyOf, type People } from './people.js';

// Who is interviewed, and by whom, as the introduction of an interview says.

export interface Interview {
  readonly interviewee: string | null;
  readonly interviewer: string | null;
  /** Whether the text says so, and does not only name one person. */
  readonly isSure: boolean;
}

/** UTF-16 code units between such words and the name: “an interview with the painter Ada Berg”. */
const MAX_DISTANCE_UTF16 = 80;
const MAX_INTRODUCTION_UTF16 = 6_000;
const MAX_FOOT_UTF16 = 1_000;

/**
 * @param until where the first turn begins
 * @param after where the last one ends
 * @param asked what is said in questions, which may address the interviewee by name
 */
export function interviewIn(
  text: string,
  [until, after]: Span,
  people: People,
  asked: readonly string[],
): Interview {
  const from = Math.max(0, until - MAX_INTRODUCTION_UTF16);
  const introduction = text.slice(from, until);
  const here = people.all.filter(
    ({ start, end }) => (start >= from && end <= until) || (start >= after && end <= after + MAX_FOOT_UTF16),
  );
  const persons = here.filter(({ isPerson, start }) => isPerson && !isCredit(text, start));
  const meetings = meetingsIn(text, [from, until], here);
  const met = (side: 'interviewee' | 'interviewer') => onlyOf(meetings.map((meeting) => meeting[side]));
  const interviewer = oneOf(named(introduction, from, here, INTERVIEWER_AFTER)) ?? met('interviewer');
  const isOther = ({ name }: FullName) => interviewer === null || keyOf(name) !== keyOf(interviewer);
  const others = here.filter(isOther);
  const other = oneOf(persons.filter(isOther));
  const sure =
    oneOf(named(introduction, from, others, INTERVIEWEE_AFTER)) ??
    met('interviewee') ??
    addressed(asked, people) ??
    (meetings.some(({ isByPronoun }) => isByPronoun) ? other : null);
  const guess = other ?? oneOf(persons.some(isOther) ? [] : others.filter(isSubject(text)));
  return { interviewee: sure ?? guess, interviewer, isSure: sure !== null };
}

/** Null for none and for several. */
function onlyOf(names: readonly (string | null)[]): string | null {
  const found = new Map(names.flatMap((name) => (name === null ? [] : [[keyOf(name), name] as const])));
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

/** No credit, and nothing in or at which something is. */
function isSubject(text: string): (name: FullName) => boolean {
  return ({ start }) =>
    !isCredit(text, start) &&
    !/\b(?:in|at|of|near|from|for|on|the|à|de|in|bei|en)\s$/iu.test(
      text.slice(Math.max(0, start - 8), start),
    );
}

function oneOf(names: readonly FullName[]): string | null {
  const [first, ...others] = names;
  const isOne = first !== undefined && others.every(({ name }) => keyOf(name) === keyOf(first.name));
  return isOne ? first.name : null;
}

/** The names that stand next after certain words, in the same sentence. */
function named(
  introduction: string,
  from: number,
  names: readonly FullName[],
  after: readonly string[],
): FullName[] {
  return [...introduction.matchAll(patternOf(after))].flatMap(({ 0: { length }, index }) => {
    const end = from + index + length;
    const next = names.find(({ start }) => start >= end);
    const between = introduction.slice(index + length, Math.max(0, (next?.start ?? 0) - from));
    const isNext =
      next !== undefined &&
      next.start - end <= MAX_DISTANCE_UTF16 &&
      !/[.!?]\s+\p{Lu}\p{Ll}{2}|\n/u.test(between.replace(/\b\p{Lu}\p{Ll}{0,3}\.\s/gu, ''));
    return isNext ? [next] : [];
  });
}

const PATTERNS = new Map<readonly string[], RegExp>();

function patternOf(phrases: readonly string[]): RegExp {
  const known = PATTERNS.get(phrases);
  if (known !== undefined) return known;
  const made = new RegExp(
    String.raw`(?<!\p{L})(?:${phrases.map((one) => one.replace(/[&?.]/g, '.')).join('|')})(?!\p{L})`,
    'giu',
  );
  PATTERNS.set(phrases, made);
  return made;
}

const CREDIT =
  /(?:\b(?:[Bb]y|[Pp]hotos?|[Pp]ictures?|[Ii]llustrations?|[Ee]dited by|[Tt]ranslated by|Von|Par|Por|Foto)[: ]+)$/u;

/** “By Rosa Lindell”, “Photo: Jens Arlo” */
function isCredit(text: string, at: number): boolean {
  return CREDIT.test(text.slice(Math.max(0, at - 24), at));
}

const ADDRESS =
  /(?:^|[,.!?…]\s)(?:Mr|Mrs|Ms|Dr|Professor|Herr|Frau|M|Mme|Monsieur|Madame|Señora?|Sr|Sra|Signora?|Dottor|Senhora?|Councillor|Minister|Mayor)\.?\s(\p{Lu}[\p{L}'’-]{1,30})(?=[,?!.…])/gu;

/** “Ms Berg, why …”: the only one whom the questions address. */
function addressed(asked: readonly string[], people: People): string | null {
  const names = new Set(
    asked.flatMap((words) =>
      [...words.slice(0, MAX_INTRODUCTION_UTF16).matchAll(ADDRESS)].map(([, name = '']) => name),
    ),
  );
  const [only] = names;
  return names.size === 1 && only !== undefined ? (people.whole(only) ?? only) : null;
}
