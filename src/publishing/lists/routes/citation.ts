import { UserReader } from '../../../people/accounts/store/users.js';
import type { Context } from '../../../platform/context.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Result } from '../../../platform/lib/result.js';
import { parseFilters } from '../../../record/claims/input.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { Paragraph } from '../../citations/model/tree.js';
import { toHtml } from '../../citations/model/tree-html.js';
import { toText } from '../../citations/model/tree-text.js';
import { type PreviewedEntry, previewList } from '../../citations/preview-section.js';
import type { CslStyleCard } from '../../citations/styles/model/card.js';
import { setAsideWords } from '../../citations/styles/model/failures.js';
import type { Styles, StylesContext } from '../../citations/styles-pool.js';
import { EntryReader } from '../entry-store.js';
import { locatorsIn, selectedBy, type Wanted } from '../export-job.js';
import { type CitationWanted, MAX_COPIED, parseCitation } from '../input.js';
import { DEFAULT_KIND, DEFAULT_LOCALE, DEFAULT_STYLE } from '../model.js';
import { listOf } from './allowed.js';
import { withStyleIdOrThrow } from './style.js';

/**
 * Citations to paste, formatted and plain: of quotations by number, of those from a source, or of a list. Those that
 * are not on the record are left out, as in a file in which nobody ticked them.
 */
export async function citeClaims(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const query = readOrThrow(parseCitation(req.query.single(['id']), req.query.all('id')));
  const asked = await withStyleIdOrThrow(ctx, query);
  const list = asked.list === null ? null : await listOf(req, ctx, asked.list);
  const { ids, leftOut, locators } = await claimsAsked(req, ctx, asked);
  const rows = await new EntryReader(ctx.db, req.viewer, locators).entries(ids);
  const styles = await ctx.styles();
  const own =
    req.viewer.userId === null ? null : await new UserReader(ctx.db).citationStyle(req.viewer.userId);
  const style = await firstKnown(styles, [asked.style, list?.style, own, DEFAULT_STYLE]);
  const options = {
    locale: list?.locale ?? DEFAULT_LOCALE,
    deskUrl: ctx.config.url,
    kind: asked.kind ?? (asked.form === null ? list?.kind : null) ?? DEFAULT_KIND,
    layout: asked.form,
    forms: 'all',
  } as const;
  const entries = (await previewList(rows, style.id, options, styles))?.entries ?? [];
  const printed = entries.filter(({ paragraphs }) => paragraphs.length > 0);
  const count = countOf(printed);
  const [first] = entries;
  if (first && printed.length === 0) throw new AppError('not_now', first.reason ?? 'This cannot be cited.');
  return faces({
    json: () => ({
      count,
      left_out: leftOut + countOf(entries) - count,
      style: style.title,
      ...(toCopy(printed.flatMap((entry) => entry.paragraphs)) ?? NOTHING),
      in_text: toCopy(printed.flatMap(({ inText }) => (inText === null ? [] : [inText]))),
      footnote: toCopy(printed.flatMap(({ footnote }) => (footnote === null ? [] : [footnote]))),
    }),
  });
}

/** The first of these styles that is known. @throws AppError not_now where that one is set aside */
async function firstKnown(
  styles: Styles,
  ids: readonly (string | null | undefined)[],
): Promise<CslStyleCard> {
  for (const id of ids) {
    const style = id ? await styles.describe(id) : null;
    if (style?.setAside) throw new AppError('not_now', setAsideWords(style.setAside.title));
    if (style !== null) return style.card;
  }
  return styles.words.card;
}

/** The quotations that these entries account for. */
function countOf(entries: readonly PreviewedEntry[]): number {
  return entries.reduce((sum, { claimIds }) => sum + claimIds.length, 0);
}

const NOTHING = { text: '', html: '' };

/** Plain and formatted; null for nothing. */
function toCopy(paragraphs: readonly Paragraph[]): typeof NOTHING | null {
  if (paragraphs.length === 0) return null;
  return {
    text: paragraphs.map((paragraph) => `${toText(paragraph)}\n`).join(''),
    html: paragraphs.map((paragraph) => `<p>${toHtml(paragraph)}</p>`).join(''),
  };
}

/** @throws AppError not_found where there is none; not_now where none may be copied; invalid for too many */
async function claimsAsked(req: RequestContext, ctx: Context, asked: CitationWanted) {
  const selected = await selectedBy(ctx.db, req.viewer, wantedBy(asked));
  const ids = selected.filter((one) => !isRestricted(one)).map(({ id }) => id);
  const isNamed = asked.ids.length > 0 || asked.list !== null || asked.source !== null;
  if (selected.length === 0 && isNamed) throw new AppError('not_found', 'There is no quotation to cite.');
  if (ids.length === 0 && isNamed) throw new AppError('not_now', OFF_RECORD);
  if (ids.length > MAX_COPIED)
    throw new AppError('invalid', `${ids.length} quotations are too many to copy. Export them as a file.`);
  const leftOut = Math.max(asked.ids.length, selected.length) - ids.length;
  return { ids, leftOut, locators: locatorsIn(selected) };
}

const OFF_RECORD = 'Not copied: it is not on the record. Add it to a list and tick it when you export.';

function wantedBy({ ids, list, source }: CitationWanted): Wanted {
  if (list !== null) return { kind: 'list', id: list, only: ids.length === 0 ? undefined : ids };
  if (source === null) return { kind: 'numbers', claimIds: ids };
  return { kind: 'filters', filters: readOrThrow(parseFilters({ source: String(source) })) };
}

/** @throws AppError invalid with what would be right */
function readOrThrow<T>(input: Result<T>): T {
  if (input.ok) return input.value;
  throw new AppError('invalid', input.errors.map(({ message }) => `${message}.`).join(' '));
}
