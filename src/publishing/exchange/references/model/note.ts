// The note of an imported source: what has no field of its own, each under its name.

/** As long as the note of a source may be. */
const MAX_LENGTH = 10_000;
/** What may be long comes last. */
const LAST: readonly string[] = ['Notes', 'Abstract'];

export class Note {
  readonly #texts = new Map<string, string[]>();
  readonly #dropped = new Set<string>();
  #isTooLong = false;

  /** The names of what stands in it. */
  get labels(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** The names of what is not imported. */
  get dropped(): readonly string[] {
    return [...this.#dropped, ...(this.#isTooLong ? ['end of the note'] : [])];
  }

  add(label: string, text: string): void {
    if (text === '') return;
    const texts = this.#texts.get(label);
    if (texts === undefined) this.#texts.set(label, [text]);
    else texts.push(text);
  }

  drop(what: string): void {
    this.#dropped.add(what);
  }

  /** Gives up what cannot be stored: the values that are refused by themselves, or else all. */
  dropRefused(isRefused: (line: string) => boolean): void {
    const refused = this.labels.filter((label) => isRefused(lineOf(label, this.#texts.get(label) ?? [])));
    for (const label of refused.length > 0 ? refused : this.labels) {
      this.drop(label.toLowerCase());
      this.#texts.delete(label);
    }
  }

  /** The text, shortened at the end where it is too long; null for an empty one. @param own what comes first */
  text(own: string | null): string | null {
    const labels = this.labels.toSorted((one, other) => LAST.indexOf(one) - LAST.indexOf(other));
    const lines = labels.map((label) => lineOf(label, this.#texts.get(label) ?? []));
    const whole = [...(own === null ? [] : [own]), ...lines].join('\n');
    this.#isTooLong = whole.length > MAX_LENGTH;
    return (this.#isTooLong ? `${whole.slice(0, MAX_LENGTH - 1).toWellFormed()}…` : whole) || null;
  }
}

function lineOf(label: string, texts: readonly string[]): string {
  const isLong = texts.some((text) => text.includes('\n'));
  return `${label}: ${texts.join(isLong ? '\n' : '; ')}`;
}
