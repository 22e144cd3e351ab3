import { type Mark, type Segment, segments } from '../../../engines/anchoring/segments.js';
import { lastBefore } from '../../../engines/reading/places/last-before.js';
import type { Places } from '../../../engines/reading/places/places.js';
import type { Span } from '../../../engines/text/span.js';
import { formatTime } from '../../../engines/text/time-mark.js';
import { type Piece, withInvisible } from '../../../platform/lib/text/invisible-characters.js';
import { linesOf, type Part } from '../../../record/snapshots/model/parts.js';
import type { CopyMark } from './marks.js';

// The text of a part in paragraphs, each divided into runs that list their marks.

/** A mark with its number in the whole copy. */
export interface Numbered {
  readonly number: number;
  readonly mark: CopyMark;
}

interface Paragraph {
  /** Its offset in the text of the copy, in UTF-16 code units. */
  readonly at: number;
  readonly locator: string | null;
  readonly runs: readonly Run[];
  /** The marks that begin in it or, in the first paragraph of a part, began before. */
  readonly begins: readonly Numbered[];
}

interface Run {
  readonly pieces: readonly Piece[];
  /** The classes of its marks; null for none. */
  readonly look: string | null;
  readonly isPassage: boolean;
  /** The marks that begin with it; where there are many only the first, with the number of the last. */
  readonly refs: readonly Ref[];
}

interface Ref {
  readonly number: number;
  readonly sign: string;
}

interface Shown {
  readonly part: Part;
  readonly marks: readonly Numbered[];
  readonly locators: readonly Locator[];
  /** The passage in the address. */
  readonly passage: Span | null;
}

/** Each line is a paragraph; empty lines separate them and are not shown. */
export function paragraphsOf(text: string, { part, marks, locators, passage }: Shown): Paragraph[] {
  const here = marks.filter(({ mark }) => mark.start < part.end && mark.end > part.start);
  const byNumber = new Map(here.map((one) => [one.number, one]));
  const begun = new Set<number>();
  return linesOf(text, part).map(({ at, line }) => {
    const own = here.filter(({ mark }) => mark.start < at + line.length && mark.end > at);
    const begins: number[] = [];
    const runs = segments(line, layersOf(own, passage), at).map((segment): Run => {
      const first = segment.ids.filter((id) => !begun.has(id));
      for (const id of first) begun.add(id);
      const numbers = first.filter((id) => id > 0);
      begins.push(...numbers);
      const look = lookOf(segment, byNumber);
      return {
        pieces: withInvisible(segment.text),
        look,
        isPassage: first.includes(PASSAGE),
        refs: refsOf(numbers),
      };
    });
    const locator = locatorIn(locators, at, at + line.length);
    return { at, locator, runs, begins: begins.flatMap((number) => byNumber.get(number) ?? []) };
  });
}

/** The id of the passage; those of marks begin with 1. */
const PASSAGE = 0;
const DIFFERING = -1;

function layersOf(own: readonly Numbered[], passage: Span | null): Mark<number>[] {
  const layer = (id: number) => (span: Span) => ({ id, start: span[0], end: span[1] });
  return [
    ...(passage ? [layer(PASSAGE)(passage)] : []),
    ...own.flatMap(({ number, mark }) => [
      ...mark.spans.map(layer(number)),
      ...(mark.kind === 'quotation' ? mark.differing.map(layer(DIFFERING)) : []),
    ]),
  ];
}

function lookOf({ ids }: Segment<number>, marks: ReadonlyMap<number, Numbered>): string | null {
  if (ids.length === 0) return null;
  const kinds = ids.flatMap((id) => marks.get(id)?.mark.kind ?? []);
  const looks = [
    kinds.includes('quotation') && 'quoted',
    kinds.includes('note') && 'noted',
    kinds.length > 1 && 'layered',
    kinds.length > 0 && ids.includes(DIFFERING) && 'unlike',
    ids.includes(PASSAGE) && 'is-target',
  ];
  return looks.filter((look) => look !== false).join(' ') || null;
}

/** Maximum number of references before one word, which would otherwise hide it. */
const MAX_REFS = 3;

/** Marks are numbered as they begin, so that those that begin together are consecutive. */
function refsOf(numbers: readonly number[]): Ref[] {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined) return [];
  if (numbers.length <= MAX_REFS) return numbers.map((number) => ({ number, sign: String(number) }));
  return [{ number: first, sign: `${first}–${last}` }];
}

// Groups paragraphs into rows. A row begins with a paragraph that has margin items and continues to the next such
// one, so that the margin has the height of all of them and seldom moves the text apart.

export function groupsOf<P extends { readonly margin: readonly unknown[] }>(paragraphs: readonly P[]): P[][] {
  const groups: P[][] = [];
  for (const paragraph of paragraphs) {
    const open = groups.at(-1);
    if (open === undefined || paragraph.margin.length > 0) groups.push([paragraph]);
    else open.push(paragraph);
  }
  return groups;
}

/** Where a paragraph is in the original: the time of a subtitle, or the page of a document. */
interface Locator {
  readonly start_utf16: number;
  readonly label: string;
}

/** In the order of the text. Times that the text itself contains are not repeated. */
export function locatorsOf({ pages, times, hasTimesInText }: Places): Locator[] {
  const beside = hasTimesInText ? [] : times;
  return [
    ...beside.map(({ start_utf16, start_ms }) => ({ start_utf16, label: `at ${formatTime(start_ms)}` })),
    ...pages.map((start_utf16, page) => ({ start_utf16, label: `Page ${page + 1}` })),
  ].sort((one, other) => one.start_utf16 - other.start_utf16);
}

/** For the paragraph between two positions; where several pages begin in it, the first. */
export function locatorIn(locators: readonly Locator[], start: number, end: number): string | null {
  const first = locators[lastBefore(locators.length, (at) => locators[at]?.start_utf16 ?? 0, start - 1) + 1];
  return first !== undefined && first.start_utf16 < end ? first.label : null;
}
