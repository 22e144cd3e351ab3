import type { Row } from '../../../engines/collation/row.js';
import { readWords } from '../../../engines/reading/compared/words.js';
import { quotedRegions } from '../../../engines/reading/regions/regions.js';
import { hasQuestionMark } from '../../../engines/reading/sentences/stops.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { CELL_MARK_WORDS, type Reference } from './pieces.js';

// Describes a wording as a whole, compared with the reference: its words, and punctuation that can change their meaning.

/** Whether fewer than half of its words occur in the reference, so that counting differences is meaningless. */
export function isInOtherWords(wording: string, row: Row): boolean {
  const all = readWords(wording).folded.length;
  const changed = row.cells.filter(({ op, isJoined }) => op === 'changed' && !isJoined);
  const others = [...changed, ...row.added.flat()].flatMap(({ words }) =>
    words === null ? [] : readWords(wording.slice(...words)).folded,
  );
  return (all - others.length) * 2 < all;
}

/** `2 words changed, one word left out; among them a negation` */
export function wordDifferences(row: Row): string {
  const counts = countsOf(row);
  const part = row.isPart ? 'A part of the reference' : null;
  if (counts.length === 0) {
    const but = row.hasOtherForm || row.hasOtherMarks ? ', apart from capitals and punctuation' : '';
    return part === null ? `Same words${but}` : `${part}, same words${but}`;
  }
  const words = `${counts.join(', ')}${wordMarks(row)}`;
  return part === null ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : `${part}: ${words}`;
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

/** How the punctuation of a wording differs from the passage of the reference that it covers; usually empty. */
export function otherSigns(wording: string, row: Row, reference: Reference): string[] {
  const there = passageOf(row, reference);
  const [asks, asked] = [hasQuestionMark(wording), hasQuestionMark(there)];
  const question = asks ? 'a question here, not in the reference' : 'a question in the reference, not here';
  return [
    ...(asks === asked ? [] : [question]),
    ...(quotedIn(wording) === quotedIn(there) ? [] : ['different quotation marks']),
  ];
}

/** Includes surrounding punctuation, up to words that the wording does not cover. */
function passageOf({ cells }: Row, { text, columns }: Reference): string {
  const from = cells.findIndex(({ op }) => op !== 'outside');
  const to = cells.findLastIndex(({ op }) => op !== 'outside');
  return text.slice(columns[from - 1]?.end ?? 0, columns[to + 1]?.start ?? text.length);
}

/** The number of pairs of quotation marks inside; those around the whole are typography. */
function quotedIn(words: string): number {
  const bare = words.trim();
  const pairs = quotedRegions(bare).filter(({ isClosed }) => isClosed);
  return pairs.filter(({ outer }) => outer[0] > 0 || hasWord(bare.slice(outer[1]))).length;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
