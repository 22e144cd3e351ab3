import { shortWords } from '../../../engines/text/short-words.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { OtherName } from '../model.js';

/** The most copies of one name that a page links to. */
const MAX_LINKED = 20;

/** `3 copies credit ‘Ana Lind’, which is not a name of Eva Lind`, with links to the copies. */
export function silencedSection(silenced: readonly OtherName[], kept: string) {
  return silenced.map(({ name, copies }) => ({
    words: `${copies.length === 1 ? 'One copy credits' : `${howMany(copies.length, 'copy', 'copies')} credit`} ‘${name}’, which is not a name of ${kept}`,
    copies: copies.slice(0, MAX_LINKED).map((copy) => ({
      quotation: {
        href: `/claims/${copy.claim_id}#attribution-${copy.attribution_id}`,
        text: shortWords(copy.text, 100) || `quotation ${copy.claim_id} (text erased)`,
        lang: copy.language,
        form: copy.text === '' ? null : copy.form,
      },
      source: {
        href: `/sources/${copy.source_id}/snapshots/${copy.snapshot_id}`,
        text: copy.source,
        lang: copy.source_language,
      },
    })),
    more: copies.length > MAX_LINKED ? `and ${howMany(copies.length - MAX_LINKED, 'other')}` : null,
  }));
}
