import type {
  AttributionStatus,
  Condition,
  Form,
  OccasionKind,
  Place,
  Rank,
  SourceType,
  SpeakerKind,
  Tier,
  Translation,
} from '../../vocabulary.js';
import type { EntryMatch } from './rows.js';

// What one entry of a citation list carries, whatever the style and format. An entry cites the source
// that was seen; a source that another merely names stands in `chain` alone and is never cited itself.

export type Name = { readonly family: string; readonly given: string | null } | { readonly literal: string };

/** `held`: a copy is kept. `seen`: read, no copy kept. `named`: nobody here has seen it. */
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
  readonly translatedTitle: string | null;
  readonly outlet: string | null;
  readonly containerTitle: string | null;
  readonly authors: readonly Name[];
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
  /** Somebody recorded that the source gives no author, or no date: a blank alone says nothing. */
  readonly noAuthor: boolean;
  readonly noDate: boolean;
  /** Oldest first. */
  readonly copies: readonly KeptCopy[];
}

/** The words in the language they were said in, as some source that was seen prints them. */
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
  readonly cue: string | null;
  readonly place: Place | null;
  readonly locator: string | null;
  readonly translation: Translation | null;
  readonly translator: string | null;
  /** null: the original was not seen, or the words are the original. */
  readonly original: OriginalWords | null;
  readonly tier: Tier | null;
  readonly rank: Rank;
}

/** One step back from the cited attribution: who it has the words from. */
export interface ChainLink {
  readonly attributionId: number;
  readonly sourceId: number;
  readonly sourceTitle: string;
  readonly sourceType: SourceType | null;
  readonly outlet: string | null;
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

export interface EntryStatus {
  readonly status: AttributionStatus;
  readonly reason: string;
  readonly at: string | null;
  readonly by: string | null;
  readonly signedOff: { readonly at: string; readonly by: string } | null;
}

export interface CitationEntry {
  readonly claimId: number;
  /** Set where it was agreed that the words stand under the wrong name: said before anything else. */
  readonly misattributed: EntryMisattribution | null;
  readonly match: EntryMatch | null;
  /** As the cited source prints them; where no source was seen, the claim's own text. */
  readonly words: string;
  /** The claim's own text where it differs from `words`, otherwise null. */
  readonly claimText: string | null;
  /** Of the claim's own text. */
  readonly claimForm: Form;
  readonly claimLanguage: string | null;
  readonly form: Form;
  readonly language: string | null;
  readonly speaker: EntrySpeaker;
  readonly occasion: EntryOccasion | null;
  /** EDTF. */
  readonly saidOn: string | null;
  /** True where a checker found that the source does not say when and where. */
  readonly occasionNotStated: boolean;
  /** True where a checker found that nobody here saw the original. */
  readonly originalNotSeen: boolean;
  /** null: no source of these words has been seen, so nothing can be cited for them. */
  readonly cited: CitedAttribution | null;
  /** From the nearest to the farthest; empty where the source does not state whom it has them from. */
  readonly chain: readonly ChainLink[];
  readonly status: EntryStatus;
  readonly openNotes: number;
}

/** An entry whose words somebody here has read in a source. */
export type CitableEntry = CitationEntry & { readonly cited: CitedAttribution };

export function isCitable(entry: CitationEntry): entry is CitableEntry {
  return entry.cited !== null;
}

/** Why an entry that is not citable is not printed. */
export const NO_SOURCE_SEEN = 'No source of these words has been seen.';

/** How many claims were asked for and what became of each; the last four add up to the first. */
export interface Counts {
  readonly selected: number;
  readonly printed: number;
  /** In note form, since the style leaves this kind of source out of its bibliography. */
  readonly noted: number;
  readonly failed: number;
  readonly withheld: number;
}

/** A claim that stands in the list in note form, or not at all, and why. */
export interface Exception {
  readonly claimId: number;
  readonly outcome: 'noted' | 'failed';
  readonly reason: string;
}

/** What names a style and pins what was used of it. */
export interface StyleCard {
  readonly id: string;
  readonly title: string;
  readonly edition: string | null;
  readonly licence: string;
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
  /** The desk's public address without a final slash, for links to claims; null prints none. */
  readonly deskUrl: string | null;
}

/** What stands at the foot of every list. Its counts leave out what was withheld. */
export interface ListFoot extends ListMaker {
  readonly style: StyleCard | null;
  readonly counts: Omit<Counts, 'withheld'>;
  /** In the order of the file. */
  readonly exceptions: readonly Exception[];
}
