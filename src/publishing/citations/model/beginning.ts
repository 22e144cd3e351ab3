import { quotationMarksIn } from '../../../engines/reading/regions/marks-in-words.js';
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

function cut(whole: string, most: number): string {
  return `${beginningOf(whole, most).words}${closingOf(whole)}${DOTS}`;
}

/** The mark that closes a whole run, and what stands after it: it belongs to what is left of the run too. */
function closingOf(whole: string): string {
  const [first] = quotationMarksIn(whole);
  const close = first !== undefined && whole.slice(0, first.at).trim() === '' ? first.partner : null;
  return close !== null && whole.length - close <= MAX_CLOSING ? whole.slice(close).trimEnd() : '';
}

/** A mark, a space within it and a full stop. */
const MAX_CLOSING = 4;
