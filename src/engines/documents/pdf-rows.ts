import { cleanCopy } from './clean.js';

// The rows of a page: the pieces of text at one height.

/** A text item of pdf.js. Structural items have no `str`. */
export interface PdfItem {
  readonly str?: string;
  /** `rtl` where pdf.js has reversed it. */
  readonly dir?: string;
  readonly hasEOL?: boolean;
  /** The last two are its position: x from the left, y from the bottom. */
  readonly transform?: readonly number[];
  readonly width?: number;
  /** The height of its letters. */
  readonly height?: number;
}

export interface Line {
  readonly text: string;
  readonly y: number;
  /** Its right end; of a line from right to left, mirrored, as far as it runs. */
  readonly right: number;
  readonly height: number;
  /** A paragraph by itself, whatever its distance from others. */
  readonly isApart?: boolean;
}

/** The pieces of a line, in the order of the file. */
export interface Row {
  readonly pieces: readonly PdfItem[];
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

export function rowsOf(items: readonly PdfItem[]): Row[] {
  const rows: Row[] = [];
  let pieces: PdfItem[] = [];
  const end = () => {
    const row = rowOf(pieces);
    if (row) rows.push(row);
    pieces = [];
  };
  for (const item of items) {
    if (item.str === undefined) continue;
    const before = pieces.at(-1);
    if (
      before &&
      item.str.trim() !== '' &&
      Math.abs(yOf(item) - yOf(before)) > 6 &&
      !before.str?.endsWith(' ')
    )
      end();
    pieces.push(item);
    if (item.hasEOL) end();
  }
  end();
  return rows;
}

function yOf({ transform }: PdfItem): number {
  return transform?.[5] ?? 0;
}

function rowOf(pieces: readonly PdfItem[]): Row | null {
  const said = pieces.filter(({ str }) => str?.trim());
  const [first] = said;
  if (!first) return null;
  return {
    pieces,
    y: yOf(first),
    left: Math.min(...said.map(({ transform }) => transform?.[4] ?? 0)),
    right: Math.max(...said.map(({ transform, width }) => (transform?.[4] ?? 0) + (width ?? 0))),
    height: Math.max(...said.map(({ height }) => height ?? 0)),
  };
}

export /** The gap within paragraphs, in units of the page: a small quantile, since gaps between paragraphs are larger. */
function usualGap(lines: readonly { readonly y: number }[]): number {
  const gaps = lines
    .map((line, at) => (lines[at - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0.5)
    .sort((one, other) => one - other);
  return gaps[Math.floor((gaps.length - 1) / 4)] ?? 12;
}

/**
 * Letters in place of the forms in which fonts draw them: fi for one sign, an Arabic letter for its form at the end of
 * a word.
 */
export function plainLetters(text: string): string {
  return cleanCopy(
    text.replace(DRAWN_FORMS, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, '')),
  ).trim();
}

const DRAWN_FORMS =
  /[\u00a0\u00b5\u037e\u0eb3\u2000-\u200a\u202f\u2126\ufb00-\ufb04\ufb06\ufb1d-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]/g;
