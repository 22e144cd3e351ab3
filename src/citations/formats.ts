import { cslJson } from './formats/csl-json.js';
import { csv, csvRaw } from './formats/csv.js';
import { html } from './formats/html.js';
import { markdown } from './formats/markdown.js';
import { text } from './formats/text.js';
import type { Format } from './list.js';

/** Every format, in the order in which a page offers them. To add one, copy a file and name it here. */
export const FORMATS: readonly Format[] = [text, markdown, html, csv, csvRaw, cslJson];

export function findFormat(name: string): Format | null {
  return FORMATS.find((format) => format.name === name) ?? null;
}
