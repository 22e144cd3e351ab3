import { type Collation, collate } from '../../../engines/collation/collate.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { Form, Rank, Translation } from '../../../vocabulary.js';

// The wordings of a claim for comparison: a group per language, each with a reference. Translations are listed apart:
// they share no words with their originals.

/** A wording as one source prints it; `attributionId` is null for a claim's own words that no source has. */
export interface Wording {
  readonly attributionId: number | null;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly rank: Rank;
  readonly isReference: boolean;
  readonly translation: Translation | null;
  readonly translator: string | null;
  readonly translatesId: number | null;
}

export interface Group<W extends Wording> {
  /** Null where it is unknown. */
  readonly language: string | null;
  readonly reference: W;
  readonly others: readonly Other<W>[];
  /** A row for each other wording. */
  readonly collation: Collation;
  /** Wordings beyond the limit of one page. */
  readonly left: readonly W[];
}

/** A wording beside the reference, and others identical with it. */
export interface Other<W extends Wording> {
  readonly wording: W;
  readonly also: readonly W[];
}

/**
 * Maximum length, in UTF-16 code units, and number of distinct wordings compared on one page, which bounds the time to
 * compute and to read it. A wording that is compared already, or equals the reference, counts for nothing.
 */
const MAX_CHARACTERS = 60_000;
const MAX_WORDINGS = 50;

export interface Translated<W extends Wording> {
  /** Null where no source with the original words is saved. */
  readonly original: W | null;
  readonly translation: W;
}

const RANK_ORDER: Readonly<Record<Rank, number>> = { preferred: 0, normal: 1, deprecated: 2 };

/**
 * Groups by language, the claim's first; wordings by rank, then in the order given.
 * @param asked the attribution with which only the reference is compared; null for all
 */
export function groupsOf<W extends Wording>(
  wordings: readonly W[],
  language: string | null,
  asked: number | null = null,
): Group<W>[] {
  const byRank = [...wordings].sort((a, b) => RANK_ORDER[a.rank] - RANK_ORDER[b.rank]);
  const byLanguage = grouped(byRank, (one) => primary(one.language));
  const budget = { characters: MAX_CHARACTERS, wordings: MAX_WORDINGS };
  const groups = [...byLanguage]
    .map(([tag, own]) => groupOf(tag, own, asked, budget))
    .filter(({ others }) => asked === null || others.length > 0);
  return groups.sort(
    (a, b) => Number(b.language === primary(language)) - Number(a.language === primary(language)),
  );
}

/** `en` of `en-GB`: variants of one language are compared with each other. */
function primary(language: string | null): string | null {
  return language === null ? null : (language.toLowerCase().split('-')[0] ?? null);
}

interface Budget {
  characters: number;
  wordings: number;
}

function groupOf<W extends Wording>(
  language: string | null,
  own: readonly W[],
  asked: number | null,
  budget: Budget,
): Group<W> {
  const reference = own.find(({ isReference }) => isReference) ?? (own[0] as W);
  const all = distinct(own.filter((one) => one !== reference));
  const wanted = asked === null ? all : all.filter((one) => isAsked(one, asked));
  budget.characters -= reference.text.length;
  const compared = new Set([reference.text]);
  const others = wanted.filter(({ wording }) => asked !== null || fits(budget, compared, wording));
  const held = new Set(others);
  const left = wanted.filter((one) => !held.has(one)).flatMap(({ wording, also }) => [wording, ...also]);
  const texts = others.map(({ wording }) => wording.text);
  return { language, reference, others, collation: collate(reference.text, texts), left };
}

/** Each wording once, with those identical in words and form. */
function distinct<W extends Wording>(wordings: readonly W[]): Other<W>[] {
  const same = grouped(wordings, ({ form, text }) => `${form} ${text}`);
  return [...same.values()].map(([wording, ...also]) => ({ wording: wording as W, also }));
}

function isAsked<W extends Wording>({ wording, also }: Other<W>, asked: number): boolean {
  return [wording, ...also].some(({ attributionId }) => attributionId === asked);
}

/** @param compared the texts compared so far, to which this one is added */
function fits(budget: Budget, compared: Set<string>, { text }: Wording): boolean {
  if (compared.has(text)) return true;
  if (budget.wordings === 0 || text.length > budget.characters) return false;
  budget.wordings -= 1;
  budget.characters -= text.length;
  compared.add(text);
  return true;
}

/** The first ones, up to the limit of one page. */
export function shortened<W extends Wording>(translated: readonly Translated<W>[]): Translated<W>[] {
  let characters = 0;
  return translated.filter(({ original, translation }) => {
    characters += translation.text.length + (original?.text.length ?? 0);
    return characters <= MAX_CHARACTERS;
  });
}

/** Translations of another wording, or of an original that is not saved. */
export function translatedIn<W extends Wording>(wordings: readonly W[]): Translated<W>[] {
  const byId = new Map(wordings.map((one) => [one.attributionId, one]));
  return wordings.flatMap((translation) => {
    const { translatesId } = translation;
    const original = translatesId === null ? null : (byId.get(translatesId) ?? null);
    const isKnown = translation.translation !== null && translation.translation !== 'none';
    return original !== null || isKnown ? [{ original, translation }] : [];
  });
}

/** Whether there are wordings in another language. */
export function hasOtherLanguage(wordings: readonly Wording[], than: Wording): boolean {
  return wordings.some(({ language }) => primary(language) !== primary(than.language));
}
