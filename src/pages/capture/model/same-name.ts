import type { CaptureItem } from '../model.js';
import { nameOf } from './fields.js';

// A transcript has hundreds of turns under two names: who a name is, is said once.

/** The name under which the article has the speaker; null for none. */
export function nameFound({ found }: Pick<CaptureItem, 'found'>): string | null {
  return found?.speaker ? nameOf(found.speaker) : null;
}

/** Others that are open under the same name, and of whose speaker nothing was decided. */
export function sameNamed(item: CaptureItem, items: readonly CaptureItem[]): CaptureItem[] {
  const name = nameFound(item);
  if (name === null) return [];
  return items.filter(
    ({ n, state, fields }) =>
      n !== item.n &&
      state === 'open' &&
      fields['speaker.name'] === name &&
      fields['speaker.id'] === undefined,
  );
}
