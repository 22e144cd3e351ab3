import { type Collation, collate } from '../../engines/collation/collate.js';
import type { Form, Rank, Translation } from '../../vocabulary.js';

// All wordings of one claim, laid over each other: a group for each language, and in it one wording that the others
// are read against. What was made from what is told apart: a translation has no words in common with its original.

/** A wording as one source prints it; `attributionId` null for a claim's own words that no source has. */
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
  /** Null where nobody said. */
  readonly language: string | null;
  readonly reference: W;
  readonly others: readonly Other<W>[];
  /** A row for each of the others. */
  readonly collation: Collation;
  /** Wordings beyond what one page compares. */
  readonly left: readonly W[];
}

/** A wording beside the reference, and others to the letter like it. */
export interface Other<W extends Wording> {
  readonly wording: W;
  readonly also: readonly W[];
}

/** Characters that are compared on one page, and how many wordings: what reading and comparing them takes. */
const MAX_CHARACTERS = 60_000;
const MAX_WORDINGS = 50;

export interface Translated<W extends Wording> {
  /** Null where no source with its words is on the desk. */
  readonly original: W | null;
  readonly translation: W;
}

const RANK_ORDER: Readonly<Record<Rank, number>> = { preferred: 0, normal: 1, deprecated: 2 };

/**
 * The language of the claim first; wordings in the order of their rank, and of the desk within it.
 * @param asked the attribution whose wording alone is compared with its reference; null for all
 */
export function groupsOf<W extends Wording>(
  wordings: readonly W[],
  language: string | null,
  asked: number | null = null,
): Group<W>[] {
  const byLanguage = new Map<string | null, W[]>();
  for (const one of [...wordings].sort((a, b) => RANK_ORDER[a.rank] - RANK_ORDER[b.rank]))
    byLanguage.set(primary(one.language), [...(byLanguage.get(primary(one.language)) ?? []), one]);
  const room = { characters: MAX_CHARACTERS, wordings: MAX_WORDINGS };
  const groups = [...byLanguage]
    .map(([tag, own]) => groupOf(tag, own, asked, room))
    .filter(({ others }) => asked === null || others.length > 0);
  return groups.sort(
    (a, b) => Number(b.language === primary(language)) - Number(a.language === primary(language)),
  );
}

/** `en` of `en-GB`: variants of one language are read against each other. */
function primary(language: string | null): string | null {
  return language === null ? null : (language.toLowerCase().split('-')[0] ?? null);
}

interface Room {
  characters: number;
  wordings: number;
}

function groupOf<W extends Wording>(
  language: string | null,
  own: readonly W[],
  asked: number | null,
  room: Room,
): Group<W> {
  const reference = own.find(({ isReference }) => isReference) ?? (own[0] as W);
  const all = distinct(own.filter((one) => one !== reference));
  const wanted = asked === null ? all : all.filter((one) => isAsked(one, asked));
  room.characters -= reference.text.length;
  const others = wanted.filter(({ wording }) => asked !== null || takes(room, wording));
  const left = wanted
    .filter((one) => !others.includes(one))
    .flatMap(({ wording, also }) => [wording, ...also]);
  const texts = others.map(({ wording }) => wording.text);
  return { language, reference, others, collation: collate(reference.text, texts), left };
}

/** Each wording once, with those that are like it in words and form. */
function distinct<W extends Wording>(wordings: readonly W[]): Other<W>[] {
  const found = new Map<string, { wording: W; also: W[] }>();
  for (const wording of wordings) {
    const key = `${wording.form} ${wording.text}`;
    const known = found.get(key);
    if (known) known.also.push(wording);
    else found.set(key, { wording, also: [] });
  }
  return [...found.values()];
}

function isAsked<W extends Wording>({ wording, also }: Other<W>, asked: number): boolean {
  return [wording, ...also].some(({ attributionId }) => attributionId === asked);
}

function takes(room: Room, { text }: Wording): boolean {
  if (room.wordings === 0 || text.length > room.characters) return false;
  room.wordings -= 1;
  room.characters -= text.length;
  return true;
}

/** Within what one page shows, the first of them. */
export function shortened<W extends Wording>(translated: readonly Translated<W>[]): Translated<W>[] {
  let characters = 0;
  return translated.filter(({ original, translation }) => {
    characters += translation.text.length + (original?.text.length ?? 0);
    return characters <= MAX_CHARACTERS;
  });
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
