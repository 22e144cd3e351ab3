// A record of a reference file, whatever its format, in the terms of CSL.

/** A name as in CSL: its parts, or one literal. */
export type ReferenceName =
  | { readonly family: string; readonly given?: string }
  | { readonly literal: string };

/** What has no field of its own here, with its name for people: `Volume`, `12`. */
export interface Labelled {
  readonly label: string;
  readonly text: string;
}

export interface Reference {
  /** Its number in the file, from 1. */
  readonly n: number;
  /** The CSL type; null where it is none. */
  readonly type: string | null;
  /** The type as the file gives it, for people; null where it gives none. */
  readonly typeGiven: string | null;
  /** In the order of the file. @property variable of CSL, such as `author` or `editor` */
  readonly names: readonly { readonly variable: string; readonly name: ReferenceName }[];
  /** CSL variables and their text; dates are EDTF, or as the file gives them. */
  readonly values: ReadonlyMap<string, string>;
  /** What has no CSL variable. */
  readonly more: readonly Labelled[];
  /** The names of what is not imported at all. */
  readonly notKept: readonly string[];
  /** A whole source as `POST /sources` takes it, which one of our own exports has; null for any other record. */
  readonly fields: Readonly<Record<string, unknown>> | null;
}

/** What stands between two records, and is not imported with the one before it. */
export const OUTSIDE_RECORDS = 'text outside records';

/** Names and other values of a record: the note has room for fewer, so that none is lost for want of more. */
const MAX_VALUES = 5_000;

/** Collects the contents of a record. Nothing is lost: of two values of one variable the second gets a label. */
export class ReferenceDraft {
  type: string | null = null;
  typeGiven: string | null = null;
  fields: Reference['fields'] = null;
  readonly #names: { variable: string; name: ReferenceName }[] = [];
  readonly #values = new Map<string, string>();
  readonly #more = new Map<string, Labelled>();
  readonly #notKept = new Set<string>();

  get values(): ReadonlyMap<string, string> {
    return this.#values;
  }

  value(name: string, given: string): void {
    const [variable, text] = [this.#clean(name), this.#clean(given)];
    const before = this.#values.get(variable);
    if (text === '' || before === text) return;
    if (before === undefined) this.#values.set(variable, text);
    else this.add(labelOf(variable), text);
  }

  /** A name without any part is none. */
  name(
    variable: string,
    given: { readonly [part in 'family' | 'given' | 'literal']?: string | undefined },
  ): void {
    const part = (text: string | undefined) => this.#clean(text ?? '').replaceAll(/\s+/g, ' ');
    const role = this.#clean(variable);
    const [family, first, literal] = [part(given.family), part(given.given), part(given.literal)];
    const whole = literal || first;
    if (this.#names.length === MAX_VALUES) this.drop(labelOf(role));
    else if (family !== '')
      this.#names.push({ variable: role, name: { family, ...(first !== '' && { given: first }) } });
    else if (whole !== '') this.#names.push({ variable: role, name: { literal: whole } });
  }

  /** What has no variable; the same twice is one. */
  add(name: string, given: string): void {
    const [label, text] = [this.#clean(name), this.#clean(given)];
    const key = `${label}\n${text}`;
    if (text === '' || this.#more.has(key)) return;
    if (this.#more.size < MAX_VALUES) this.#more.set(key, { label, text });
    else this.drop(label);
  }

  /** Something that is not imported. */
  drop(what: string): void {
    this.#notKept.add(what);
  }

  finish(n: number): Reference {
    const { type, fields } = this;
    const typeGiven = this.#clean(this.typeGiven ?? '') || null;
    const [more, notKept] = [[...this.#more.values()], [...this.#notKept]];
    return { n, type, typeGiven, fields, names: this.#names, values: this.#values, more, notKept };
  }

  /** Without what cannot be stored. */
  #clean(text: string): string {
    const clean = withoutControls(text).trim();
    if (clean !== text.trim()) this.drop('control characters');
    return clean;
  }
}

/** Without what no field may have. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(NOT_STORED, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const NOT_STORED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** `publisher-place` → `Publisher place`, or the usual name. */
export function labelOf(variable: string): string {
  const words = variable.replaceAll(/[-_]+/g, ' ').trim();
  return (
    (Object.hasOwn(LABELS, variable) && LABELS[variable]) || words.charAt(0).toUpperCase() + words.slice(1)
  );
}

const LABELS: Readonly<Record<string, string>> = {
  page: 'Pages',
  keyword: 'Keywords',
  note: 'Notes',
  annote: 'Annotation',
  issued: 'Published',
  accessed: 'Accessed',
  source: 'Catalogue',
  event: 'Event',
  'event-title': 'Event',
  'event-place': 'Place of the event',
  'event-date': 'Date of the event',
  'title-short': 'Short title',
  shortTitle: 'Short title',
  journalAbbreviation: 'Short title of the journal',
  'container-title': 'Part of',
  'container-title-short': 'Short title of the journal',
  'collection-title': 'Series',
  'collection-number': 'Number in the series',
  'publisher-place': 'Place of publication',
  'call-number': 'Call number',
  archive_location: 'Place in the archive',
  'archive-place': 'Place of the archive',
  'number-of-pages': 'Number of pages',
  'number-of-volumes': 'Number of volumes',
  'chapter-number': 'Chapter',
  dimensions: 'Length',
  'translated-title': 'Translated title',
  'container-author': 'Author of the whole',
  'collection-editor': 'Editor of the series',
};
