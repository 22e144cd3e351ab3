import type {
  AttributionStatus,
  Condition,
  CreditRole,
  Form,
  OccasionKind,
  Place,
  Rank,
  SourceType,
  SpeakerKind,
  Tier,
  TitleKind,
  Translation,
} from '../../vocabulary.js';
import type { EntryMatch } from './model/rows.js';
import type { Paragraph } from './model/tree.js';

// The contents of one entry of a citation list, independent of style and format. An entry cites the source that was
// seen; a source that is merely named by another appears in `chain` only and is never cited itself.

export type Name = { readonly family: string; readonly given: string | null } | { readonly literal: string };

/** A name and what that person did for the source. */
export type Credit = Name & { readonly role: CreditRole };

/** `held`: a copy is saved. `seen`: read, without a copy. `named`: nobody here has seen it. */
export type Standing = 'held' | 'seen' | 'named';

export interface KeptCopy {
  readonly snapshotId: number;
  readonly capturedAt: string;
  readonly capturedBy: string;
  readonly textSha256: string;
  readonly rawSha256: string;
}

export interface CitedSource {
  readonly id: number;
  readonly type: SourceType | null;
  readonly title: string;
  readonly titleIs: TitleKind;
  readonly translatedTitle: string | null;
  readonly outlet: string | null;
  readonly containerTitle: string | null;
  /** Everyone who is named, each with a role, in the order of the byline. */
  readonly authors: readonly Credit[];
  readonly issued: string | null;
  readonly accessed: string | null;
  readonly url: string | null;
  readonly archiveUrl: string | null;
  readonly language: string | null;
  readonly medium: string | null;
  readonly genre: string | null;
  readonly number: string | null;
  readonly account: string | null;
  readonly postId: string | null;
  readonly note: string | null;
  readonly condition: Condition;
  readonly conditionOn: string | null;
  readonly conditionNotice: string | null;
  /** Somebody recorded that the source has no author, or no date; an empty field alone does not say so. */
  readonly noAuthor: boolean;
  readonly noDate: boolean;
  /** Oldest first. */
  readonly copies: readonly KeptCopy[];
}

/** The quotation in its original language, as printed by a source that was seen. */
export interface OriginalWords {
  readonly words: string;
  readonly language: string | null;
  readonly form: Form;
  readonly sourceTitle: string;
}

export interface CitedAttribution {
  readonly id: number;
  readonly source: CitedSource;
  readonly standing: Exclude<Standing, 'named'>;
  readonly creditedAs: string | null;
  readonly capacity: string | null;
  readonly voicedBy: string | null;
  /** Whether its source is our own piece, which is cited only where no other was seen. */
  readonly ownPiece: boolean;
  /** Who tells in this source what the speaker said. */
  readonly recountedBy: string | null;
  readonly cue: string | null;
  readonly place: Place | null;
  readonly locator: string | null;
  readonly translation: Translation | null;
  readonly translator: string | null;
  /** Null: the original was not seen, or the quotation is the original. */
  readonly original: OriginalWords | null;
  readonly tier: Tier | null;
  readonly rank: Rank;
}

/** One step back from the cited attribution: the source that it cites. */
export interface ChainLink {
  readonly attributionId: number;
  readonly sourceId: number;
  readonly sourceTitle: string;
  readonly sourceType: SourceType | null;
  readonly outlet: string | null;
  readonly ownPiece: boolean;
  readonly standing: Standing;
}

export interface EntrySpeaker {
  readonly id: number;
  readonly kind: SpeakerKind;
  readonly name: string;
  readonly language: string | null;
  /** The office held on that day. */
  readonly title: string | null;
  /** True where the source does not name the speaker and a checker inferred it. */
  readonly inferred: boolean;
}

/** Two people agreed that somebody else spoke, or that nobody is on record as having said it. */
export interface EntryMisattribution {
  readonly value: 'misattributed' | 'fabricated';
  readonly mechanism: string | null;
  readonly actualSpeaker: { readonly id: number; readonly name: string } | null;
  /** “Wrongly attributed to Ann Weber; said by Bo Lind” */
  readonly sentence: string;
}

export interface EntryOccasion {
  readonly id: number;
  readonly name: string;
  readonly kind: OccasionKind | null;
  /** EDTF, local to the occasion. */
  readonly date: string | null;
  readonly timeZone: string | null;
  readonly place: string | null;
}

/** When and on which occasion words were said: those of a quotation, or all from a source as far as they agree. */
export interface Said {
  /** EDTF. */
  readonly saidOn: string | null;
  readonly occasion: { readonly name: string | null; readonly place: string | null } | null;
}

export interface EntryStatus {
  readonly status: AttributionStatus;
  readonly reason: string;
  readonly at: string | null;
  readonly by: string | null;
  readonly signedOff: { readonly at: string; readonly by: string } | null;
}

export interface CitationEntry {
  readonly claimId: number;
  /** Set where two people agreed that the quotation is under the wrong name, which is stated first. */
  readonly misattributed: EntryMisattribution | null;
  readonly match: EntryMatch | null;
  /** As the cited source prints it; where no source was seen, the claim's own text. */
  readonly words: string;
  /** The claim's own text where it differs from `words`, otherwise null. */
  readonly claimText: string | null;
  /** Of the claim's own text. */
  readonly claimForm: Form;
  readonly claimLanguage: string | null;
  readonly form: Form;
  readonly language: string | null;
  /** True where nobody has confirmed that language. */
  readonly languageGuessed: boolean;
  readonly speaker: EntrySpeaker;
  readonly occasion: EntryOccasion | null;
  /** EDTF. */
  readonly saidOn: string | null;
  /** True where a checker found that the source does not say when and where. */
  readonly occasionNotStated: boolean;
  /** True where a checker found that nobody here saw the original. */
  readonly originalNotSeen: boolean;
  /** Null: no source of this quotation has been seen, so nothing can be cited for it. */
  readonly cited: CitedAttribution | null;
  /** From the nearest to the farthest; empty where the source does not say whom it cites. */
  readonly chain: readonly ChainLink[];
  readonly status: EntryStatus;
  readonly openNotes: number;
}

/** An entry whose quotation somebody here has read in a source. */
export type CitableEntry = CitationEntry & { readonly cited: CitedAttribution };

export function isCitable(entry: CitationEntry): entry is CitableEntry {
  return entry.cited !== null;
}

/** The quotations of one source, where the list has one entry for them all. */
export interface SourceGroup {
  readonly claimIds: readonly number[];
  readonly said: Said;
  /** A mismatch or a wrong name, each with the number of its quotation. */
  readonly warnings: readonly Paragraph[];
}

/** Why an entry that is not citable is not printed. */
export const NO_SOURCE_SEEN = 'No source of these words has been seen.';

/** The number of requested claims and what became of each; the last four add up to the first. */
export interface Counts {
  readonly selected: number;
  readonly printed: number;
  /** In note form, since the style omits this kind of source from its bibliography. */
  readonly noted: number;
  readonly failed: number;
  readonly withheld: number;
  /** The entries that stand for the printed claims in a list by sources; null where each claim has its own. */
  readonly sources: number | null;
}

/** A claim that is in the list in note form, or not at all, and why. */
export interface Exception {
  readonly claimId: number;
  readonly outcome: 'noted' | 'failed';
  readonly reason: string;
}

/** How a style cites in the text: in notes, by author and date, number, label or author. */
export type StyleKind = 'note' | 'author-date' | 'numeric' | 'label' | 'author';

/** Identifies a style and pins its version. */
export interface StyleCard {
  readonly id: string;
  readonly title: string;
  readonly edition: string | null;
  readonly kind: StyleKind;
  readonly licence: string;
  /** Empty where its file does not name them. */
  readonly authors: readonly string[];
  readonly sha256: string;
}

/** Who made a list, when, from what; `made_by` is a person's name. */
export interface ListMaker {
  readonly listId: number | null;
  readonly listTitle: string | null;
  readonly version: number | null;
  /** UTC ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** The public address without a trailing slash, for links to claims; null prints none. */
  readonly deskUrl: string | null;
}

/** The footer of every list. Its counts omit withheld claims. */
export interface ListFoot extends ListMaker {
  readonly style: StyleCard | null;
  readonly counts: Omit<Counts, 'withheld'>;
  /** In the order of the file. */
  readonly exceptions: readonly Exception[];
  /** The works of a list with footnotes, each once, in the order of the style; empty where it has none. */
  readonly bibliography: readonly Paragraph[];
  /** Set where the list is not as it is now, but as an edition of it kept it. */
  readonly edition?: KeptEdition;
}

/** An edition, and the SHA-256 of its file. */
export interface KeptEdition {
  readonly id: number;
  /** As its maker calls it; null for no name. */
  readonly name: string | null;
  readonly sha256: string;
  /** The one before text was erased; null where nothing was. */
  readonly before: string | null;
}
