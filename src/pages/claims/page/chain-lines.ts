import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';

// The lines in a box of the chain. Widths are estimated, since the server has no fonts to measure with.

const [WIDE, BROAD] = [
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3fffd}…]/u,
  /[\p{Lu}mw@%]/u,
];
const ENDS = ' …';

/** Two lines at most; a longer title ends with an ellipsis, and the table has all of it. @param room in CSS pixels */
export function titleLines(title: string, room: number): string[] {
  const [first, rest] = brokenAt(title, room);
  if (rest === '') return [first];
  const [second, more] = brokenAt(rest, room);
  return [first, more === '' ? second : `${brokenAt(rest, room - widthOf(ENDS))[0]}${ENDS}`];
}

/** `19 June 2023 · copy saved`, in two lines where one is too short. @param issued EDTF */
export function factLines(issued: string | null, sight: string, room: number): string[] {
  if (issued === null) return [sight];
  const facts = [formatEdtf(issued), sight];
  const line = facts.join(' · ');
  return widthOf(line) <= room ? [line] : facts;
}

/** The part that fits into a line, cut between words where there are any, and the rest. */
function brokenAt(text: string, room: number): [string, string] {
  let [end, width] = [0, 0];
  for (const letter of text) {
    width += widthOf(letter);
    if (width > room) break;
    end += letter.length;
  }
  if (end === text.length) return [text, ''];
  const space = text.lastIndexOf(' ', end);
  const cut = space > 0 ? space : end;
  return [text.slice(0, cut), text.slice(cut).trimStart()];
}

/** The approximate width in Source Sans at 14 px, semibold: rather too wide than too narrow. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += WIDE.test(letter) ? 14 : BROAD.test(letter) ? 9 : letter === ' ' ? 3 : 6.5;
  return width;
}
