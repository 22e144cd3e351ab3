import type { Span } from '../../text/span.js';
import { creditAtEnd } from './credit-at-end.js';
import { withLabels } from './labelled.js';
import { marksIn } from './marks.js';
import { type Pair, pairMarks } from './pairs.js';
import { paragraphsOf } from './paragraphs.js';
import type { MarkKind, Region } from './region.js';
import { type Doubtful, withCertainty } from './sure.js';

// Finds the passages in quotation marks of any kind and language. A missing mark affects its own paragraph alone.

/** A quotation left open at the end of a paragraph. */
interface Hanging {
  readonly kind: MarkKind;
  readonly group: number;
  /** Its place among the regions found. */
  readonly at: number;
  /** Paragraphs after it that have no marks. */
  readonly between: readonly Span[];
}

/** Maximum number of paragraphs without a mark within one quotation. */
const MAX_BETWEEN = 3;

/** In the order of the text, outer regions before those within them; takes time linear in the text. */
export function quotedRegions(text: string): Region[] {
  const found: Doubtful[] = [];
  let hanging: Hanging | null = null;
  let groups = 0;
  for (const paragraph of paragraphsOf(text)) {
    const drafts = draftsIn(text, paragraph, hanging);
    const [first] = drafts;
    const joined: Hanging | null = first && continues(text, paragraph, first, hanging) ? hanging : null;
    // A single mark that no paragraph goes on from was an apostrophe.
    if (joined === null && hanging?.kind === 'single') withoutApostrophe(found, hanging.at);
    if (joined !== null && first?.opens === false) found.push(...unmarkedIn(text, joined));
    let next: Hanging | null = drafts.length === 0 ? past(hanging, paragraph) : null;
    for (const draft of drafts) {
      const group: number = draft === first && joined !== null ? joined.group : groups;
      if (group === groups) groups += 1;
      if (draft.hangs) next = { kind: draft.kind, group, at: found.length, between: [] };
      found.push({ ...draft, group });
    }
    hanging = next;
  }
  if (hanging?.kind === 'single') withoutApostrophe(found, hanging.at);
  return withLabels(text, withCertainty(found));
}

/** Those found after it are of its paragraph, and were within it. */
function withoutApostrophe(found: Doubtful[], at: number): void {
  const within = found.splice(at).slice(1);
  found.push(...within.map((region) => ({ ...region, level: region.level - 1 })));
}

/** A quotation that is still open after a paragraph without marks; null where there are too many of them. */
function past(hanging: Hanging | null, paragraph: Span): Hanging | null {
  if (hanging === null || hanging.kind === 'single' || hanging.between.length === MAX_BETWEEN) return null;
  return { ...hanging, between: [...hanging.between, paragraph] };
}

type Draft = Omit<Doubtful, 'group'>;

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

/** It begins its paragraph, with an opening mark or without; with one, only a remark may stand between. */
function continues(text: string, [start]: Span, draft: Draft, hanging: Hanging | null): boolean {
  if (hanging?.kind !== draft.kind || text.slice(start, draft.outer[0]).trim() !== '') return false;
  return !draft.opens || hanging.between.every((span) => isRemark(text.slice(...span)));
}

/** UTF-16 code units: a longer paragraph tells something. */
const MAX_REMARK_UTF16 = 100;

/** “(Applause)”, a heading, a caption: a line that is no sentence. */
function isRemark(line: string): boolean {
  if (line.length > MAX_REMARK_UTF16) return false;
  return /^[([].*[)\]]$/s.test(line) || /[\p{L}\p{N}]$/u.test(line);
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
    opens: open !== null,
    hangs: close === null && credit === null,
  };
}

/** The paragraphs without marks within a quotation, without page numbers and remarks. */
function unmarkedIn(text: string, { kind, group, between }: Hanging): Doubtful[] {
  return between
    .filter((span) => !isRemark(text.slice(...span)))
    .map(([start, end]) => {
      const shape = { start, end, outer: [start, end], level: 1, kind, group } as const;
      return { ...shape, isClosed: false, label: null, opens: false, hangs: true };
    });
}
