import type { Span } from '../../text/span.js';
import { creditAtEnd } from './credit-at-end.js';
import { withLabels } from './labelled.js';
import { marksIn } from './marks.js';
import { type Pair, pairMarks } from './pairs.js';
import { paragraphsOf } from './paragraphs.js';
import type { MarkKind, Region } from './region.js';

// Finds the passages in quotation marks of any kind and language. A missing mark affects its own paragraph alone.

/** A quotation left open at the end of a paragraph. */
interface Hanging {
  readonly kind: MarkKind;
  readonly group: number;
}

/** In the order of the text, outer regions before those within them; takes time linear in the text. */
export function quotedRegions(text: string): Region[] {
  const found: Region[] = [];
  let hanging: Hanging | null = null;
  let groups = 0;
  for (const paragraph of paragraphsOf(text)) {
    const drafts = draftsIn(text, paragraph, hanging);
    let next: Hanging | null = null;
    for (const [at, { hangs, ...region }] of drafts.entries()) {
      const joined = at === 0 && isContinuation(text, paragraph, region, hanging) ? hanging : null;
      const group: number = joined?.group ?? groups;
      if (joined === null) groups += 1;
      found.push({ ...region, group });
      if (hangs) next = { kind: region.kind, group };
    }
    hanging = next;
  }
  return withLabels(text, found);
}

type Draft = Omit<Region, 'group'> & { readonly hangs: boolean };

function draftsIn(text: string, paragraph: Span, hanging: Hanging | null): Draft[] {
  const drafts = pairMarks(marksIn(text, paragraph), hanging?.kind ?? null)
    .flatMap((pair) => draftOf(text, paragraph, pair) ?? [])
    .sort((a, b) => a.outer[0] - b.outer[0] || b.outer[1] - a.outer[1]);
  const ends: number[] = [];
  return drafts.map((draft) => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= draft.outer[0]) ends.pop();
    return { ...draft, level: ends.push(draft.outer[1]) };
  });
}

/** It begins its paragraph, with an opening mark or without. */
function isContinuation(
  text: string,
  [start]: Span,
  region: Omit<Draft, 'hangs'>,
  hanging: Hanging | null,
): boolean {
  return hanging?.kind === region.kind && text.slice(start, region.outer[0]).trim() === '';
}

function draftOf(text: string, [start, end]: Span, { open, close }: Pair): Draft | null {
  const first = open?.end ?? start;
  const credit = close === null ? creditAtEnd(text, [first, end]) : null;
  const inside = text.slice(first, close?.start ?? credit ?? end);
  if (!/[\p{L}\p{N}]/u.test(inside)) return null;
  const from = first + (inside.length - inside.trimStart().length);
  return {
    start: from,
    end: from + inside.trim().length,
    outer: [open?.start ?? start, close?.end ?? credit ?? end],
    level: 1,
    kind: open?.kind ?? close?.kind ?? 'double',
    isClosed: open !== null && close !== null,
    label: null,
    hangs: close === null && credit === null,
  };
}
