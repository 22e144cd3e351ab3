import { matchRow } from '../../../derived/match/section.js';
import { partsOf } from '../../../derived/search/model/highlight.js';
import { checksShown } from '../../../derived/status/model/checks.js';
import { misattributionShown } from '../../../derived/status/model/misattribution.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { isRestricted } from '../../../record/claims/model.js';
import { ATTRIBUTION_STATUSES, GROUND_RULES } from '../../../vocabulary.js';
import { mayBeCited } from '../model/answers.js';
import { drawnOf, inWords } from '../model/drawn.js';
import { KIND_WORDS } from '../model/found.js';
import type { Answer, ShownClaim } from '../model/shown.js';
import { warningsOn } from '../model/warnings.js';

/**
 * A quotation that was found for one of the text.
 * @param isLabelled whether it says how it relates to that
 * @param told warnings that stand above it, and are not repeated
 */
export function claimPage(
  answer: Answer,
  shown: ShownClaim,
  isLabelled: boolean,
  told: readonly string[] = [],
) {
  const { claim, source, remarks } = shown;
  const isRefused = remarks.some(({ state }) => state === 'another_speaker' || state === 'not_asserted');
  const { differences, saved, typed, notes, around } = drawnOf(shown.found);
  const isOwn = !shown.found.wording?.attributionId;
  const warnings = warningsOn(shown);
  const match = matchRow(claim.match);
  return {
    id: claim.id,
    href: `/claims/${claim.id}`,
    ...quotationOf(shown, isOwn ? saved : null),
    kind: isLabelled ? KIND_WORDS[shown.found.kind] : null,
    isRefused,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    checks: checksShown(claim.status_checks),
    match: match !== null && warnings.includes(match.text) ? null : match,
    wrong: misattributionShown(claim),
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    date: claim.said_on,
    source: source && {
      href: `/sources/${source.id}`,
      title: shortWords(source.title, MAX_TITLE_LENGTH),
      lang: source.language,
      outlet: source.outlet_name,
    },
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    lines: linesOf(shown, isOwn ? null : saved, typed),
    warnings: warnings.filter((warning) => !told.some((one) => one.includes(warning))),
    grave: differences.filter(({ mark }) => mark !== null).map(inWords),
    notes,
    around,
    alsoBy: shown.alsoBy.map((other) => ({ href: `/claims/${other.id}`, name: other.speaker_name })),
    translates: shown.found.linkedTo,
    cite: mayBeCited(answer, shown) ? citeHref([claim.id]) : null,
  };
}

type Pieces = ReturnType<typeof drawnOf>['saved'];

/** The wording that was found where it is not the quotation’s own, and the text where it differs. */
function linesOf({ found: { wording } }: ShownClaim, saved: Pieces, typed: Pieces) {
  const other = wording?.attributionId ? (saved ?? [plain(wording.text)]) : null;
  return [
    ...(other === null ? [] : [{ label: 'In another wording', parts: shortPieces(other) }]),
    ...(typed === null ? [] : [{ label: 'Your text', parts: shortPieces(typed) }]),
  ];
}

const MAX_TITLE_LENGTH = 80;
/** A longer quotation is shown around the part that was looked up. */
const MAX_DRAWN_UTF16 = 1_200;
const MAX_AROUND_UTF16 = 600;

/** The words of a claim, with the differences drawn in them; without any, cut as in other rows. */
function quotationOf({ claim, found }: ShownClaim, pieces: Pieces) {
  const words = { text: claim.text, lang: claim.language ?? 'und', form: claim.form, isCut: pieces === null };
  if (pieces === null || claim.text.length <= MAX_DRAWN_UTF16) return { ...words, pieces };
  const places = (found.comparison?.spans ?? []).map(([start, end]) => ({ start, end }));
  places.sort((one, other) => one.start - other.start);
  return { ...words, pieces: partsOf(claim.text, places, MAX_AROUND_UTF16) };
}

/** Longer pieces lose their middle. */
const MAX_PIECE_UTF16 = 300;

function shortPieces<P extends { readonly text: string }>(pieces: readonly P[]): P[] {
  return pieces.map((piece) =>
    piece.text.length <= MAX_PIECE_UTF16 ? piece : { ...piece, text: withoutMiddle(piece.text) },
  );
}

function withoutMiddle(text: string): string {
  const half = MAX_PIECE_UTF16 / 2;
  const head = text.slice(0, half).replace(/(?:\s\S{0,40}|[\ud800-\udbff])$/, '');
  const tail = text.slice(-half).replace(/^(?:\S{0,40}\s|[\udc00-\udfff])/, '');
  return `${head} … ${tail}`;
}

function plain(text: string) {
  return { text, found: false };
}

/** The address from which citations of these quotations are copied. */
export function citeHref(ids: readonly number[]): string {
  return `/claims/export?${new URLSearchParams(ids.map((id): [string, string] => ['id', String(id)]))}`;
}
