import type { Citation, RenderedEntry } from '../model/renderer.js';
import { type Inline, lettersOf, type Paragraph, text } from '../model/tree.js';
import { readCiteprocHtml } from './html-model.js';
import { type CiteprocAnswer, FIRST_NOTE, type PrintedCite } from './model.js';

type Failed = Extract<RenderedEntry, { readonly outcome: 'failed' }>;

/** What citeproc answered, read where it is printed. */
export class Citations {
  readonly #title: string;
  readonly #reasons: ReadonlyMap<string, string>;
  readonly #answer: CiteprocAnswer;
  readonly #entries: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<number, PrintedCite>;
  readonly #faults: ReadonlyMap<string, string>;
  readonly #references = new Map<string, Paragraph>();

  /** @param title the style's */
  constructor(answer: CiteprocAnswer, title: string, reasons: ReadonlyMap<string, string>) {
    [this.#answer, this.#title, this.#reasons] = [answer, title, reasons];
    this.#entries = new Map(answer.entries.map(({ key, html }) => [key, html]));
    this.#notes = new Map(answer.notes.map((note) => [note.cite, note]));
    this.#faults = new Map(answer.faults.map(({ key, why }) => [key, why]));
  }

  /** @param inOurStyle the reference of a source for which the style has no form at all */
  read(key: string, cite: number, inOurStyle: () => Paragraph): Citation | Failed {
    const reference = this.#reference(key);
    const forms = this.#forms(this.#notes.get(cite));
    if (reference !== null) return { outcome: 'printed', reason: null, reference, ...forms };
    const title = this.#title;
    const why = this.#faults.get(key);
    if (why !== undefined)
      return { outcome: 'failed', reason: `${title} could not print the source: ${why}` };
    const note = forms.footnote ?? forms.inText;
    if (note !== null) return { outcome: 'noted', reason: this.#whyNoted(key), reference: note, ...forms };
    const none = `${title} has no form for a source of this kind; it stands as in our own style.`;
    return { outcome: 'noted', reason: none, reference: inOurStyle(), ...forms };
  }

  references(): Paragraph[] {
    return [...this.#entries.keys()].flatMap((key) => [this.#reference(key) ?? []]);
  }

  /** The same paragraph for all claims of a work. */
  #reference(key: string): Paragraph | null {
    const html = this.#entries.get(key);
    if (html === undefined) return null;
    const reference = this.#references.get(key) ?? readCiteprocHtml(html);
    this.#references.set(key, reference);
    return reference;
  }

  /** NOTE: of a numeric style a cite is only a number in this list, which says nothing anywhere else. */
  #forms(printed: PrintedCite | undefined): Pick<Citation, 'footnote' | 'short' | 'inText'> {
    const full = readCiteprocHtml(printed?.html ?? '');
    const none = { footnote: null, short: null, inText: null };
    if (printed === undefined || !/\p{L}/u.test(lettersOf(full))) return none;
    if (!this.#answer.isNoteStyle) return { ...none, inText: full };
    const short = printed.short === '' ? full : readCiteprocHtml(printed.short);
    return { ...none, footnote: full, short: (first) => withNumber(short, first) };
  }

  #whyNoted(key: string): string {
    const title = this.#title;
    const omitted = this.#answer.hasBibliography
      ? `${title} leaves a source of this kind out of its bibliography; it stands in note form.`
      : `${title} has notes and no bibliography.`;
    return this.#reasons.get(key) ?? omitted;
  }
}

/** The paragraph with the number of the first note. */
function withNumber(parts: Paragraph, first: number): Inline[] {
  return parts.map((part) =>
    part.kind === 'text'
      ? text(part.text.replaceAll(FIRST_NOTE, String(first)))
      : { ...part, children: withNumber(part.children, first) },
  );
}
