import { type ComparableName, comparableName, nameLikeness } from '../alike/names.js';
import { BODY_WORDS } from '../words/naming.js';

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

/** “Aleksei” and “Alexei” */
function readName(name: string): ComparableName {
  return comparableName(name.replaceAll(/ks/giu, 'x'));
}

function likenessOf(one: ComparableName, other: ComparableName): Likeness {
  const likeness = nameLikeness(one, other);
  if (likeness >= MIN_SAME) return isBody(one) === isBody(other) ? 'same' : 'maybe';
  return likeness >= MIN_MAYBE || mayBeSpelling(one, other) ? 'maybe' : 'another';
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
