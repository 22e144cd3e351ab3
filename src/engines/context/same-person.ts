import { type ComparableName, comparableName, nameLikeness } from '../alike/names.js';
import { BODY_WORDS } from '../words/naming.js';
import { otherFormsOf } from '../words/nicknames.js';

// Whether a name in a text can be that of a person or body on record.

export type Likeness = 'same' | 'maybe' | 'another';

/** From this likeness on, two names are spellings of one; below the second, they are two. */
const MIN_SAME = 0.7;
const MIN_MAYBE = 0.5;

/**
 * `maybe`: a spelling that is near, a person and a body of that name. Bill and Hillary Clinton are two.
 * @param known all names of one person or body
 */
export function compareNames(printed: string, known: readonly string[]): Likeness {
  const own = readName(printed);
  const found = known.map((name) => likenessOf(own, readName(name)));
  return LIKENESSES.find((likeness) => found.includes(likeness)) ?? 'another';
}

const LIKENESSES: readonly Likeness[] = ['same', 'maybe'];

const SUFFIX = /,? (?:jr|sr|ii|iii|iv|kc|qc|mp)\.?$/iu;

/** A desk tells namesakes apart: “Wang Yi (diplomat)”. */
const ADDED = /\s\([^()]*\)$/u;

/** “Aleksei” and “Alexei” */
function readName(name: string): ComparableName {
  return comparableName(name.replace(ADDED, '').replace(SUFFIX, '').replaceAll(/ks/giu, 'x'));
}

function likenessOf(one: ComparableName, other: ComparableName): Likeness {
  if (endsWith(one, other) && isBody(one) === isBody(other)) return 'same';
  const likeness = nameLikeness(one, other);
  if (likeness >= MIN_SAME && hasOtherInitial(one, other)) return 'another';
  if (likeness >= MIN_SAME) return isBody(one) === isBody(other) ? 'same' : 'maybe';
  return likeness >= MIN_MAYBE || mayBeSpelling(one, other) ? 'maybe' : 'another';
}

/** “HARBOUR MASTER FELIX OKONE”: a label has the office before the whole name. */
function endsWith(printed: ComparableName, known: ComparableName): boolean {
  return printed.some((words) =>
    known.some((name) => name.length > 1 && name.every((word, at) => words.at(at - name.length) === word)),
  );
}

/** “Eric Trump Foundation”: a body may bear the name of a person. */
function isBody(name: ComparableName): boolean {
  return name.some((words) => BODY_WORDS.has(words.at(-1) ?? ''));
}

/** “Sergei Holm” and “Serhiy Holm”; “Ada Maria Berg” and “Young Maria Berg”. */
function mayBeSpelling(one: ComparableName, other: ComparableName): boolean {
  return one.some((words) =>
    other.some((others) => {
      if (words.length < 2 || others.length < 2 || words.at(-1) !== others.at(-1)) return false;
      const shared = words.filter((word) => others.includes(word));
      return shared.length > 1 || words[0]?.slice(0, 2) === others[0]?.slice(0, 2);
    }),
  );
}

/** Letters that one name begins with in several spellings: Catherine and Katherine, Yevgeny and Evgeny. */
const INITIALS = ['aeiouyh', 'yji', 'ckqx', 'szx', 'vwbf'];

/** “Amos Holt” and “James Holt”, whose consonants are the same. */
function hasOtherInitial(one: ComparableName, other: ComparableName): boolean {
  const pairs = one.flatMap((words) => other.map((others) => [words, others] as const));
  return pairs.every(([words, others]) => {
    const [a = '', b = ''] = [words[0], others[0]];
    if (words.length !== 2 || others.length !== 2 || words[1] !== others[1]) return false;
    return !otherFormsOf(a).includes(b) && !areAlike(a.charAt(0), b.charAt(0));
  });
}

function areAlike(a: string, b: string): boolean {
  return (
    a === b ||
    INITIALS.some((letters) => letters.includes(a) && letters.includes(b)) ||
    !/[a-z]{2}/u.test(a + b)
  );
}
