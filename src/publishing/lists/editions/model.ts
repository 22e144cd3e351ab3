import type { ListKind } from '../../../vocabulary.js';
import type { Counts, KeptEdition, StyleCard } from '../../citations/model.js';

// The file of an edition is JSON Lines: the head, an entry for each line of the list, the works of a bibliography, and the
// foot. It is kept as it was written, so that the SHA-256 of its bytes stays what was printed.

export type Outcome = 'printed' | 'noted' | 'failed';

/** A claim of an entry as it was then. */
export interface EditionClaim {
  readonly id: number;
  readonly version: number;
  /** A key of the vocabulary. */
  readonly status: string;
}

/** Paragraphs as they were printed, one text and one HTML each. */
export interface Printed {
  readonly text: readonly string[];
  readonly html: readonly string[];
}

export interface EditionHead {
  readonly part: 'head';
  readonly format: 'onrecord-edition';
  readonly version: 1;
  readonly list: number;
  readonly list_version: number;
  readonly title: string;
  /** As its maker calls it; null for no name. */
  readonly name: string | null;
  readonly kind: ListKind;
  readonly grouping: 'source' | null;
  readonly style: string;
  /** As it was chosen; `style` leaves it to the style. */
  readonly locale: string;
  /** UTC ISO 8601. */
  readonly made_at: string;
  readonly made_by: string;
  /** The public address of the instance; null for none. */
  readonly address: string | null;
}

export interface EditionEntry extends Printed {
  readonly part: 'entry';
  readonly outcome: Outcome;
  /** Why it is in note form, or not printed; null where it is printed as usual. */
  readonly reason: string | null;
  readonly claims: readonly EditionClaim[];
  /** The source that one entry with all its claims stands for; null for an entry of one claim. */
  readonly source: number | null;
  readonly note: (Printed & { readonly number: number }) | null;
}

/** A work of the bibliography of a list with footnotes. */
export interface EditionWork extends Printed {
  readonly part: 'work';
}

export interface EditionFoot {
  readonly part: 'foot';
  readonly counts: Omit<Counts, 'withheld'>;
  /** In the style, or the nearest that the style has. */
  readonly locale: string;
  readonly style: StyleCard;
}

/** A line whose text was erased. */
export interface ErasedLine {
  readonly part: EditionLine['part'];
  readonly erased: true;
}

export type EditionLine = EditionHead | EditionEntry | EditionWork | EditionFoot;

/** The ends of an edition as one viewer sees it, and what of it they do not see. */
export interface EditionView {
  /** Null where it was erased. */
  readonly head: EditionHead | null;
  /** Its counts are of what the viewer sees. */
  readonly foot: EditionFoot;
  /** Entries with a claim that is not on the record any more, which the viewer does not get. */
  readonly hiddenEntries: number;
  /** Entries whose text was erased. */
  readonly erasedEntries: number;
  /** Of the file that the viewer gets; null where only its lines tell. */
  readonly sha256: string | null;
}

/** A line as it is stored. @param line JSON; null where it was erased */
export function readLine<L extends EditionLine>(line: string): L | null {
  const value = JSON.parse(line) as L | ErasedLine;
  return 'erased' in value ? null : value;
}

/** What is left of a line once it is erased. */
export function erasedLine(part: EditionLine['part']): string {
  return JSON.stringify({ part, erased: true } satisfies ErasedLine);
}

/** The whole text of an entry, for comparing it; empty for one that is not printed. */
export function entryText({ text, note }: Pick<EditionEntry, 'text' | 'note'>): string {
  return [...text, ...(note?.text ?? [])].join('\n');
}

/** What a line says of records, for finding text in it. */
export function textOfLine(line: string): string {
  const read = readLine<EditionLine>(line);
  if (read?.part === 'head') return [read.title, read.name ?? '', read.made_by].join('\n');
  if (read?.part === 'entry') return entryText(read);
  return read?.part === 'work' ? read.text.join('\n') : '';
}

/** Formats in which an edition is exported. `jsonl` is its file, to whose bytes its SHA-256 belongs. */
export const EDITION_FORMATS = {
  html: 'HTML',
  text: 'Plain text',
  markdown: 'Markdown',
  docx: 'Word (DOCX)',
  jsonl: 'JSON Lines, as kept',
} as const;
export type EditionFormat = keyof typeof EDITION_FORMATS;

/** What the foot of a file says of an edition. @param sha256 of the file that the viewer gets */
export function keptEdition(
  edition: {
    readonly id: number;
    readonly name: string | null;
    readonly kept_sha256: string;
    readonly remaining_sha256: string | null;
  },
  sha256: string,
): KeptEdition {
  const { id, name, kept_sha256, remaining_sha256 } = edition;
  return { id, name, sha256, before: remaining_sha256 === null ? null : kept_sha256 };
}

/** The name of an edition in a sentence: its own, or its number. */
export function editionTitle({ id, name }: { readonly id: number; readonly name: string | null }): string {
  return name ?? `Edition ${id}`;
}
