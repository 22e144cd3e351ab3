import { mouthOf } from '../../../engines/context/mouth.js';
import { isAnother } from './another.js';
import type { Item } from './items.js';

// For whom the words of one quotation are answered where a speaker was typed beside the text.

export interface AnsweredFor {
  /** The typed speaker; null where none was typed, or the text credits somebody else with the words. */
  readonly typed: string | null;
  /** `Looked up under Ilse Marren, whom your text credits, not under Bo Lind`; null where the typed speaker holds. */
  readonly instead: string | null;
}

/** The typed speaker holds where the text credits nobody, “he”, or a name that may be theirs. */
export function answeredFor(
  { credit, name }: Pick<Item, 'credit' | 'name'>,
  typed: string | null,
): AnsweredFor {
  const credited = name ?? credit.name;
  if (typed === null || credited === null || credit.certainty !== 'named') return { typed, instead: null };
  if (mouthOf(credit, [typed]) !== 'another' || !isAnother(typed, [credited]))
    return { typed, instead: null };
  return { typed: null, instead: `Looked up under ${credited}, whom your text credits, not under ${typed}` };
}
