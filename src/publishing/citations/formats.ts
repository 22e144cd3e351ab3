import { biblatex } from './formats/biblatex.js';
import { bibtex } from './formats/bibtex.js';
import { cslJson } from './formats/csl-items.js';
import { docx } from './formats/docx.js';
import { html } from './formats/html.js';
import { jsonld } from './formats/jsonld.js';
import { markdown } from './formats/markdown.js';
import { ris } from './formats/ris.js';
import { csv, csvRaw } from './formats/table.js';
import { text } from './formats/text.js';
import { webannotation } from './formats/webannotation.js';
import type { FileFormat, Format, FormatUse } from './model/list.js';

/** The whole database. src/publishing/exchange writes and reads it; it is not a format of citation lists. */
const onrecordJson: FileFormat = {
  name: 'onrecord-json',
  title: 'onrecord-json',
  about: 'the whole database, with the bytes of saved copies',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  holds: 'desk',
  use: 'programs',
};

/** What the formats are for, in the order of the page. */
export const FORMAT_USES: Readonly<Record<FormatUse, string>> = {
  reading: 'To read',
  managers: 'For reference managers',
  programs: 'For spreadsheets and programs',
};

/** Formats of citation lists, by use, in the order of the page. To add one, copy a file and list it here. */
export const LIST_FORMATS: readonly Format[] = [
  ...[text, markdown, html, docx],
  ...[cslJson, ris, biblatex, bibtex],
  ...[csv, csvRaw, jsonld, webannotation],
];

/** Every export format. The terminal offers these, and docs/guide/formats.md lists them. */
export const FORMATS: readonly FileFormat[] = [...LIST_FORMATS, onrecordJson];

export function findFormat(name: string): Format | null {
  return LIST_FORMATS.find((format) => format.name === name) ?? null;
}
