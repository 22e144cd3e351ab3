import { addEvidence, type Evidence, kindOf, NO_EVIDENCE, type PartyKind } from './kinds.js';
import type { NameHere } from './party.js';
import { type TextWords, wordAt } from './words.js';

// Names of the same words, wherever they stand.

export interface NameGroup {
  /** In lower case, without a possessive. */
  readonly words: readonly string[];
  readonly name: string;
  readonly kind: PartyKind | null;
  readonly evidence: Evidence;
  readonly here: readonly NameHere[];
}

/** In order of their first place. */
export function groupsOf(words: TextWords, names: readonly NameHere[]): NameGroup[] {
  const byKey = new Map<string, NameHere[]>();
  for (const name of names) {
    const key = words.lower.slice(name.first, name.last + 1).join(' ');
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [name]);
    else group.push(name);
  }
  return [...byKey].map(([key, here]) => {
    const evidence = here.map((name) => name.evidence).reduce(addEvidence, NO_EVIDENCE);
    const own = key.split(' ');
    // A single word beside one verb is not yet a person.
    const isWeak = own.length === 1 && evidence.person > 0 && evidence.person < 1.5;
    const kind = kindOf(isWeak ? { ...evidence, person: 0 } : evidence);
    return { words: own, name: printedName(words, here), kind, evidence, here };
  });
}

/** As printed: where it is not in capitals, if there is such a place, and without a possessive. */
function printedName(words: TextWords, here: readonly NameHere[]): string {
  const plain = here.find(({ first }) => /\p{Ll}/u.test(wordAt(words, first))) ?? here[0];
  if (plain === undefined) return '';
  const name = words.text.slice(words.starts[plain.first], words.ends[plain.last]);
  return name.replace(/['’]s$/u, '').replace(/\s+/g, ' ');
}
