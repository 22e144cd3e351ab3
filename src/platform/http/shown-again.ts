import type { Page } from './reply.js';
import type { RequestBody } from './request-context.js';

// What was typed is shown again on many pages. What is longer than this takes the desk too long to put into one: then
// the page says so, and the browser has it still.

/** So much that was typed is shown again, in characters. */
const MAX_TYPED = 256 * 1024;
/** The same as it stands in the page, where a quotation mark takes six. */
const MAX_IN_PAGE = 512 * 1024;

/** Whether fields that were sent are too long to stand in a page once more. */
export function isTooLongToShow(pairs: RequestBody['pairs']): boolean {
  const typed = pairs.reduce((length, [name, value]) => length + name.length + value.length, 0);
  if (typed > MAX_TYPED) return true;
  const inPage = pairs.reduce(
    (length, [name, value]) => length + lengthInPage(name) + lengthInPage(value),
    0,
  );
  return inPage > MAX_IN_PAGE;
}

/** Characters of a text once it is escaped, at most. */
function lengthInPage(text: string): number {
  let escaped = 0;
  for (let at = 0; at < text.length; at++) if (ESCAPED.has(text.charCodeAt(at))) escaped += 1;
  return text.length + escaped * 5;
}

const ESCAPED: ReadonlySet<number> = new Set([...`&<>"'`].map((sign) => sign.charCodeAt(0)));

/** What is said in place of a form that is too long to be shown again. */
export const GO_BACK = 'Go back: what you typed is still in the form.';

/** @param detail what is wrong, as whole sentences */
export function goBackPage(status: number, detail: string): Page {
  const title = 'There is a problem';
  return {
    view: 'errors/show',
    title,
    page: { status, title, detail: `${detail} ${GO_BACK}`, instead: null, isSignedIn: true },
  };
}
