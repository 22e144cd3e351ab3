import type { Context } from '../../context.js';
import type { Ask } from '../../http/ask.js';
import { found } from '../../http/found.js';
import { AppError } from '../../lib/errors.js';
import type { Typed } from '../../lib/form-page.js';
import { typedPick } from '../../lib/pick-fields.js';
import { SourceReader } from '../../sources/store.js';

/** The source that the form is opened with: `?source=9`. @throws AppError for one that is not there */
export async function askedSource(ask: Ask, ctx: Context): Promise<Typed> {
  const asked = ask.query.one('source');
  if (asked === null) return {};
  if (!/^[1-9]\d{0,14}$/.test(asked))
    throw new AppError('bad_request', '‘source’ is given by its number, such as source=42.');
  const source = found(await new SourceReader(ctx.db, ask.viewer).byId(Number(asked)), 'source', ask.viewer);
  return typedPick('source', 'source', { id: source.id, name: source.title });
}
