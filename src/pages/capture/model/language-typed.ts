import { fold } from '../../../engines/text/fold.js';

// A language as people write it, in English or in itself: “English”, “Deutsch”.

let byName: ReadonlyMap<string, string> | null = null;

/** Its tag; other words unchanged. */
export function languageTyped(words: string): string {
  if (/^\p{L}{2,3}(?:-|$)/u.test(words.trim())) return words;
  byName ??= names();
  return byName.get(fold(words.trim())) ?? words;
}

/** Of all languages with two letters. */
function names(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const found = new Map<string, string>();
  for (const one of LETTERS)
    for (const other of LETTERS) {
      const tag = one + other;
      const name = english.of(tag);
      if (name === undefined) continue;
      const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
      for (const word of [own, name]) if (word !== undefined) found.set(fold(word), tag);
    }
  return found;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
