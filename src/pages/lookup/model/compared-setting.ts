import { contextOf } from '../../../engines/context/passage-context.js';
import type { Setting } from '../../../engines/context/setting.js';
import { Reading } from '../../../engines/reading/reading.js';
import type { Span } from '../../../engines/text/span.js';

/** What the words around a part make of it: those of the claim, or of the text that is looked up. */
export interface PartSetting {
  readonly where: 'saved' | 'typed';
  readonly setting: Exclude<Setting, 'plain'>;
  /** The words that make it. */
  readonly because: string | null;
}

/** Null for words that are plainly said. @param part as the other text has it */
export function partSetting(
  where: PartSetting['where'],
  text: string,
  spans: readonly Span[],
  part: string,
): PartSetting | null {
  const { setting, because } = contextOf(new Reading(text), spans, [], part);
  if (setting === 'plain') return null;
  return { where, setting, because: because === null ? null : text.slice(...because) };
}
