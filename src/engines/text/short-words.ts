/** White space other than single spaces between words. */
const UNEVEN = /\s{2}|[^\S ]/;

/**
 * Shortens a claim for a title or a line: cut between words, with an ellipsis, and on one line.
 * @param most length in UTF-16 code units
 */
export function shortWords(text: string, most = 80): string {
  // Most texts are one line already, and a list has fifty.
  const line = (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  // Spaceless scripts are cut anywhere, but never inside a surrogate pair.
  const kept = space > most / 2 ? cut.slice(0, space) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:–—-]+$/, '')}\u00a0…`;
}
