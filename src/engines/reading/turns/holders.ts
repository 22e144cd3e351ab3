import { fold } from '../../text/fold.js';
import { officeOf } from '../../words/turns.js';
import type { FullName } from './people.js';

// Who holds an office by which labels call somebody: “Moderator: Ada Berg”, “Ada Berg (Chair)”, “I am Ada Berg”.

/** UTF-16 code units beside a name. */
const MAX_BESIDE_UTF16 = 40;
const BEFORE = /(\p{L}+)(?: (?:by|is|was))?[:,]?\s(?:the\s)?(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Cllr)\.?\s)?$/u;
const AFTER = /^\s?(?:\(|,\s|[-–—]\s)\s?(?:the\s|[Vv]ice[- ])?(\p{L}+)(?=[),;:.\n\s]|$)/u;

/** The names by office; none for an office that two hold. */
export function holdersIn(text: string, names: readonly FullName[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const { name, start, end } of names) {
    const before = BEFORE.exec(text.slice(Math.max(0, start - MAX_BESIDE_UTF16), start))?.[1];
    const after = AFTER.exec(text.slice(end, end + MAX_BESIDE_UTF16))?.[1];
    for (const office of new Set([officeOf(fold(before ?? '')), officeOf(fold(after ?? ''))])) {
      if (office === null) continue;
      const known = found.get(office);
      found.set(office, known === undefined || isSame(known, name) ? name : null);
    }
  }
  return new Map([...found].flatMap(([office, name]) => (name === null ? [] : [[office, name] as const])));
}

function isSame(known: string | null, name: string): boolean {
  return known !== null && fold(known) === fold(name);
}

/** The office of “The CHAIRMAN” and “MODERATOR”; null for a label that names a person, or “Chair of governors”. */
export function officeNamed(label: string): string | null {
  const words = fold(label)
    .split(/[\s.,]+/)
    .filter((word) => word !== '' && !/^(?:the|mr|madam|cllr|acting|session)$/.test(word));
  return words.length === 1 ? officeOf(words[0] ?? '') : null;
}

const MYSELF =
  /(?:^|[.!?…]\s|\s)(?:I am|I['’]m|[Mm]y name is) (\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)){1,3})(?=[,.!?]|\sand\s|\sof\s|$)/u;
const MAX_READ_UTF16 = 1_000;

/** “I am Ada Berg.” */
export function selfNamed(words: string): string | null {
  return MYSELF.exec(words.slice(0, MAX_READ_UTF16))?.[1] ?? null;
}
