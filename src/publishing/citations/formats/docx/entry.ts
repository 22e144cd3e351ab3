import type { ListKind } from '../../../../vocabulary.js';
import type { ReadEntry } from '../../model/list.js';
import { isWarning, type Paragraph } from '../../model/tree.js';
import type { ParagraphLook } from './paragraph.js';
import type { ParagraphStyle } from './styles.js';

// Which style each paragraph of an entry has. An entry comes as plain paragraphs, since text and HTML need no more:
// their kinds follow from what its list prints (model/layouts.ts, model/newsroom.ts, model/groups.ts).

/** Twentieths of a point. */
const ABOVE_ENTRY = 160;

type Printed = Exclude<ReadEntry, { readonly outcome: 'failed' }>;

/** The paragraphs of an entry with their looks. The first has a number, except in a bibliography. */
export function entryParagraphs(entry: Printed, kind: ListKind): (readonly [Paragraph, ParagraphLook])[] {
  const { paragraphs, group } = entry;
  const styles = group === null ? stylesOf(entry) : stylesOfGroup(entry, kind);
  // The quotations of a source may fill pages.
  const together = group === null ? paragraphs.length : 2;
  return paragraphs.map((paragraph, at) => [
    paragraph,
    {
      style: styles[at] ?? 'EntryNote',
      isNumbered: at === 0 && kind !== 'sources',
      spaceBefore: at === 0 ? ABOVE_ENTRY : 0,
      staysWithNext: at + 1 < Math.min(together, paragraphs.length),
    },
  ]);
}

/** The reference of a source, and beneath it its quotations. */
function stylesOfGroup({ paragraphs, group }: Printed, kind: ListKind): ParagraphStyle[] {
  const quotations = kind === 'quotations' ? (group?.claimIds.length ?? 0) : 0;
  return paragraphs.map((_, at) => {
    if (at === 0) return 'Citation';
    return at < paragraphs.length - quotations ? 'EntryNote' : 'Quote';
  });
}

/** A reference with its evidence, or a quotation that its source follows unless that is in a footnote. */
function stylesOf({ paragraphs, citation, note }: Printed): ParagraphStyle[] {
  const reference = citation?.reference;
  let next: ParagraphStyle[] = note === null ? ['Quote', 'CitedSource'] : ['Quote'];
  return paragraphs.map((paragraph) => {
    const isReference = paragraph === reference;
    if (isWarning(paragraph) && !isReference) return 'EntryWarning';
    if (isReference && next[0] === 'Quote') next = ['Citation'];
    return next.shift() ?? 'EntryNote';
  });
}
