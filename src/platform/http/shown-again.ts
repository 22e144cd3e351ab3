import type { Page } from './reply.js';
import type { RequestBody } from './request-context.js';

// Forms are shown again with what was typed. Rendering a very long one takes too long, so the page then asks the user
// to go back, where the browser still has the form.

/** The longest input that is shown again, in characters. */
const MAX_TYPED = 256 * 1024;
/** The same once escaped, where a quotation mark takes six characters. */
const MAX_IN_PAGE = 512 * 1024;

/** Whether the fields are too long to be shown again. */
export function isTooLongToShow(pairs: RequestBody['pairs']): boolean {
  const typed = pairs.reduce((length, [name, value]) => length + name.length + value.length, 0);
  if (typed > MAX_TYPED) return true;
  const inPage = pairs.reduce(
    (length, [name, value]) => length + lengthInPage(name) + lengthInPage(value),
    0,
  );
  return inPage > MAX_IN_PAGE;
}

/** An upper bound for the length of escaped text. */
function lengthInPage(text: string): number {
  let escaped = 0;
  for (let at = 0; at < text.length; at++) if (ESCAPED.has(text.charCodeAt(at))) escaped += 1;
  return text.length + escaped * 5;
}

const ESCAPED: ReadonlySet<number> = new Set([...`&<>"'`].map((sign) => sign.charCodeAt(0)));

/** The message in place of a form that is too long to be shown again. */
export const GO_BACK = 'Go back: what you typed is still in the form.';

/** @param detail the errors, as whole sentences */
export function goBackPage(status: number, detail: string): Page {
  const title = 'There is a problem';
  return {
    view: 'errors/show',
    title,
    page: { status, title, detail: `${detail} ${GO_BACK}`, instead: null, isSignedIn: true },
  };
}
