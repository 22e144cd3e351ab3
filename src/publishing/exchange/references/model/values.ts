/** The values of a record: each is used once, and the rest is known. */
export class Values {
  readonly #rest: Map<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#rest = new Map(values);
  }

  peek(variable: string): string | null {
    return this.#rest.get(variable) ?? null;
  }

  /** As one line without markup; null where there is none. */
  line(variable: string): string | null {
    const text = this.#rest.get(variable);
    this.#rest.delete(variable);
    return text === undefined ? null : plainLine(text) || null;
  }

  /** What nobody used. A range of pages is one value. */
  rest(): ReadonlyMap<string, string> {
    const [first, last] = [this.line('page'), this.line('last page')];
    const pages = [first, first !== null && /[-–]/.test(first) ? null : last].filter((part) => part !== null);
    if (pages.length > 0) this.#rest.set('page', pages.join('–'));
    return this.#rest;
  }
}

/** The markup that CSL knows within a text. @source CSL 1.0.2, appendix on CSL-JSON */
const MARKUP =
  /<\/?(?:i|b|em|strong|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant: ?small-caps;?")>|<\/span>/g;

/** Without markup, and with spaces for line breaks. */
export function plainLine(text: string): string {
  return text.replaceAll(MARKUP, '').replaceAll(/\s+/g, ' ').trim();
}
