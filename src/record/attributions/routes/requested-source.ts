import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { numberIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { typedPick } from '../../../platform/lib/fields/pick-fields.js';
import { SnapshotReader } from '../../snapshots/store.js';
import { SourceReader } from '../../sources/store.js';

/**
 * The initial values of the form: `?source=9` fills in the source; `&snapshot=2&at=120-340` the words at that span of
 * its copy, which may differ from the claim's.
 * @throws AppError for a source, a copy or a span that does not exist
 */
export async function requestedSource(req: RequestContext, ctx: Context): Promise<Typed> {
  if (req.query.one('source') === null) return {};
  const id = numberIn(req, 'source');
  const source = orNotFound(await new SourceReader(ctx.db, req.viewer).byId(id), 'source', req.viewer);
  const named = typedPick('source', 'source', { id, name: source.title });
  return req.query.one('snapshot') === null ? named : { ...named, wording: await wordsIn(req, ctx, id) };
}

async function wordsIn(req: RequestContext, ctx: Context, sourceId: number): Promise<string> {
  const reader = new SnapshotReader(ctx.db, req.viewer);
  const copy = orNotFound(await reader.byId(sourceId, numberIn(req, 'snapshot')), 'saved copy', req.viewer);
  const at = req.query.one('at') ?? '';
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
  const words = (copy.text ?? '').slice(Number(start), Number(end)).replace(/\s+/g, ' ').trim();
  if (words !== '' && words.length <= MAX_FIELD_LENGTH) return words;
  throw new AppError(
    'bad_request',
    `‘at=${at.slice(0, 30)}’ is not a passage of this text. Open the copy and select the passage again.`,
  );
}

/** Maximum length of a prefilled wording in UTF-16 code units, since a form is not for a whole copy. */
const MAX_FIELD_LENGTH = 10_000;
