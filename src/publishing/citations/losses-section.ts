import { LIST_FORMATS } from './formats.js';
import { entryOf } from './model/entry.js';
import { LossTally, lossesInWords } from './model/losses.js';
import type { EntryRows } from './model/rows.js';
import { isCitable } from './model.js';

/** A format, and what it has no field for. */
export interface FormatLosses {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** For a page's worth of claims: the formats that do not hold every fact of them in a field. */
export function formatLosses(rows: readonly EntryRows[]): readonly FormatLosses[] {
  const claims = rows.map((claim) => ({ rows: claim, entry: entryOf(claim) }));
  return LIST_FORMATS.flatMap(({ title, holdings }) => {
    const tally = new LossTally(holdings);
    for (const { entry, rows: claim } of claims)
      if (isCitable(entry)) tally.add({ entry, rows: claim, group: null });
    const sentences = lossesInWords(tally.close(0));
    return sentences.length === 0 ? [] : [{ title, sentences }];
  });
}
