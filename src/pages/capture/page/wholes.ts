import { isFragment } from '../model/forms.js';
import type { CaptureItem } from '../model.js';

/** Maximum number of quotations that are looked through for one that contains a fragment. */
const MAX_COMPARED = 500;

/** Finds others of the article whose words contain those of a fragment. */
export function wholesAmong(items: readonly CaptureItem[]): (item: CaptureItem) => CaptureItem[] {
  if (items.length > MAX_COMPARED || !items.some(({ fields }) => isFragment(fields.form))) return () => [];
  const all = items.map((item) => ({ item, words: bare(item.fields.text ?? '') }));
  return ({ n, fields }) => {
    const words = bare(fields.text ?? '');
    if (!isFragment(fields.form) || !words.includes(' ')) return [];
    return all
      .filter(({ item, words: whole }) => {
        const isOther = item.n !== n && item.state !== 'dropped' && whole.length > words.length;
        return isOther && ` ${whole} `.includes(` ${words} `);
      })
      .map(({ item }) => item);
  };
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
