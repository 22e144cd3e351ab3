import type { Engine } from 'citeproc';
import { unguard } from './guard.js';

/** Encloses the key after each printed entry. A noncharacter, which `guard` removes from fields. */
export const MARK = '\uFDD1';

export interface Entry {
  readonly key: string;
  /** Citeproc’s, without what `guard` added. */
  readonly html: string;
}

/**
 * The entries of all works that the engine has registered, in the order of the style. NOTE: matches entries by the mark
 * after each, never by position: `entry_ids` also names omitted ones.
 */
export function printEntries(engine: Engine): Entry[] {
  const made = engine.makeBibliography();
  if (!made) return [];
  const [{ bibliography_errors }, strings] = made;
  const omitted = new Set(bibliography_errors.map((error) => error.itemID));
  return strings.flatMap((string) => {
    const [html = '', key] = string.split(MARK);
    if (key === undefined) throw new Error('citeproc printed an entry without its mark.');
    return omitted.has(key) ? [] : [{ key, html: unguard(html) }];
  });
}
