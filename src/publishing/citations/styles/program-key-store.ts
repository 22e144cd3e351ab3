import { packedStyles } from '../citeproc/job/packed-styles.js';
import { RESERVED } from './model/csl-facts.js';

// The ids of the styles of the program. On every desk they mean the same style, so that a list says how it was printed:
// no added style may have one, however it came into the database.

/** The title of the style of the program that has this id; null where the id is free. */
export async function titleOfProgram(key: string): Promise<string | null> {
  const own = RESERVED.includes(key) ? 'Onrecord newsroom style' : null;
  return own ?? (await packedStyles()).titles.get(key) ?? null;
}

/** Those of some styles that have an id of the program, and so are not used. */
export async function underProgramKeys<Style>(
  styles: readonly Style[],
  keyOf: (style: Style) => string,
): Promise<Style[]> {
  const taken = await Promise.all(styles.map(async (style) => (await titleOfProgram(keyOf(style))) !== null));
  return styles.filter((_, at) => taken[at]);
}

/** Why a style that has an id of the program is refused: one sentence without its full stop. */
export function keyTaken(key: string, title: string): string {
  return `Its id ends in ${key}, which is “${title}” on every desk: give the file an id of its own, such as ${key}-own`;
}
