import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { outcomeReply, withRow } from '../../../platform/http/outcomes.js';
import type { Page, Reply } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { editOf, fillIn } from '../../../record/snapshots/actions/fill-in.js';
import { parseTaken, takeSentFrom } from '../../../record/snapshots/input.js';
import { sentFromHref } from '../../../record/snapshots/keep-section.js';
import { detailsOf, offersFor } from '../../../record/snapshots/model/found.js';
import { SourceReader, type SourceRow } from '../../../record/sources/store.js';
import { copyOf, sourceOf } from './visible-copy.js';

/** What the pages of sources have for this one: their form, filled in again, and their JSON. */
export interface SourceAnswers {
  readonly formAgain: (
    source: SourceRow,
    sent: {
      readonly version: number | null;
      readonly edit: object;
      readonly errors: readonly FieldError[];
    },
  ) => Reply;
  /** The form with what was taken, beside the version that somebody saved meanwhile. */
  readonly conflictPage: (current: SourceRow, edit: object) => Page;
  readonly json: (source: SourceRow) => object;
}

/** Fills empty fields of a source with readings of its kept page that a person took. */
export async function fillInDetails(
  req: RequestContext,
  ctx: Context,
  { formAgain, conflictPage, json }: SourceAnswers,
): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const copy = await copyOf(req, ctx, source);
  const { from, fields } = takeSentFrom(bodyOf(req).fields);
  const taken = parseTaken(fields);
  const version = versionSent(req);
  // Of another version the fields that were empty are not known, and both versions are shown.
  const offers = version === source.version ? offersFor(source, copy) : detailsOf(copy);
  // What was refused is shown in the source's own form, where it can be corrected.
  const edit = taken.ok ? editOf(offers, taken.value) : {};
  const again = (errors: readonly FieldError[]) => formAgain(source, { version, edit, errors });
  if (!taken.ok) return again(taken.errors);
  return req.write(async (change) => {
    const outcome = await fillIn(change, { id: source.id, version }, edit);
    if (!outcome.ok) return again(outcome.errors);
    const read = async (id: number) =>
      orNotFound(await new SourceReader(change.tx, req.viewer).byId(id), 'source', req.viewer);
    return outcomeReply(await withRow(outcome.value, read), {
      location: from === null ? `/sources/${source.id}` : sentFromHref(from),
      json,
      conflict: (current) => conflictPage(current, edit),
    });
  });
}
