import type { FoundWording } from '../../../derived/search/text-search-store.js';
import type { Credit } from '../../../engines/context/credit.js';
import type { DescribedSource } from '../../../publishing/citations/model/web-meta.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import type { AnsweredFor } from './answered-for.js';
import type { FoundClaim } from './found.js';
import type { Item } from './items.js';
import type { AnswerState, Remark } from './remarks.js';

// What a look-up found, as pages, JSON and the terminal show it.

export interface LookedUp {
  readonly text: string;
  /** The speaker that the words would be credited to; null where none was given. */
  readonly speaker: string | null;
  /** Whether the quotations and the names in the text were read; false where the server was too busy. */
  readonly areCreditsRead: boolean;
  /** Of each quotation of the text, in its order. */
  readonly answers: readonly Answer[];
  /** How many more quotations the text has. */
  readonly unanswered: number;
}

/** What is on record of one quotation of the text. */
export interface Answer {
  /** From 1. */
  readonly n: number;
  readonly item: Item;
  readonly state: AnswerState;
  /** The gravest first; what is said of it before anything is shown. */
  readonly says: readonly string[];
  readonly answeredFor: AnsweredFor;
  /** Whether it stands: the same words, by the same person, plainly said, and nothing against it. */
  readonly stands: boolean;
  readonly claims: readonly ShownClaim[];
  /** How many more claims were found. */
  readonly left: number;
  /** Of sources that none of these claims cites; null where they could not be searched. */
  readonly copies: readonly ShownCopy[] | null;
}

/** A claim, as it was found for one quotation of the text. */
export interface ShownClaim {
  readonly found: FoundClaim;
  readonly claim: ClaimRow;
  /** The source that a citation would name; null where nobody saw one. */
  readonly source: DescribedSource | null;
  /** The typed speaker where they hold, or else whom the text credits with the words; null where nobody is named. */
  readonly creditedTo: string | null;
  /** Whether that is another; null where nobody is named, or it is not certain. */
  readonly isOtherSpeaker: boolean | null;
  /** Claims with the same or nearly the same words, found for the same quotation, under another name. */
  readonly alsoBy: readonly ClaimRow[];
  /** What speaks against printing the words as this claim, gravest first. */
  readonly remarks: readonly Remark[];
}

export interface ShownCopy {
  readonly wording: FoundWording;
  /** Whom it credits; null where that is not known. */
  readonly credit: Credit | null;
  /** False for a copy beyond those that are read for one text. */
  readonly isRead: boolean;
  /** Whether it is a piece of our own, which is no evidence. */
  readonly isOurs: boolean;
  readonly remarks: readonly Remark[];
}

const HAVE_THE_WORDS: ReadonlySet<FoundClaim['kind']> = new Set(['same', 'nearly']);

/** Whether a claim has the words of the quotation, and not a part of them or more. */
export function hasTheWords({ found }: Pick<ShownClaim, 'found'>): boolean {
  return HAVE_THE_WORDS.has(found.kind);
}

/** All that is said of a quotation, at last whom the text credits in place of the typed speaker. */
export function wholeAnswer({
  says,
  answeredFor: { instead },
}: Pick<Answer, 'says' | 'answeredFor'>): string {
  return [...says, ...(instead === null ? [] : [instead])].join('. ');
}

/** Every claim that was found, each once, in the order of the text. */
export function claimsIn({ answers }: Pick<LookedUp, 'answers'>): readonly ShownClaim[] {
  const known = new Set<number>();
  return answers
    .flatMap(({ claims }) => claims)
    .filter(({ claim: { id } }) => !known.has(id) && known.add(id));
}
