import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/db/schema.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Viewer } from '../../../platform/viewer.js';
import { docx } from '../../citations/formats/docx.js';
import { html } from '../../citations/formats/html.js';
import { markdown } from '../../citations/formats/markdown.js';
import { text } from '../../citations/formats/text.js';
import type { Piece, ReadEntry, ReadingFormat } from '../../citations/model/list.js';
import { isWarning, type Paragraph } from '../../citations/model/tree.js';
import { voiceOf } from '../../citations/model/voice.js';
import type { Exception, ListMaker } from '../../citations/model.js';
import type { Styles } from '../../citations/styles-pool.js';
import { readKeptHtml } from './html-model.js';
import {
  type EditionEntry,
  type EditionFormat,
  type EditionHead,
  type EditionView,
  type EditionWork,
  keptEdition,
  readLine,
} from './model.js';
import { type Edition, EditionReader, type KeptLine } from './store.js';

// Writes an edition to a file as it was printed: its own lines, or one of the formats to read.

export interface EditionFileRequest {
  readonly viewer: Viewer;
  readonly listId: number;
  readonly editionId: number;
  readonly format: EditionFormat;
}

export interface EditionFileDone {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Of its own lines as this viewer sees them. */
  readonly sha256: string;
}

const READING: Readonly<Record<Exclude<EditionFormat, 'jsonl'>, ReadingFormat>> = {
  html,
  text,
  markdown,
  docx,
};

/** @throws AppError not_found for an edition that is gone meanwhile */
export async function writeEdition(
  db: Db,
  { viewer, listId, editionId, format }: EditionFileRequest,
  styles: Styles,
  put: (piece: Piece) => void,
): Promise<EditionFileDone> {
  const reader = new EditionReader(db, viewer);
  const edition = await reader.byId(listId, editionId);
  if (edition === undefined) throw new AppError('not_found', 'This edition no longer exists.');
  const of = { reader, edition, view: await reader.view(edition) };
  if (format === 'jsonl') {
    const own = { mediaType: 'application/jsonl; charset=utf-8', extension: 'jsonl' };
    return { ...own, sha256: await eachLine(of, (line) => put(`${line}\n`)) };
  }
  // The foot names it, and without some entries only the lines tell.
  const sha256 = of.view.sha256 ?? (await eachLine(of, () => {}));
  const { mediaType, extension } = READING[format];
  await writeToRead(of, { format: READING[format], sha256, styles, put });
  return { mediaType, extension, sha256 };
}

interface Kept {
  readonly reader: EditionReader;
  readonly edition: Edition;
  readonly view: EditionView;
}

/** @returns the SHA-256 of the lines as the viewer sees them */
async function eachLine(
  { reader, edition, view }: Kept,
  take: (line: string, row: KeptLine) => void,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const batch of reader.all(edition, view.hiddenEntries === 0)) {
    for (const row of batch) {
      const seen = row.part === 'foot' && view.hiddenEntries > 0 ? JSON.stringify(view.foot) : row.line;
      hash.update(`${seen}\n`);
      take(seen, row);
    }
  }
  return hash.digest('hex');
}

interface ToRead {
  readonly format: ReadingFormat;
  readonly sha256: string;
  readonly styles: Styles;
  readonly put: (piece: Piece) => void;
}

async function writeToRead(kept: Kept, { format, sha256, styles, put }: ToRead): Promise<void> {
  const { edition, view } = kept;
  const { foot } = view;
  const maker = makerOf(edition, view.head);
  const voice = voiceOf(foot.locale, maker.deskUrl, styles.words);
  const writer = format.begin({ maker, kind: edition.kind, voice });
  const exceptions: Exception[] = [];
  const bibliography: Paragraph[] = [];
  const hasReference = edition.kind === 'evidence' && foot.style.id !== styles.words.card.id;
  put(writer.start);
  await eachLine(kept, (json, { part, outcome, claim_ids }) => {
    if (part === 'work')
      bibliography.push(...(readLine<EditionWork>(json)?.html.map(readKeptHtml) ?? [ERASED]));
    if (part !== 'entry') return;
    const entry = readLine<EditionEntry>(json);
    put(writer.entry(entry === null ? erasedEntry(outcome, claim_ids) : toReadEntry(entry, hasReference)));
    exceptions.push(...(entry === null ? [] : exceptionsIn(entry)));
  });
  const about = keptEdition(edition, sha256);
  const { counts, style } = foot;
  put(writer.end({ ...maker, style, counts, exceptions, bibliography, edition: about }));
}

function makerOf({ list_id, version, made_at, made_by_name }: Edition, head: EditionHead | null): ListMaker {
  return {
    listId: list_id,
    listTitle: head?.title ?? null,
    version,
    madeAt: made_at,
    madeBy: head?.made_by ?? made_by_name,
    deskUrl: head?.address ?? null,
  };
}

function exceptionsIn({ claims, outcome, reason }: EditionEntry): Exception[] {
  return outcome === 'printed'
    ? []
    : claims.map(({ id }) => ({ claimId: id, outcome, reason: reason ?? '' }));
}

/** @param hasReference whether the first paragraph after a warning is a reference, and not the quotation */
function toReadEntry(kept: EditionEntry, hasReference: boolean): ReadEntry {
  const { outcome, claims, source, note } = kept;
  if (outcome === 'failed') return { outcome };
  const paragraphs = kept.html.map(readKeptHtml);
  const reference = hasReference ? paragraphs.find((paragraph) => !isWarning(paragraph)) : undefined;
  return {
    outcome,
    entry: { claimId: claims[0]?.id ?? 0, cited: { source: { id: source ?? 0 } } },
    paragraphs,
    note: note && { number: note.number, content: readKeptHtml(note.html.join('')) },
    group: source === null ? null : { claimIds: claims.map(({ id }) => id) },
    citation: reference === undefined ? null : { reference },
  };
}

const ERASED: Paragraph = [{ kind: 'text', text: '[erased]' }];

/** It keeps its number, so that the others keep theirs. */
function erasedEntry(outcome: KeptLine['outcome'], claimIds: string): ReadEntry {
  if (outcome === 'failed' || outcome === null) return { outcome: 'failed' };
  const [claimId = 0] = (JSON.parse(claimIds) as (number | null)[]).map((id) => id ?? 0);
  const entry = { claimId, cited: { source: { id: 0 } } };
  return { outcome, entry, paragraphs: [ERASED], note: null, group: null, citation: null };
}
