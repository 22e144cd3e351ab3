import { type Collation, collate } from '../engines/collation/collate.js';
import type { Rank, Translation } from '../vocabulary.js';

// All wordings of one claim, laid over each other: a group for each language, and in it one wording that the others
// are read against. What was made from what is told apart: a translation has no words in common with its original.

/** A wording as one source prints it; `attributionId` null for a claim's own words that no source has. */
export interface Wording {
  readonly attributionId: number | null;
  readonly text: string;
  readonly language: string | null;
  readonly rank: Rank;
  readonly isReference: boolean;
  readonly translation: Translation | null;
  readonly translator: string | null;
  readonly translatesId: number | null;
}

export interface Group<W extends Wording> {
  /** Null where nobody said. */
  readonly language: string | null;
  readonly reference: W;
  readonly others: readonly W[];
  /** A row for each of the others. */
  readonly collation: Collation;
}

export interface Translated<W extends Wording> {
  /** Null where no source with its words is on the desk. */
  readonly original: W | null;
  readonly translation: W;
}

const RANK_ORDER: Readonly<Record<Rank, number>> = { preferred: 0, normal: 1, deprecated: 2 };

/** The language of the claim first; wordings in the order of their rank, and of the desk within it. */
export function groupsOf<W extends Wording>(wordings: readonly W[], language: string | null): Group<W>[] {
  const byLanguage = new Map<string | null, W[]>();
  for (const one of [...wordings].sort((a, b) => RANK_ORDER[a.rank] - RANK_ORDER[b.rank]))
    byLanguage.set(primary(one.language), [...(byLanguage.get(primary(one.language)) ?? []), one]);
  const groups = [...byLanguage].map(([tag, own]) => groupOf(tag, own));
  return groups.sort(
    (a, b) => Number(b.language === primary(language)) - Number(a.language === primary(language)),
  );
}

/** `en` of `en-GB`: variants of one language are read against each other. */
function primary(language: string | null): string | null {
  return language === null ? null : (language.toLowerCase().split('-')[0] ?? null);
}

function groupOf<W extends Wording>(language: string | null, own: readonly W[]): Group<W> {
  const reference = own.find(({ isReference }) => isReference) ?? (own[0] as W);
  const others = own.filter((one) => one !== reference);
  const collation = collate(
    reference.text,
    others.map(({ text }) => text),
  );
  return { language, reference, others, collation };
}

/** What was made from another wording, or is known to be a translation of something that is not here. */
export function translatedIn<W extends Wording>(wordings: readonly W[]): Translated<W>[] {
  const byId = new Map(wordings.map((one) => [one.attributionId, one]));
  return wordings.flatMap((translation) => {
    const { translatesId } = translation;
    const original = translatesId === null ? null : (byId.get(translatesId) ?? null);
    const isKnown = translation.translation !== null && translation.translation !== 'none';
    return original !== null || isKnown ? [{ original, translation }] : [];
  });
}

/** Whether wordings in another language stand beside it. */
export function hasOtherLanguage(wordings: readonly Wording[], than: Wording): boolean {
  return wordings.some(({ language }) => primary(language) !== primary(than.language));
}
