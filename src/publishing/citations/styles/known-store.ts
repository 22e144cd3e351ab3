import type { Db } from '../../../platform/db/schema.js';
import { packedStyles, readPackedCard } from '../citeproc/job/packed-styles.js';
import type { StyleCard } from '../model.js';
import { type CslStyle, ownLocale, type SetAside, type StyleChoice } from './model/card.js';
import { StyleIndex, type TitledStyle, USUAL_STYLES } from './model/search.js';
import { titleOfProgram, underProgramKeys } from './program-key-store.js';
import { type AddedStyle, StyleReader } from './store.js';

/** Our own style, those that editors added, and those of the package. */
export class KnownStyles {
  readonly #own: StyleCard;
  readonly #ownIndex: StyleIndex;
  readonly #added: StyleReader | null;

  /** @param db null for the styles of the program alone */
  constructor(own: StyleCard, db: Db | null) {
    this.#own = own;
    this.#ownIndex = new StyleIndex([own]);
    this.#added = db === null ? null : new StyleReader(db);
  }

  /** At most `max`, the best first; the usual ones where there are no words. */
  async search(words: string, max: number): Promise<StyleChoice[]> {
    const found = await this.#found((index) =>
      words.trim() === '' ? index.withIds(USUAL_STYLES) : index.matching(words),
    );
    const usual = words.trim() === '' ? [this.#own, ...(await this.#addedStyles()), ...found] : found;
    const shown = distinct(usual).slice(0, max);
    const described = await Promise.all(shown.map(({ id }) => this.describe(id)));
    return described.filter((style) => style !== null).filter(({ setAside }) => setAside === null);
  }

  /** Those that are named exactly so, or else all that match. */
  async named(words: string): Promise<TitledStyle[]> {
    const called = await this.#found((index) => index.called(words));
    return called.length > 0 ? called : this.#found((index) => index.matching(words));
  }

  /** Null for an unknown id. */
  async describe(id: string): Promise<StyleChoice | null> {
    if (id === this.#own.id) return { card: this.#own, locale: 'en-GB', origin: null, setAside: null };
    return this.cslOf(id);
  }

  /** An added style never stands for one of the package with the same id. */
  async cslOf(id: string): Promise<CslStyle | null> {
    const packed = await readPackedCard(id);
    const row = packed === null ? await this.#added?.byKey(id) : undefined;
    if (!row) return packed;
    const printing = row.parent === null ? printedBy(row) : await this.parentOf(row.parent);
    if (printing === null) return null;
    const { title, edition, kind, licence } = row;
    const authors = JSON.parse(row.authors) as string[];
    return {
      card: { id, title, edition, kind, licence, authors },
      locale: ownLocale(id, row.locale),
      origin: null,
      file: printing.file,
      addedId: printing.addedId,
      setAside: printing.setAside,
    };
  }

  /** The title of the added style that is set aside under this id or title; null for none. */
  async titleSetAside(named: string): Promise<string | null> {
    const row = await this.#added?.setAsideAs(named);
    return row === undefined || (await titleOfProgram(row.key)) !== null ? null : row.title;
  }

  /**
   * The independent style of that id; null for none.
   * NOTE: a parent must be independent, so that dependent styles cannot refer to each other in a circle.
   */
  async parentOf(id: string): Promise<CslStyle | null> {
    const row = await this.#added?.byKey(id);
    return row && row.parent !== null ? readPackedCard(id) : this.cslOf(id);
  }

  async #found(ask: (index: StyleIndex) => readonly TitledStyle[]): Promise<TitledStyle[]> {
    const added = new StyleIndex(await this.#addedStyles());
    const { index } = await packedStyles();
    return distinct([...ask(this.#ownIndex), ...ask(added), ...ask(index)]);
  }

  async #addedStyles(): Promise<readonly TitledStyle[]> {
    const all = (await this.#added?.titles()) ?? [];
    const unused = new Set(await underProgramKeys(all, ({ id }) => id));
    return all.filter((style) => !unused.has(style));
  }
}

/** An independent style that was added prints by its own file. */
function printedBy(row: AddedStyle): Pick<CslStyle, 'file' | 'addedId' | 'setAside'> {
  const { id, key, title, csl, set_aside_at: at } = row;
  const setAside: SetAside | null = at === null ? null : { title, at };
  return { file: { id: key, csl }, addedId: id, setAside };
}

/** The first of each id. */
function distinct(styles: readonly TitledStyle[]): TitledStyle[] {
  const seen = new Set<string>();
  return styles.filter(({ id }) => seen.size < seen.add(id).size);
}
