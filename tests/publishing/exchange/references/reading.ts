import { readFileSync } from 'node:fs';
import { bibtexRecords } from '../../../../src/publishing/exchange/references/input/bibtex.js';
import { cslRecords } from '../../../../src/publishing/exchange/references/input/csl-json.js';
import { risRecords } from '../../../../src/publishing/exchange/references/input/ris.js';
import { toSource } from '../../../../src/publishing/exchange/references/input/to-source.js';
import type { Reference } from '../../../../src/publishing/exchange/references/model/reference.js';
import type { NewSource } from '../../../../src/record/sources/input.js';
import type { ReferenceFormat } from '../../../../src/vocabulary.js';

/** A file as Zotero writes it. */
export function fixture(name: string): string {
  return readFileSync(`tests/fixtures/references/${name}`, 'utf8');
}

export async function recordsOf(format: ReferenceFormat, text: string): Promise<readonly Reference[]> {
  if (format === 'ris') return [...risRecords(Buffer.from(text))];
  if (format === 'csl-json') return [...cslRecords(Buffer.from(text))];
  const records: Reference[] = [];
  for await (const record of bibtexRecords(text)) records.push(record);
  return records;
}

/** What becomes of each record: its fields that are not empty, and what is said of it. */
export async function sourcesOf(
  format: ReferenceFormat,
  text: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const records = await recordsOf(format, text);
  return records.map((record) => {
    const { source, ...told } = toSource(record);
    return { ...told, ...(source === null ? { title: null } : filled(source)) };
  });
}

function filled({ issued, accessed, outlet, authors, ...rest }: NewSource): Record<string, unknown> {
  const told = {
    ...rest,
    issued: issued?.text,
    accessed: accessed?.text,
    outlet: outlet?.name,
    authors: authors?.map(({ given, family, literal, role }) => {
      const name = [given, family, literal].filter(Boolean).join(' ');
      return role === 'author' || role === null ? name : `${name}, ${role}`;
    }),
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== null && value !== undefined),
  );
}
