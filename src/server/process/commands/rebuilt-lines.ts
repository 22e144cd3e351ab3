import { howMany } from '../../../platform/lib/text/how-many.js';

interface Rebuilt {
  /** Quotations, notes and sources of which something was derived again. */
  readonly records: number;
  readonly indexes: number;
  /** Saved copies that were indexed again. */
  readonly copies: number;
  readonly areCountsAgain: boolean;
}

/** What was rebuilt, in sentences. */
export function rebuiltLines({ records, indexes, copies, areCountsAgain }: Rebuilt): readonly string[] {
  const lines = [
    ...(indexes > 0 ? ['Rebuilt the search index.'] : []),
    ...(copies > 0 ? [`Indexed ${howMany(copies, 'saved copy', 'saved copies')} again.`] : []),
    ...(areCountsAgain ? ['Counted the numbers beside the filters again.'] : []),
    ...(records > 0 ? [`Rebuilt what is derived for ${recordsIn(records)}.`] : []),
  ];
  return lines.length > 0 ? lines : ['Nothing that is derived differed.'];
}

/** What was hidden where nothing else could be rebuilt, in sentences. */
export function hiddenLines(records: number): readonly string[] {
  return records > 0 ? [`Hid from readers ${recordsIn(records)}. The other errors come first.`] : [];
}

function recordsIn(count: number): string {
  return `${howMany(count, 'record')}; ${count === 1 ? 'its history says' : 'their histories say'} so`;
}
