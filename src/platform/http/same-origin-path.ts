/**
 * A local address as path, query and fragment; null for anything that a browser could resolve to another host. Parsed
 * as a browser parses it.
 * @source WHATWG URL: tabs and line breaks are dropped, a backslash is a slash, `//` begins a host
 */
export function sameOriginPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || UNSAFE.test(text) || !URL.canParse(text, HERE)) return null;
  const url = new URL(text, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dot segments are resolved now, which may have exposed a host: /.//elsewhere.example
  return url.origin === HERE && !path.startsWith('//') ? path : null;
}

/** Any base: only whether the address leaves it matters. */
const HERE = 'http://desk.invalid';

/** Backslashes, control characters and white space are never in our addresses. */
const UNSAFE = /[\\\s\p{Cc}]/u;
