/** White space that is more than one space between two words. */
const UNEVEN = /\s{2}|[^\S ]/;

/** Words of a claim short enough for a title or a line, cut between words, with an ellipsis where cut: on their line. */
export function shortWords(text: string, most = 80): string {
  // Most texts are one line already, and a list has fifty.
  const line = (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  // Scripts without spaces are cut anywhere, but never inside a character.
  const kept = space > most / 2 ? cut.slice(0, space) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:–—-]+$/, '')}\u00a0…`;
}
