import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../platform/context.js';
import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import { packageRoot } from '../../platform/lib/package-root.js';
import { ok, type Result, refused } from '../../platform/lib/result.js';
import { readCiteprocHtml } from './citeproc/html-model.js';
import { type Citeproc, startCiteproc } from './citeproc/pool.js';
import { cslRenderer } from './citeproc/renderer-model.js';
import { newsroomRenderer } from './model/newsroom.js';
import type { CitationRenderer } from './model/renderer.js';
import type { Paragraph } from './model/tree.js';
import type { NewsroomStyle } from './model/voice.js';
import type { StyleCard } from './model.js';
import { startStyleChecks } from './styles/check-pool.js';
import { KnownStyles } from './styles/known-store.js';
import { type CslStyle, ownLocale, type StyleChoice } from './styles/model/card.js';
import type { CslFacts } from './styles/model/csl-facts.js';
import { setAsideWords } from './styles/model/failures.js';
import { oneStyle, type StyleFault } from './styles/model/named.js';
import {
  type PrintedTypes,
  printedTypes,
  type ReplacedPrint,
  replacedPrint,
} from './styles/model/replaced.js';
import { SAMPLE_CITES, SAMPLE_WORKS, TRIAL_CITES, TRIAL_WORKS } from './styles/model/sample.js';
import { keyTaken, titleOfProgram } from './styles/program-key-store.js';
import { type OnPrinted, watched } from './styles/watched-pool.js';

// The citation styles. A style is looked up by id in our own, then among those that editors added, then in the
// installed package of CSL styles.

/** For whoever prints or names citation styles. */
export interface StylesContext extends Context {
  /** Opened on first use. */
  readonly styles: () => Promise<Styles>;
}

export interface Styles {
  /** At most `max` styles with these words, the best first; the usual ones where there are no words. */
  search(words: string, max: number): Promise<readonly StyleChoice[]>;
  /** Null for an unknown id. */
  describe(id: string): Promise<StyleChoice | null>;
  /**
   * The id of the style that words name: an id, an abbreviation, a title, or words that one title alone has.
   * @param kept the style that is replaced: its own id and title name it, even where it is no longer in use
   */
  idOf(words: string, kept?: string | null): Promise<Result<string, StyleFault>>;
  /** Null for an unknown id. @throws AppError not_now where it is set aside */
  find(id: string): Promise<CitationRenderer | null>;
  /**
   * What a style prints for two invented sources; nothing for our own, which prints quotations.
   * @throws AppError `unavailable` where it takes too long, `not_now` where it is set aside
   */
  sample(id: string): Promise<readonly Paragraph[]>;
  /** Whether the text of a CSL file is a style that prints, tried in a thread of its own. */
  check(csl: string): Promise<Result<CslFacts, readonly string[]>>;
  /**
   * What a file that was checked, or one in the trash, prints otherwise than the style in use with its key, for a source of each type. That
   * one may fail, which counts as a failure of any list does.
   * @throws AppError `unavailable` where the new one takes too long
   */
  besideInUse(facts: Pick<CslFacts, 'key' | 'parent' | 'locale'>, csl: string): Promise<ReplacedPrint>;
  /** The newsroom style's phrases, which every format uses for evidence. */
  readonly words: NewsroomStyle;
  close(): Promise<void>;
}

export interface StylesOptions {
  /** The database with the styles that editors added; null for those of the program alone. */
  readonly db?: Db | null;
  readonly citeproc?: Citeproc;
  /** The time limit for one list in a CSL style, in milliseconds. */
  readonly timeLimitMs?: number | undefined;
  /** The time limit for trying a file, in milliseconds. */
  readonly trialMs?: number | undefined;
  /** Counts the failures of styles that editors added; by default nobody does. */
  readonly onPrinted?: OnPrinted;
}

/** Starts no thread until the first list in a CSL style. */
export function openStyles(options: StylesOptions = {}): Styles {
  const { db = null, citeproc, timeLimitMs, trialMs, onPrinted = () => {} } = options;
  const printer = citeproc ?? startCiteproc(timeLimitMs);
  const checks = startStyleChecks(trialMs);
  const words = readNewsroomStyle();
  const all = new KnownStyles(words.card, db);
  return {
    search: (typed, max) => all.search(typed, max),
    describe: (id) => all.describe(id),
    async idOf(typed, kept = null) {
      const aside = await all.titleSetAside(typed);
      const isKept = kept !== null && [kept, (await all.describe(kept))?.card.title].includes(typed);
      if (isKept) return ok(kept);
      if (aside !== null) return refused({ message: setAsideWords(aside).replace(/\.$/, '') });
      return oneStyle(typed, await all.named(typed));
    },
    async find(id) {
      if (id === words.card.id) return newsroomRenderer(words);
      const style = inUse(await all.cslOf(id));
      return style && cslRenderer(style, watched(style, printer, onPrinted), words);
    },
    async sample(id) {
      const style = inUse(await all.cslOf(id));
      return style === null ? [] : sampleOf(style, watched(style, printer, onPrinted));
    },
    async check(csl) {
      const first = await checks.check({ csl, parent: null });
      const taken = first.ok ? await titleOfProgram(first.value.facts.key) : null;
      if (first.ok && taken !== null) return refused([keyTaken(first.value.facts.key, taken)]);
      const needed = first.ok && !first.value.isTried ? first.value.facts.parent : null;
      const parent = needed === null ? null : await all.parentOf(needed);
      if (needed !== null && parent === null)
        return refused([`It prints as the style ${needed}, which is not here: add that style first`]);
      const tried = parent === null ? first : await checks.check({ csl, parent: parent.file });
      return tried.ok ? ok(tried.value.facts) : tried;
    },
    async besideInUse({ key, parent, locale }, csl) {
      const file =
        parent === null ? { id: key, csl } : ((await all.parentOf(parent))?.file ?? { id: key, csl });
      const after = await trialOf({ file, locale: ownLocale(key, locale) }, printer);
      const older = await all.cslOf(key);
      if (older?.setAside !== null) return replacedPrint(new Map(), after);
      try {
        return replacedPrint(await trialOf(older, watched(older, printer, onPrinted)), after);
      } catch (error) {
        // A style that fails is the one that most needs replacing.
        if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
        return replacedPrint(new Map(), after, error.detail);
      }
    },
    words,
    close: async () => void (await Promise.all([printer.close(), checks.close()])),
  };
}

function inUse(style: CslStyle | null): CslStyle | null {
  if (style?.setAside) throw new AppError('not_now', setAsideWords(style.setAside.title));
  return style;
}

async function trialOf(
  { file, locale }: Pick<CslStyle, 'file' | 'locale'>,
  printer: Citeproc,
): Promise<PrintedTypes> {
  const trial = { works: TRIAL_WORKS, cites: TRIAL_CITES, forms: 'all' } as const;
  const printed = await printer.print({ style: file.id, csl: file.csl, locale, ...trial });
  return printedTypes(printed, readCiteprocHtml);
}

async function sampleOf(style: CslStyle, printer: Citeproc): Promise<readonly Paragraph[]> {
  const { id, csl } = style.file;
  const sample = { works: SAMPLE_WORKS, cites: SAMPLE_CITES };
  const { entries, notes } = await printer.print({ style: id, csl, locale: style.locale, ...sample });
  return [...entries, ...notes].map(({ html }) => readCiteprocHtml(html));
}

type NewsroomFile = Omit<NewsroomStyle, 'card'> & Omit<StyleCard, 'sha256' | 'kind'>;

/** The phrases and the pinned version of our own style. */
export function readNewsroomStyle(): NewsroomStyle {
  const bytes = readFileSync(join(packageRoot, 'data/reference/newsroom-style.json'));
  const file = JSON.parse(bytes.toString('utf8')) as NewsroomFile;
  const { id, title, edition, licence, authors } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...file, card: { id, title, edition, kind: 'author', licence, authors, sha256 } };
}
