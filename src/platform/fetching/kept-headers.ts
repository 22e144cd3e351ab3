/** Response headers by lower-case name. */
export type Headers = Readonly<Record<string, string>>;

/** The response headers by lower-case name; repeated ones are joined as HTTP allows. */
export function keptHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || NOT_KEPT.has(name.toLowerCase())
      ? []
      : [[name.toLowerCase(), wellFormed(value)] as const],
  );
  return Object.fromEntries(kept.slice(0, MAX_HEADERS));
}

/** Cookies may identify a session, and are no part of what was published. */
const NOT_KEPT = new Set(['set-cookie', 'set-cookie2']);
const MAX_HEADERS = 100;

function wellFormed(value: string | readonly string[]): string {
  // A server may send unprintable characters.
  return [value]
    .flat()
    .join(', ')
    .slice(0, 4_000)
    .replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
}
