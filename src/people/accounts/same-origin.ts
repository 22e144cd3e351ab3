/**
 * An address of this desk, as path, query and fragment; null for anything that a browser could take for
 * another place. It is read as a browser would read it, since that is who will follow it.
 * @source WHATWG URL: tabs and line breaks are dropped, a backslash is a slash, `//` begins a host
 */
export function sameOriginPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || UNSAFE.test(text) || !URL.canParse(text, HERE)) return null;
  const url = new URL(text, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dots are gone now, and what stood behind them may be a host: /.//elsewhere.example
  return url.origin === HERE && !path.startsWith('//') ? path : null;
}

/** Any place will do: only whether the address leads away from it is asked. */
const HERE = 'http://desk.invalid';

/** Backslashes, control characters and white space have no business in an address of ours. */
const UNSAFE = /[\\\s\p{Cc}]/u;
