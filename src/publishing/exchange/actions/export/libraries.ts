import type { RowOf } from '../../../../platform/db/row-change.js';
import { dateRecord } from '../../../../platform/lib/fields/dates-in-file.js';
import { fileRecord } from '../../../../platform/lib/fields/noun-fields.js';
import { OCCASION_FIELDS } from '../../../../record/occasions/fields.js';
import { SOURCE_FIELDS } from '../../../../record/sources/fields.js';
import { SPEAKER_FIELDS } from '../../../../record/speakers/fields.js';
import type { Kept } from './kept.js';

// Converts library rows to records of a file, with fields in the order of the file.

export function sourceRecord(row: RowOf<'sources'>, kept: Kept) {
  const { type, title, title_is, translated_title, container_title, condition_notice, shown, ...others } =
    fileRecord(SOURCE_FIELDS, row);
  return {
    // Null for a title that is one, as in files from before there were others.
    ...{ ref: row.id, type, title, title_is: title_is === 'title' ? null : title_is, translated_title },
    ...{ outlet: kept.maybe('outlets', row.outlet_id), container_title },
    ...{ authors: JSON.parse(row.authors) as unknown, ...others },
    ...{ condition_seen_by: row.condition_seen_by, condition_notice },
    // Null for most, as in files from before there was a choice.
    shown: shown === 'when_cited' ? null : shown,
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
    ...fileRecord(SPEAKER_FIELDS, row),
    names: parts.names.map(({ name, language, restricted, awaits_since, sole_author_id }) => ({
      name,
      language,
      ...(restricted === 1 && { restricted: true }),
      ...(awaits_since !== null && { awaits_second: true }),
      ...(sole_author_id !== null && { by_one_person: true }),
    })),
    titles: parts.titles.map((title) => ({
      title: title.title,
      body: title.body,
      held_from: dateRecord(title.held_from, title.held_from_min, null),
      held_to: dateRecord(title.held_to, null, title.held_to_max),
      source: kept.maybe('sources', title.source_id),
    })),
    members: kept.those('speakers', parts.members),
  };
}

export function occasionRecord(row: RowOf<'occasions'>, kept: Kept) {
  const { note, ...fields } = fileRecord(OCCASION_FIELDS, row);
  return { ref: row.id, ...fields, source: kept.maybe('sources', row.source_id), note };
}
