import { misattributionSentence } from '../../../derived/status/model/misattribution.js';
import type { CreditRole } from '../../../vocabulary.js';
import type {
  ChainLink,
  CitationEntry,
  CitedAttribution,
  CitedSource,
  Credit,
  EntryMisattribution,
  EntryOccasion,
  EntryStatus,
  OriginalWords,
  Standing,
} from '../model.js';
import { pickCited } from './pick-cited.js';
import type { AttributionRow, CopyRow, EntryRows, OccasionRow, SourceRow, StatusRow } from './rows.js';

// Converts plain rows to an entry.

/** Makes the source of an entry from its row. */
export type MakeSource = (row: SourceRow, copies: readonly CopyRow[]) => CitedSource;

/**
 * Caches sources across many entries. NOTE: it identifies a source by the row object, so a row must not change, and
 * must come with the same copies each time.
 */
export function sourcesMadeOnce(): MakeSource {
  const made = new WeakMap<SourceRow, CitedSource>();
  return (row, copies) => {
    const source = made.get(row) ?? toSource(row, copies);
    made.set(row, source);
    return source;
  };
}

/**
 * Builds an entry of a list from one claim. Throws where an attribution's source is not among the rows.
 * @param cited one of its attributions; null cites none
 */
export function entryOf(
  rows: EntryRows,
  makeSource: MakeSource = toSource,
  cited = pickCited(rows.attributions, rows.claim.reference_attribution_id),
): CitationEntry {
  const words = cited?.wording ?? rows.claim.text;
  return {
    claimId: rows.claim.id,
    misattributed: toMisattribution(rows),
    match: rows.match,
    words,
    claimText: words === rows.claim.text ? null : rows.claim.text,
    claimForm: rows.claim.form,
    claimLanguage: rows.claim.language,
    form: cited?.form ?? rows.claim.form,
    language: cited?.language ?? rows.claim.language,
    languageGuessed: (cited?.language ?? null) === null && rows.claim.language_guessed === 1,
    speaker: {
      id: rows.speaker.id,
      kind: rows.speaker.kind,
      name: rows.speaker.name,
      language: rows.speaker.language,
      title: rows.title_on_day,
      inferred: rows.recorded.speaker_inferred,
    },
    occasion: rows.occasion && toOccasion(rows.occasion),
    saidOn: rows.claim.said_on ?? rows.occasion?.date ?? null,
    occasionNotStated: rows.recorded.occasion_not_stated,
    originalNotSeen: rows.recorded.original_not_seen,
    cited: cited && toCited(cited, rows, makeSource),
    chain: cited ? chainFrom(cited, rows) : [],
    status: toStatus(rows.status),
    openNotes: rows.open_notes,
  };
}

function toMisattribution({ misattributed: found, speaker }: EntryRows): EntryMisattribution | null {
  if (found === null) return null;
  const { value, mechanism, actual_speaker: actualSpeaker } = found;
  return { value, mechanism, actualSpeaker, sentence: misattributionSentence(found, speaker.name) };
}

function toCited(row: AttributionRow, rows: EntryRows, makeSource: MakeSource): CitedAttribution {
  const source = makeSource(sourceOf(row, rows), rows.copies);
  return {
    id: row.id,
    source,
    standing: source.copies.length > 0 ? 'held' : 'seen',
    creditedAs: row.credited_as,
    capacity: row.capacity,
    voicedBy: row.voiced_by_name,
    ownPiece: Boolean(row.is_ours),
    recountedBy: row.recounted_by_name,
    cue: row.cue,
    place: row.place,
    locator: row.locator,
    translation: row.translation,
    translator: row.translator,
    original: originalOf(row, rows),
    tier: row.tier,
    rank: row.rank,
  };
}

function sourceOf(row: AttributionRow, rows: EntryRows): SourceRow {
  const source = rows.sources.find((candidate) => candidate.id === row.source_id);
  if (!source) throw new Error(`Attribution ${row.id} came without its source ${row.source_id}.`);
  return source;
}

/** The source of an entry, from its row. */
export function toSource(row: SourceRow, copies: readonly CopyRow[]): CitedSource {
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    titleIs: row.title_is,
    translatedTitle: row.translated_title,
    outlet: row.outlet_name,
    containerTitle: row.container_title,
    authors: parseAuthors(row.authors),
    issued: row.issued,
    accessed: row.accessed,
    url: row.url,
    archiveUrl: row.archive_url,
    language: row.language,
    medium: row.medium,
    genre: row.genre,
    number: row.number,
    account: row.account,
    postId: row.post_id,
    note: row.note,
    condition: row.condition,
    conditionOn: row.condition_on,
    conditionNotice: row.condition_notice,
    noAuthor: row.no_author === 1,
    noDate: row.no_date === 1,
    copies: copies
      .filter((copy) => copy.source_id === row.id)
      .toSorted((a, b) => (a.captured_at < b.captured_at ? -1 : 1))
      .map((copy) => ({
        snapshotId: copy.id,
        capturedAt: copy.captured_at,
        capturedBy: copy.captured_by_name,
        textSha256: copy.text_sha256,
        rawSha256: copy.raw_sha256,
      })),
  };
}

/** Parses the `authors` column, JSON of `{family, given}` or `{literal}`, in the order of the byline. No role: author. */
export function parseAuthors(json: string): Credit[] {
  const names = JSON.parse(json) as StoredName[];
  return names.map(({ family = '', given = null, literal, role = 'author' }) =>
    literal === undefined ? { family, given, role } : { literal, role },
  );
}

interface StoredName {
  readonly family?: string;
  readonly given?: string | null;
  readonly literal?: string;
  readonly role?: CreditRole;
}

function originalOf(row: AttributionRow, rows: EntryRows): OriginalWords | null {
  const original = rows.attributions.find((candidate) => candidate.id === row.translates_id);
  if (!original || original.wording === null) return null;
  return {
    words: original.wording,
    language: original.language,
    form: original.form ?? rows.claim.form,
    sourceTitle: sourceOf(original, rows).title,
  };
}

function chainFrom(cited: AttributionRow, rows: EntryRows): ChainLink[] {
  const links: ChainLink[] = [];
  const visited = new Set([cited.id]);
  let next = cited.relayed_from_id;
  while (next !== null && !visited.has(next)) {
    visited.add(next);
    const row = rows.attributions.find((candidate) => candidate.id === next);
    if (!row) break;
    links.push(toLink(row, rows));
    next = row.relayed_from_id;
  }
  return links;
}

function toLink(row: AttributionRow, rows: EntryRows): ChainLink {
  const source = sourceOf(row, rows);
  return {
    attributionId: row.id,
    sourceId: source.id,
    sourceTitle: source.title,
    sourceType: source.type,
    outlet: source.outlet_name,
    ownPiece: Boolean(row.is_ours),
    standing: standingOf(row, rows),
  };
}

function standingOf(row: AttributionRow, rows: EntryRows): Standing {
  if (row.wording === null) return 'named';
  return rows.copies.some((copy) => copy.source_id === row.source_id) ? 'held' : 'seen';
}

function toOccasion(row: OccasionRow): EntryOccasion {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    date: row.date,
    timeZone: row.time_zone,
    place: row.place,
  };
}

function toStatus(row: StatusRow): EntryStatus {
  const signedOff =
    row.signed_off_at === null || row.signed_off_by_name === null
      ? null
      : { at: row.signed_off_at, by: row.signed_off_by_name };
  return { status: row.status, reason: row.reason, at: row.at, by: row.by_name, signedOff };
}
