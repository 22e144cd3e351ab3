import { traceFinder } from '../../../engines/text/traces.js';
import { record } from '../../../people/activity/event-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { escapeHtml } from '../../../publishing/citations/model/tree-html.js';
import { erasedLine, textOfLine } from '../../../publishing/lists/editions/model.js';
import { EditionEraser, type EditionLineRow } from '../editions-store.js';
import type { ErasableKind } from '../model.js';

// Erases what editions of lists print of a record. An entry is erased as a whole, since a style may have written the text
// in other letters; the name of a user is replaced, since it stands in the entries of everything they checked.

export interface ErasedRecord {
  readonly kind: ErasableKind;
  /** With those that it was merged with. */
  readonly ids: readonly number[];
  readonly words: readonly string[];
  /** The erasing event. */
  readonly seq: number;
}

/** Leaves the SHA-256 of what is left with an event of each edition. Returns the number of lines. */
export async function eraseFromEditions(change: WriteContext, erased: ErasedRecord): Promise<number> {
  const eraser = new EditionEraser(change.tx);
  const { lines, others } = await linesToErase(eraser, erased);
  for (const { id, part } of lines) await eraser.write(id, erasedLine(part), erased.seq);
  for (const { id, line } of others) await eraser.write(id, line, null);
  const all = [...lines, ...others];
  for (const editionId of new Set(all.map(({ edition_id }) => edition_id))) {
    const after = await eraser.writeLeft(editionId);
    const about = {
      action: 'erased',
      subjectKind: 'list_edition',
      subjectId: editionId,
      claimId: null,
    } as const;
    record(change, { ...about, before: null, after });
  }
  return all.length;
}

interface Lines {
  /** Erased as a whole. */
  readonly lines: readonly EditionLineRow[];
  /** With other text in place of what is erased. */
  readonly others: readonly EditionLineRow[];
}

async function linesToErase(eraser: EditionEraser, { kind, ids, words }: ErasedRecord): Promise<Lines> {
  if (kind === 'list_edition') return whole(withoutFoot(await eraser.linesOf(ids, null)));
  if (kind === 'list') return whole(await eraser.linesOf(await eraser.editionsOf(ids), 'head'));
  if (kind === 'user') return { lines: [], others: await withoutNames(eraser, words) };
  const printed = await eraser.entriesOf(await eraser.claimsPrinting(kind, ids));
  // Of a finding an entry has no more than a sentence, if anything.
  const entries = kind === 'finding' ? repeating(printed, words) : printed;
  // A bibliography does not say whose works it has.
  const editions = [...new Set(entries.map(({ edition_id }) => edition_id))];
  return whole([...entries, ...(await eraser.linesOf(editions, 'work'))]);
}

function whole(lines: readonly EditionLineRow[]): Lines {
  return { lines, others: [] };
}

/** The foot has counts and the style, and no text of a record. */
function withoutFoot(lines: readonly EditionLineRow[]): EditionLineRow[] {
  return lines.filter(({ part }) => part !== 'foot');
}

/** Those that repeat a whole text. */
function repeating(entries: readonly EditionLineRow[], words: readonly string[]): readonly EditionLineRow[] {
  const finder = traceFinder(words);
  return entries.filter(({ line }) => finder.traceIn(textOfLine(line)) === 'all');
}

const NO_NAME = 'Erased user';

/** Where entries name users, and the head its maker: elsewhere the same name is somebody else's. */
async function withoutNames(eraser: EditionEraser, words: readonly string[]): Promise<EditionLineRow[]> {
  const names = [...new Set(words.flatMap((name) => [name, escapeHtml(name)]))].map(asInJson).map(literal);
  if (names.length === 0) return [];
  const named = new RegExp(
    `(?<=, by |agreed by |signed off by |"made_by":")(?:${names.join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const changed: EditionLineRow[] = [];
  for await (const rows of eraser.all())
    for (const row of withoutFoot(rows)) {
      const line = row.line.replace(named, NO_NAME);
      if (line !== row.line) changed.push({ ...row, line });
    }
  return changed;
}

function asInJson(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
