import { beginningOf, DOTS } from '../../../engines/text/short-words.js';
import { type Inline, type Paragraph, text } from './tree.js';

/**
 * A paragraph for a page that shows many: of each long run of text the beginning, with dots after its closing mark. What
 * follows it, such as a warning, stays.
 * @param most length in UTF-16 code units
 */
export function withLongTextsCut(paragraph: Paragraph, most: number): Paragraph {
  return paragraph.map((part): Inline => {
    if (part.kind === 'text') return part.text.length <= most ? part : text(cut(part.text, most));
    return { ...part, children: withLongTextsCut(part.children, most) };
  });
}

/** Quotation marks around a run, which belong to what is left of it too. */
const IN_MARKS = /^\s*["“”„«»‘’‚「『].*?(["“”«»‘’」』][.,;:]?\s*)$/s;

function cut(whole: string, most: number): string {
  const close = IN_MARKS.exec(whole)?.[1] ?? '';
  return `${beginningOf(whole, most).words}${close.trimEnd()}${DOTS}`;
}
