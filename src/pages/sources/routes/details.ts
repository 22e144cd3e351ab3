import { faces, invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { copyOfAddress } from '../../../record/snapshots/actions/take.js';
import type { ReaderContext } from '../../../record/snapshots/file-pool.js';
import { detailsWanted } from '../../../record/snapshots/input.js';
import { detailsOf } from '../../../record/snapshots/model/found.js';
import { sourceFormWith } from '../page/details.js';
import { sourceFormPage } from '../page/form.js';
import { formView } from './answers.js';

/** Fetches the page of a new source and fills its details into the form. Nothing is saved. */
export async function fetchDetails(req: RequestContext, ctx: ReaderContext): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const typed = typedFrom(fields);
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => formView(sourceFormPage({ id: null, version: null, typed, errors }), null));
  // The form sends its other fields along, which come back as they were typed.
  const { url } = typed;
  const wanted = parseWith(detailsWanted, as === 'json' ? fields : { ...(url !== undefined && { url }) });
  if (!wanted.ok) return refuse(wanted.errors);
  const page = await copyOfAddress(ctx.fetcher, ctx.reader, {
    ...wanted.value,
    reading: null,
    encoding: null,
  });
  if (!page.ok) return refuse(page.errors);
  const { headers, finalUrl } = page.value;
  const details = detailsOf({ headers: JSON.stringify(headers), final_url: finalUrl });
  if (as === 'json') return written(200, '/sources/new', details);
  return faces({ html: () => formView(sourceFormWith(typed, details), null) });
}
