import type { Work } from '../model.js';

// What citeproc would change or take for markup, hidden from it in noncharacters, which are removed from every field.

/** Replaces "<" inside a field: citeproc would read "<i>" in a title as italics. */
const LESS_THAN = '\uFDD0';

/** Encloses a description in place of a title. */
const DESCRIBED = '\uFDD3';

/** The item for citeproc: plain text escaped as plain text, with our key, without our evidence. */
export function guard({ item, key, titleIs = 'title' }: Work): object {
  const { note: _note, custom: _custom, ...fields } = item;
  const plain = JSON.parse(JSON.stringify(fields), (_, value) =>
    typeof value === 'string'
      ? value.replace(/[\uFDD0-\uFDD3]/g, '\uFFFD').replaceAll('<', LESS_THAN)
      : value,
  ) as { readonly title: string };
  const words = titleIs === 'description' ? `${DESCRIBED}${plain.title}${DESCRIBED}` : plain.title;
  const title = titleIs === 'title' ? words : `<span class="nocase">${words}</span>`;
  return { ...plain, title, id: key, system_id: key };
}

/** What citeproc printed, with fields as they were, and descriptions neither in italics nor in quotation marks. */
export function unguard(html: string): string {
  return html
    .replace(SLANTED, '$1')
    .replace(QUOTED, '$1')
    .replaceAll(DESCRIBED, '')
    .replaceAll(LESS_THAN, '&#60;');
}

/** NOTE: a style may print a comma or full stop inside, after the title. */
const SLANTED = /<i>(\uFDD3[^\uFDD3]*\uFDD3[.,]?)<\/i>/g;
const QUOTED = /[“‘«„‹]\s?(\uFDD3[^\uFDD3]*\uFDD3[.,]?)\s?[”’»“‘›]/g;
