import type { Row } from '../../../engines/collation/row.js';
import { readText } from '../../../engines/fidelity/text/text.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { CELL_MARK_WORDS } from './mark-words.js';

// Describes a wording as a whole, compared with the reference.

/** Whether fewer than half of its words occur in the reference, so that counting differences is meaningless. */
export function isInOtherWords(wording: string, row: Row): boolean {
  const all = readText(wording).folded.length;
  const changed = row.cells.filter(({ op, isJoined }) => op === 'changed' && !isJoined);
  const others = [...changed, ...row.added.flat()].flatMap(({ words }) =>
    words === null ? [] : readText(wording.slice(...words)).folded,
  );
  return (all - others.length) * 2 < all;
}

/** `2 words changed, one word left out; among them a negation` */
export function wordDifferences(row: Row): string {
  const counts = countsOf(row);
  const part = row.isPart ? 'A part of the reference' : null;
  if (counts.length === 0) {
    const but = row.hasOtherForm || row.hasOtherMarks ? ', but for capitals and marks' : '';
    return part === null ? `Same words${but}` : `${part}, same words${but}`;
  }
  const said = `${counts.join(', ')}${wordMarks(row)}`;
  return part === null ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : `${part}: ${said}`;
}

function countsOf({ differences: { changed, added, omitted, moved } }: Row): string[] {
  return [
    changed > 0 && `${howMany(changed, 'word')} changed`,
    added > 0 && `${howMany(added, 'word')} added`,
    omitted > 0 && `${howMany(omitted, 'word')} left out`,
    moved > 0 && `${howMany(moved, 'word')} moved`,
  ].filter((count) => count !== false);
}

/** A single difference is described by its mark alone. */
function wordMarks({ differences, marks }: Row): string {
  if (marks.length === 0) return '';
  const words = marks.map((mark) => CELL_MARK_WORDS[mark]).join(', ');
  const { changed, added, omitted, moved } = differences;
  return changed + added + omitted + moved === 1 && marks.length === 1
    ? `, ${words}`
    : `; among them ${words}`;
}
