import type { ClaimMatch } from '../../derived/match/model/claim-match.js';
import { isLocated, isOlder } from '../../derived/match/model/comparison.js';
import { isOfRecord } from '../../derived/match/model/sentence.js';
import { spokenWords } from '../../derived/match/model/spoken-words.js';
import type { FoundWording } from '../../derived/search/text-search-store.js';
import { textFragment } from '../../engines/anchoring/fragment.js';
import { shortWords } from '../../engines/text/short-words.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { AttributionRow } from '../../record/attributions/row-store.js';
import { type AnchorState, MATCH_STATES, type StoredVerdict, VERDICTS } from '../../vocabulary.js';
import type { Excerpts } from './excerpt-store.js';
import { attributionChangeWords } from './model/attribution-words.js';
import { type Excerpt, excerptWith } from './model/excerpt.js';
import { explain } from './model/explain.js';
import { type Passage, passagesOf, wordingPieces } from './model/pieces.js';
import type { ComparisonOfClaim } from './store.js';

// A wording in context: its comparison with the newest copy of its source, the passage in which it was found, and the
// results for older copies. For the page of a claim, and for print.

export type InPlace = Omit<ReturnType<typeof placeOf>, 'word'> & { readonly word: string };

/** A comparison as JSON: positions are UTF-16 code units, end exclusive. */
export function comparisonJson(one: ComparisonOfClaim) {
  const { snapshot_id, captured_at, verdict, flags, spans, alignment } = one;
  return { snapshot_id, captured_at, verdict, flags, spans, alignment };
}

/**
 * That a comparison is queued, for `comparisons/comparing`.
 * @param on the address of the claim or the source @param shown selectors of the parts that it changes
 */
export function comparingPart(on: string, text: string, shown: string) {
  return { text, ask: `${on}/comparison.json`, href: on, shown };
}

/**
 * By attribution, without those whose source has no copy to compare with.
 * @param matches of those whose copy contradicts them
 */
export function placesOf(
  attributions: readonly AttributionRow[],
  comparisons: readonly ComparisonOfClaim[],
  excerpts: Excerpts,
  claimLanguage: string | null,
  matches: ReadonlyMap<number, ClaimMatch>,
): ReadonlyMap<number, InPlace> {
  const compared = grouped(comparisons, attributionOf);
  return new Map(
    attributions.flatMap((one) => {
      const own = compared.get(one.id) ?? [];
      if (one.wording === null || (own.length === 0 && !one.being_compared)) return [];
      return [
        [one.id, asSpoken(placeOf(one, own, excerpts, one.language ?? claimLanguage), matches.get(one.id))],
      ];
    }),
  );
}

/** The same words are no match where the copy has them from somebody else, or does not say them outright. */
function asSpoken(place: InPlace, match: ClaimMatch | undefined): InPlace {
  const spoken = spokenAs(match);
  if (spoken === null) return place;
  const { reason, ...shown } = spoken;
  return { ...place, ...shown, reasons: [reason, ...place.reasons] };
}

/** Null where the copy has the words outright, and from the speaker. */
export function spokenAs(match: ClaimMatch | undefined) {
  if (match === undefined || isOfRecord(match)) return null;
  const words = spokenWords(match.state, match.credit);
  if (words === null) return null;
  return { icon: 'warning', word: MATCH_STATES[match.state], reason: `In our copy ${words}` };
}

function attributionOf({ attribution_id }: ComparisonOfClaim): number {
  return attribution_id;
}

/** The columns of a comparison that are shown in context, of an attribution or of a search of all copies. */
export type Placed = Omit<ComparisonOfClaim, 'attribution_id' | 'claim_id' | 'source_title'>;

/** @param own newest copy first */
export function placeOf(
  words: Pick<AttributionRow, 'wording' | 'being_compared' | 'comparing_gave_up' | 'source_title'>,
  own: readonly Placed[],
  all: Excerpts,
  language: string | null,
) {
  const { wording, source_title } = words;
  const newest = own[0];
  const found = own.find(({ verdict }) => isLocated(verdict));
  const excerpts = (found && all.get(found.snapshot_id)) ?? [];
  const explained =
    newest &&
    explain(newest, {
      wording: wording ?? '',
      language,
      excerpts,
      copyLanguage: newest.source_language,
      copy: `${shortWords(source_title, MAX_TITLE_LENGTH)}, ${whenOf(newest.captured_at, own)}`,
    });
  return {
    icon: newest ? VERDICT_ICONS[newest.verdict] : 'clock',
    /** The verdict in short, for a table. */
    word: newest ? VERDICTS[newest.verdict] : WAITING[words.comparing_gave_up === null ? 'waits' : 'gave_up'],
    isWaiting: newest === undefined,
    verdict:
      explained?.verdict ?? waitingWords(words, `our copy of ${shortWords(source_title, MAX_TITLE_LENGTH)}`),
    reasons: explained?.reasons ?? [],
    /** Whether it is queued for a comparison, which a page shows once it is done. */
    isQueued: words.being_compared && words.comparing_gave_up === null,
    drift: newest ? driftOf(newest, own) : null,
    waits: newest && words.being_compared ? waitingWords(words, 'another copy') : null,
    wording: newest && found === newest ? wordingPieces(newest, wording ?? '', excerpts) : null,
    copy: found ? copyOf(found, excerpts, own) : null,
    older: own.slice(1).map((one) => ({
      at: one.captured_at,
      word: VERDICTS[one.verdict],
      href: hrefOf(one, one.spans),
    })),
  };
}

/** The note on words that were not compared yet, or could not be. */
function waitingWords({ comparing_gave_up: why }: Pick<AttributionRow, 'comparing_gave_up'>, what: string) {
  return why === null ? `Comparing with ${what}…` : `Not compared with ${what}: ${GAVE_UP[why]}`;
}

const WAITING = { waits: 'Being compared', gave_up: VERDICTS.not_compared } as const;

const GAVE_UP: Readonly<Record<NonNullable<AttributionRow['comparing_gave_up']>, string>> = {
  time: 'it took too long',
  memory: 'it took too much memory',
  fault: 'the comparison failed; ask an admin',
};

export const VERDICT_ICONS: Readonly<Record<StoredVerdict, string>> = {
  exact: 'check',
  elided: 'more',
  truncated: 'more',
  altered: 'warning',
  spliced: 'link',
  not_found: 'search',
  not_compared: 'help',
};

const MAX_TITLE_LENGTH = 70;

/** The date of a copy; with the time where another copy has the same date. */
function whenOf(iso: string, own: readonly Placed[]): string {
  const day = formatEdtf(iso.slice(0, 10));
  const others = own.map(({ captured_at: at }) => at).filter((at) => at !== iso);
  const alike = (length: number) => others.some((at) => at.slice(0, length) === iso.slice(0, length));
  if (!alike('2023-06-25'.length)) return day;
  const [minute, second] = ['2023-06-25T09:00'.length, '2023-06-25T09:00:00'.length];
  return `${day}, ${iso.slice(11, alike(minute) ? second : minute)} UTC`;
}

const DRIFTS: Readonly<Record<AnchorState, string>> = {
  same: 'The passage is unchanged',
  moved: 'The passage has moved',
  altered: 'The passage has changed',
  gone: 'The passage has been removed',
};

function driftOf(
  { state, from_captured_at: from, anchor_flags: flags }: Placed,
  own: readonly Placed[],
): string | null {
  if (state === null || from === null) return null;
  const since = `since our copy of ${whenOf(from, own)}`;
  const attribution = attributionChangeWords(JSON.parse(flags ?? '[]'));
  if (attribution === null || state === 'gone') return `${DRIFTS[state]} ${since}`;
  return state === 'altered'
    ? `${DRIFTS[state]} ${since}. ${attribution}`
    : `${attribution}, unlike in our copy of ${whenOf(from, own)}`;
}

function copyOf(found: Placed, excerpts: readonly Excerpt[], own: readonly Placed[]) {
  const when = whenOf(found.captured_at, own);
  const passages = passagesOf(found, excerpts);
  return {
    // A pasted text is no reproduction of the original page.
    caption: `${found === own[0] ? 'In our copy' : 'In an earlier copy,'} of ${when}${
      found.typed_in_by === null ? '' : `, typed in by ${found.typed_in_by}`
    }`,
    lang: found.source_language,
    passages: passages.map(({ span, pieces, hasMoreBefore, hasMoreAfter }, at) => ({
      ...{ runs: [pieces], hasMoreBefore, hasMoreAfter },
      href: hrefOf(found, [span]),
      // Numbered where there are several.
      label: passages.length === 1 ? 'Show passage' : `Show passage ${at + 1}`,
    })),
    original: originalOf(found, excerpts, passages),
  };
}

function hrefOf({ source_id, snapshot_id }: Placed, spans: Placed['spans']): string {
  const address = `/sources/${source_id}/snapshots/${snapshot_id}`;
  if (spans.length === 0) return address;
  const [start, end] = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  return `${address}?at=${start}-${end}#passage`;
}

/** Context, in UTF-16 code units, with which a browser finds the words on the original page. */
const CONTEXT_UTF16 = 40;

/** The source's page at these words; null where it has no address. */
function originalOf(
  { source_url: url }: Placed,
  excerpts: readonly Excerpt[],
  [first]: readonly Passage[],
): string | null {
  const held = first && excerptWith(excerpts, first.span);
  if (url === null || !held) return null;
  const [start, end] = [first.span[0] - held.start, first.span[1] - held.start];
  const fragment = textFragment(
    held.text.slice(start, end),
    held.text.slice(Math.max(0, start - CONTEXT_UTF16), start),
    held.text.slice(end, end + CONTEXT_UTF16),
  );
  return `${url.replace(/#.*$/s, '')}${fragment}`;
}

/** Copies of one source, newest first; never empty. */
export type OfSource = readonly [FoundWording, ...FoundWording[]];

/** @param copies most faithful first, which gives the order of their sources */
export function sourcesIn(copies: readonly FoundWording[]): OfSource[] {
  const sources = [...grouped(copies, ({ copy }) => copy.source_id).values()];
  const newestFirst = sources.map((own) => own.sort((a, b) => (isOlder(a.copy, b.copy) ? 1 : -1)));
  return newestFirst as unknown as OfSource[];
}

/** A search result, to which nothing refers, so that nothing can have moved. */
export function placed({ copy, comparison }: FoundWording): Placed {
  return {
    ...comparison,
    source_id: copy.source_id,
    snapshot_id: copy.id,
    captured_at: copy.captured_at,
    typed_in_by: copy.typed_in_by,
    source_language: copy.language,
    source_url: copy.source_url,
    state: null,
    from_captured_at: null,
    anchor_flags: null,
  };
}
