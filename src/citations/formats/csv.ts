import { csvRow, neutralise } from '../../lib/csv-cells.js';
import { ATTRIBUTION_STATUSES, FORMS } from '../../vocabulary.js';
import type { Format, ListHead, ListWriter, PreparedEntry } from '../list.js';
import type { ChainLink, CitedAttribution, CitedSource, ListMaker, Name } from '../model.js';

// RFC 4180, UTF-8, one row for each selected claim, printed or not. Cells are made safe for spreadsheets by
// the rule of lib/csv-cells.ts; the raw variant leaves them as they are, for programs.

const COMMON = { mediaType: 'text/csv; charset=utf-8', extension: 'csv', isStyled: false } as const;

export const csv: Format = {
  ...COMMON,
  name: 'csv',
  title: 'CSV for spreadsheets',
  begin: (head) => begin(head, neutralise),
};

export const csvRaw: Format = {
  ...COMMON,
  name: 'csv-raw',
  title: 'CSV for programs (cells as they are)',
  begin: (head) => begin(head, (cell) => cell),
};

function begin({ maker }: ListHead, toCell: (cell: string) => string): ListWriter {
  return {
    start: csvRow(COLUMNS.map(([name]) => name)),
    entry(prepared) {
      const subject = subjectOf(prepared, maker);
      return csvRow(COLUMNS.map(([, read]) => toCell(cellOf(read(subject)))));
    },
    end: () => '',
  };
}

interface Subject {
  readonly prepared: PreparedEntry;
  readonly entry: PreparedEntry['entry'];
  readonly cited: CitedAttribution | null;
  readonly source: CitedSource | null;
  readonly maker: ListMaker;
}

function subjectOf(prepared: PreparedEntry, maker: ListMaker): Subject {
  const { entry } = prepared;
  return { prepared, entry, cited: entry.cited, source: entry.cited?.source ?? null, maker };
}

type Cell = string | number | boolean | null | undefined;

function cellOf(value: Cell): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value == null ? '' : String(value);
}

const COLUMNS: readonly (readonly [name: string, read: (subject: Subject) => Cell])[] = [
  ['claim_id', ({ entry }) => entry.claimId],
  ['outcome', ({ prepared }) => prepared.outcome],
  ['outcome_reason', ({ prepared }) => prepared.reason],
  ['words', ({ entry }) => entry.words],
  ['claim_text', ({ entry }) => entry.claimText ?? entry.words],
  ['form', ({ entry }) => entry.form],
  ['form_in_words', ({ entry }) => FORMS[entry.form]],
  ['language', ({ entry }) => entry.language],
  ['speaker', ({ entry }) => entry.speaker.name],
  ['speaker_kind', ({ entry }) => entry.speaker.kind],
  ['speaker_title', ({ entry }) => entry.speaker.title],
  ['speaker_inferred', ({ entry }) => entry.speaker.inferred],
  ['occasion', ({ entry }) => entry.occasion?.name],
  ['occasion_kind', ({ entry }) => entry.occasion?.kind],
  ['occasion_place', ({ entry }) => entry.occasion?.place],
  ['occasion_date', ({ entry }) => entry.occasion?.date],
  ['time_zone', ({ entry }) => entry.occasion?.timeZone],
  ['said_on', ({ entry }) => entry.saidOn],
  ['source_id', ({ source }) => source?.id],
  ['source_type', ({ source }) => source?.type],
  ['source_title', ({ source }) => source?.title],
  ['source_title_translated', ({ source }) => source?.translatedTitle],
  ['outlet', ({ source }) => source?.outlet],
  ['container_title', ({ source }) => source?.containerTitle],
  ['authors', ({ source }) => source?.authors.map(nameInCell).join('; ')],
  ['no_author', ({ source }) => source?.noAuthor],
  ['issued', ({ source }) => source?.issued],
  ['no_date', ({ source }) => source?.noDate],
  ['accessed', ({ source }) => source?.accessed],
  ['url', ({ source }) => source?.url],
  ['archive_url', ({ source }) => source?.archiveUrl],
  ['source_language', ({ source }) => source?.language],
  ['medium', ({ source }) => source?.medium],
  ['genre', ({ source }) => source?.genre],
  ['number', ({ source }) => source?.number],
  ['account', ({ source }) => source?.account],
  ['post_id', ({ source }) => source?.postId],
  ['condition', ({ source }) => source?.condition],
  ['condition_on', ({ source }) => source?.conditionOn],
  ['condition_notice', ({ source }) => source?.conditionNotice],
  ['standing', ({ cited }) => cited?.standing],
  ['copies_sha256', ({ source }) => source?.copies.map((copy) => copy.textSha256).join('; ')],
  ['tier', ({ cited }) => cited?.tier],
  ['rank', ({ cited }) => cited?.rank],
  ['credited_as', ({ cited }) => cited?.creditedAs],
  ['capacity', ({ cited }) => cited?.capacity],
  ['voiced_by', ({ cited }) => cited?.voicedBy],
  ['cue', ({ cited }) => cited?.cue],
  ['place_in_work', ({ cited }) => cited?.place],
  ['locator', ({ cited }) => cited?.locator],
  ['citing', ({ entry }) => entry.chain.map(linkInCell).join(' < ')],
  ['translation', ({ cited }) => cited?.translation],
  ['translator', ({ cited }) => cited?.translator],
  ['original_words', ({ cited }) => cited?.original?.words],
  ['original_language', ({ cited }) => cited?.original?.language],
  ['status', ({ entry }) => entry.status.status],
  ['status_in_words', ({ entry }) => ATTRIBUTION_STATUSES[entry.status.status]],
  ['status_reason', ({ entry }) => entry.status.reason],
  ['status_at', ({ entry }) => entry.status.at],
  ['status_by', ({ entry }) => entry.status.by],
  ['signed_off_at', ({ entry }) => entry.status.signedOff?.at],
  ['signed_off_by', ({ entry }) => entry.status.signedOff?.by],
  ['open_notes', ({ entry }) => entry.openNotes],
  ['list_id', ({ maker }) => maker.listId],
  ['list_version', ({ maker }) => maker.version],
  ['made_at', ({ maker }) => maker.madeAt],
  ['made_by', ({ maker }) => maker.madeBy],
];

function nameInCell(name: Name): string {
  if ('literal' in name) return name.literal;
  return name.given === null ? name.family : `${name.family}, ${name.given}`;
}

function linkInCell({ sourceTitle, outlet, standing }: ChainLink): string {
  return `${sourceTitle}${outlet === null ? '' : ` (${outlet})`}, ${standing}`;
}
