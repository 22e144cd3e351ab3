import { noteHref } from '../../../checking/annotations/model.js';
import { excerptOf, windowsOf } from '../../../checking/comparisons/model/excerpt.js';
import { explain } from '../../../checking/comparisons/model/explain.js';
import { spokenAs, VERDICT_ICONS } from '../../../checking/comparisons/section.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { creditedOrWrong } from '../../../derived/status/model/misattribution.js';
import { textFragment } from '../../../engines/anchoring/fragment.js';
import { selectorAt } from '../../../engines/anchoring/selector.js';
import { shortWords } from '../../../engines/text/short-words.js';
import type { Span } from '../../../engines/text/span.js';
import { type AnchorState, FORMS, MOTIVATIONS, type Motivation, VERDICTS } from '../../../vocabulary.js';
import type { CopyMark, NoteMark, QuotationMark } from './marks.js';
import type { Numbered } from './paragraphs.js';

// The margin items beside the words: the speaker, how a quotation compares, and notes.

export interface Place {
  readonly text: string;
  /** `/sources/9/snapshots/2` */
  readonly base: string;
  readonly sourceHref: string;
  /** The language of the copy, where known. */
  readonly lang: string | null;
  /** The address of the source, for links to its words; null for none. */
  readonly url: string | null;
  /** The offset of the part, in UTF-16 code units: marks that begin before it are labelled so. */
  readonly from: number;
  /** How each source's wording matches its newest copy, by attribution. */
  readonly matches: ReadonlyMap<number, ClaimMatch>;
}

export function marginItem({ number, mark }: Numbered, place: Place) {
  const [start, end] = passageOf(mark);
  return {
    number,
    kind: mark.kind,
    passageHref: `${place.base}${passageQuery([start, end])}`,
    originalHref:
      place.url === null ? null : `${place.url.split('#')[0]}${fragmentOf(place.text, start, end)}`,
    isContinued: mark.start < place.from,
    drift: driftOf(mark, place.sourceHref),
    ...(mark.kind === 'quotation' ? quotationItem(mark, place) : noteItem(mark, place)),
  };
}

function quotationItem({ of }: QuotationMark, { text, lang, matches }: Place) {
  const excerpts = windowsOf(of.spans).map((window) => excerptOf(text, window));
  const both = { wording: of.wording, language: of.wording_language, excerpts, copyLanguage: lang };
  const match = matches.get(of.attribution_id);
  // That of another copy says nothing of this one.
  const spoken = spokenAs(match?.snapshot_id === of.snapshot_id ? match : undefined);
  return {
    label: FORMS[of.form],
    who: creditedOrWrong(of),
    icon: spoken?.icon ?? VERDICT_ICONS[of.verdict],
    said: spoken?.word ?? VERDICTS[of.verdict],
    reasons: [
      ...(spoken === null ? [] : [spoken.reason]),
      ...explain(of, { ...both, copy: of.source_title }).reasons,
    ],
    body: null,
    href: `/attributions/${of.attribution_id}`,
  };
}

function noteItem({ note, replies, anchor }: NoteMark, { base, sourceHref }: Place) {
  const copy = anchor === null ? base : `${sourceHref}/snapshots/${anchor.from_snapshot_id}`;
  const answers = replies === 1 ? '1 reply' : `${replies} replies`;
  return {
    label: MOTIVATIONS[note.motivation],
    who: note.author_name,
    icon: NOTE_ICONS[note.motivation] ?? 'note',
    said: [note.resolved_at === null ? null : 'Resolved', replies > 0 ? answers : null]
      .filter((one) => one !== null)
      .join(', '),
    reasons: [],
    body: shortWords(note.body, 200),
    href: noteHref(copy, note.id),
  };
}

const NOTE_ICONS: Readonly<Partial<Record<Motivation, string>>> = {
  questioning: 'question',
  assessing: 'evidence',
  editing: 'edit',
  linking: 'link',
  tagging: 'tag',
};

const DRIFTED: Readonly<Record<AnchorState, string | null>> = {
  same: null,
  moved: 'Moved since an older copy',
  altered: 'Changed since an older copy',
  gone: 'Removed since an older copy',
};

function driftOf({ anchor }: CopyMark, sourceHref: string) {
  const said = anchor && DRIFTED[anchor.state];
  return said ? { said, href: `${sourceHref}/snapshots/${anchor.from_snapshot_id}` } : null;
}

/** Distant pieces have no common passage, so the link goes to the first. */
function passageOf(mark: CopyMark): Span {
  const [first] = mark.spans;
  const isApart = mark.kind === 'quotation' && mark.of.verdict === 'spliced';
  return isApart && first ? first : [mark.start, mark.end];
}

/** The query of a passage, appended to the address of the copy. */
export function passageQuery([start, end]: Span): string {
  return `?at=${start}-${end}#passage`;
}

/** Words shorter than this, in UTF-16 code units, probably occur several times, so their context is included. */
const MIN_DISTINCTIVE_LENGTH_UTF16 = 40;

function fragmentOf(text: string, start: number, end: number): string {
  const { exact, prefix, suffix } = selectorAt(text, start, end);
  return exact.length < MIN_DISTINCTIVE_LENGTH_UTF16
    ? textFragment(exact, prefix, suffix)
    : textFragment(exact);
}
