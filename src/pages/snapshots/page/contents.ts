import { shortWords } from '../../../engines/text/short-words.js';
import type { Part } from '../../../record/snapshots/model/parts.js';
import type { Numbered } from './paragraphs.js';

interface Held {
  readonly base: string;
  readonly marks: readonly Numbered[];
  readonly parts: readonly Part[];
  readonly part: Part;
}

/** The parts of a long text with what is marked in each; null for a text of one part. */
export function contentsOf(text: string, { base, marks, parts, part }: Held) {
  if (parts.length < 2) return null;
  const hrefOf = (number: number) => `${base}?part=${number}`;
  return {
    pager: {
      what: 'part',
      count: `Part ${part.number} of ${parts.length}`,
      previous: part.number > 1 ? hrefOf(part.number - 1) : null,
      next: part.number < parts.length ? hrefOf(part.number + 1) : null,
    },
    parts: parts.map((one) => ({
      number: one.number,
      href: hrefOf(one.number),
      isHere: one.number === part.number,
      begins: shortWords(text.slice(one.start, one.start + 200), 60),
      marked: markedIn(one, marks),
    })),
  };
}

/** `2 quotations, 1 note`; null where nothing is marked. */
function markedIn({ start, end }: Part, marks: readonly Numbered[]): string | null {
  const here = marks.filter(({ mark }) => mark.start < end && mark.end > start);
  const notes = here.filter(({ mark }) => mark.kind === 'note').length;
  const counts = [counted(here.length - notes, 'quotation'), counted(notes, 'note')];
  return counts.filter((one) => one !== null).join(', ') || null;
}

function counted(count: number, noun: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString('en')} ${noun}s`;
}
