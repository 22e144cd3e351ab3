import { createHash } from 'node:crypto';
import { addRow } from '../../src/people/activity/row-store.js';
import type { WriteContext } from '../../src/platform/db/transact.js';
import type { StyleCard } from '../../src/publishing/citations/model.js';
import type { EditionEntry, EditionLine } from '../../src/publishing/lists/editions/model.js';

/** What a small edition prints: one entry for each text. */
export interface SmallEdition {
  readonly list: number;
  readonly name?: string | null;
  readonly title?: string;
  readonly madeBy?: string;
  readonly entries: readonly { readonly claims: readonly number[]; readonly text: string }[];
}

const STYLE: StyleCard = {
  ...{ id: 'newsroom', title: 'Newsroom', edition: null, licence: 'CC0 1.0', authors: [] },
  ...{ kind: 'author', sha256: 'ab'.repeat(32) },
};

/** The lines of such an edition, as its file has them. */
export function linesOf(edition: SmallEdition): string[] {
  const { list, name = null, title = 'A list', madeBy = 'Somebody', entries } = edition;
  const head: EditionLine = {
    ...{ part: 'head', format: 'onrecord-edition', version: 1, list, list_version: 1, title, name },
    ...{ kind: 'evidence', grouping: null, style: 'newsroom', locale: 'en-GB' },
    ...{ made_at: '2023-06-25T09:00:00.000Z', made_by: madeBy, address: null },
  };
  const printed = entries.map(
    ({ claims, text }): EditionEntry => ({
      ...{ part: 'entry', outcome: 'printed', reason: null, source: null, note: null },
      claims: claims.map((id) => ({ id, version: 1, status: 'open' })),
      ...{ text: [text], html: [text] },
    }),
  );
  const count = entries.reduce((sum, { claims }) => sum + claims.length, 0);
  const counts = { selected: count, printed: count, noted: 0, failed: 0, sources: null };
  const foot: EditionLine = { part: 'foot', counts, locale: 'en-GB', style: STYLE };
  return [head, ...printed, foot].map((line) => JSON.stringify(line));
}

export function sha256OfLines(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}

/** Puts such an edition into a database, past the printing. */
export async function addTestEdition(change: WriteContext, edition: SmallEdition) {
  const lines = linesOf(edition);
  const sha256 = sha256OfLines(lines);
  const row = await addRow(change, 'list_editions', {
    ...{ list_id: edition.list, name: edition.name ?? null, kind: 'evidence', grouping: null },
    ...{ style: 'newsroom', style_sha256: STYLE.sha256, locale: 'en-GB' },
    ...{ list_version: 1, open_list_version: 1, sha256, open_sha256: sha256 },
    ...{ left_sha256: null, open_left_sha256: null, erased_by: null },
    ...{ made_at: change.at, made_by: change.actor.id },
  });
  for (const [position, line] of lines.entries()) {
    const { part, outcome = null, claims = [] } = JSON.parse(line) as Partial<EditionEntry>;
    const claim_ids = JSON.stringify(claims.map(({ id }) => id));
    const place = { edition_id: row.id, audience: 0, position };
    change.rows.insertBare('list_edition_lines', { ...place, part, outcome, claim_ids, line });
  }
  return row;
}
