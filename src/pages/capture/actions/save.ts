import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { errorsAt, withoutLoneIds } from '../../../platform/lib/fields/picks.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { Viewer } from '../../../platform/viewer.js';
import { keepCopy, sameAsNewest } from '../../../record/snapshots/actions.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { findOrCreateSource } from '../../../record/sources/actions.js';
import { newSource } from '../../../record/sources/input.js';
import { languageTyped } from '../model/language-typed.js';
import { FROM_TEXT, sourceInput } from '../model/source-input.js';
import type { TextTerms } from '../model/terms.js';
import { SourceWordingReader } from '../source-store.js';
import { type AcceptedItem, type SavedItem, Saving } from './saving.js';

// Saves the accepted quotations of a capture with its source and a copy of its text: all of them, or none.

export interface ArticleToSave {
  readonly text: string;
  readonly source: Typed;
  readonly terms: TextTerms;
  /** Where each field of the source was read. */
  readonly readIn: Typed;
  readonly from: { readonly copy: Copy } | { readonly snapshotId: number };
}

export interface SavedCapture {
  readonly sourceId: number;
  readonly snapshotId: number;
  readonly items: readonly SavedItem[];
}

/** Fails with errors at `source.…` and, of a quotation, at `quotations.N.…`, where N is its number in the capture. */
export async function saveQuotations(
  change: WriteContext,
  viewer: Viewer,
  article: ArticleToSave,
  accepted: readonly AcceptedItem[],
): Promise<Result<SavedCapture>> {
  const placed = await sourceAndCopy(change, viewer, article);
  if (!placed.ok) return placed;
  const { sourceId, snapshotId } = placed.value;
  // A guess for the whole text says nothing of one quotation, which may be in another language.
  const isGuessed = article.readIn.language === FROM_TEXT;
  const language = isGuessed ? '' : languageTyped(article.source.language ?? '');
  const { text, terms } = article;
  const saving = new Saving(change, viewer, { ...placed.value, text, language, terms });
  for (const item of accepted) {
    const taken = await saving.take(item);
    if (!taken.ok) return refused(errorsAt(`quotations.${item.n}`, taken.errors));
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
  const added = await saving.record();
  return added.ok ? ok({ sourceId, snapshotId, items: added.value }) : added;
}

async function sourceAndCopy(
  change: WriteContext,
  viewer: Viewer,
  { source, from }: ArticleToSave,
): Promise<Result<{ readonly sourceId: number; readonly snapshotId: number }>> {
  if ('snapshotId' in from) {
    const sourceId = await new SourceWordingReader(change.tx, viewer).sourceOfCopy(from.snapshotId);
    return sourceId === undefined ? refused([COPY_GONE]) : ok({ sourceId, snapshotId: from.snapshotId });
  }
  const input = parseWith(newSource, withoutLoneIds(sourceInput(source)));
  const found = input.ok ? await findOrCreateSource(change, input.value) : input;
  if (!found.ok) return refused(errorsAt('source', found.errors));
  const sourceId = found.value.id;
  const same = await sameAsNewest(change, viewer, sourceId, from.copy);
  return ok({ sourceId, snapshotId: (same ?? (await keepCopy(change, sourceId, from.copy))).id });
}

const COPY_GONE = {
  path: 'source',
  message: 'The saved copy with this text is in the trash. Ask an editor to restore it first.',
};
