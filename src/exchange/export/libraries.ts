import type { RowOf } from '../../db/row-change.js';
import type { Kept } from './kept.js';

// Rows of the libraries as records of a file, with their fields in the order of the file.

export function sourceRecord(row: RowOf<'sources'>, kept: Kept) {
  return {
    ref: row.id,
    type: row.type,
    title: row.title,
    translated_title: row.translated_title,
    outlet: kept.maybe('outlets', row.outlet_id),
    container_title: row.container_title,
    authors: JSON.parse(row.authors) as unknown,
    // What is not so is left out, as in files from before there was such a field.
    ...(row.no_author === 1 && { no_author: true }),
    issued: row.issued,
    ...(row.no_date === 1 && { no_date: true }),
    accessed: row.accessed,
    url: row.url,
    archive_url: row.archive_url,
    language: row.language,
    medium: row.medium,
    genre: row.genre,
    number: row.number,
    account: row.account,
    post_id: row.post_id,
    note: row.note,
    condition: row.condition,
    condition_on: row.condition_on,
    condition_seen_by: kept.user(row.condition_seen_by),
    condition_notice: row.condition_notice,
  };
}

export interface SpeakerParts {
  readonly names: readonly RowOf<'speaker_names'>[];
  readonly titles: readonly RowOf<'speaker_titles'>[];
  readonly members: readonly number[];
}

export function speakerRecord(row: RowOf<'speakers'>, parts: SpeakerParts, kept: Kept) {
  return {
    ref: row.id,
    kind: row.kind,
    name: row.name,
    sort_name: row.sort_name,
    language: row.language,
    description: row.description,
    wikidata_id: row.wikidata_id,
    names: parts.names.map(({ name, language, restricted }) => ({
      name,
      language,
      ...(restricted === 1 && { restricted: true }),
    })),
    titles: parts.titles.map((title) => ({
      title: title.title,
      body: title.body,
      held_from: title.held_from,
      held_to: title.held_to,
      source: kept.maybe('sources', title.source_id),
    })),
    members: kept.those('speakers', parts.members),
  };
}

export function occasionRecord(row: RowOf<'occasions'>, kept: Kept) {
  return {
    ref: row.id,
    name: row.name,
    kind: row.kind,
    date: row.date,
    time_zone: row.time_zone,
    place: row.place,
    source: kept.maybe('sources', row.source_id),
    note: row.note,
  };
}
