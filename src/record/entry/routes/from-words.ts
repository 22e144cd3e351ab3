import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { numberIn, type RequestContext } from '../../../platform/http/request-context.js';
import { ClaimReader } from '../../claims/store.js';
import type { FromWords } from '../words-page.js';
import { entryFrom, entryLike, filled } from './entry.js';
import { fromCopy } from './from-copy.js';
import { requestedWords } from './requested-words.js';

// Prefills a claim with words that are already saved: in a copy, to which it then refers, or in another claim.
// `at=120-340` gives a span, `at=120-340,400-520` several passages, `exact=…` the words themselves.

/** Null where the address names neither a copy nor a claim. */
export async function fromWords(req: RequestContext, ctx: Context): Promise<FromWords | null> {
  const { query } = req;
  if (query.one('snapshot') !== null) return fromCopy(req, ctx);
  if (query.one('claim') !== null) return fromClaim(req, ctx);
  if (query.one('source') === null) return null;
  const typed = await entryFrom(numberIn(req, 'source'), req, ctx);
  return { kind: 'entry', typed, drafted: null };
}

async function fromClaim(req: RequestContext, ctx: Context): Promise<FromWords> {
  const id = numberIn(req, 'claim');
  const claim = orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(id), 'quotation', req.viewer);
  const words = requestedWords(req, claim.text, 'the quotation');
  if (words.kind === 'refused') {
    const back = { label: 'the quotation', href: `/claims/${id}` };
    const { exact, errors, places } = words;
    return {
      kind: 'unclear',
      unclear: { sends: { claim: id }, back, lang: claim.language, exact, errors, places },
    };
  }
  // The fragment was said by the same speaker, but is not the passage that the claim refers to.
  const { like: _, from_copy, 'attribution.snapshot_id': copy, ...known } = await entryLike(claim, req, ctx);
  const speaker = filled({
    language: claim.language,
    language_guessed: claim.language_guessed === 1 ? claim.language : null,
    'speaker.name': claim.speaker_name,
    'speaker.id': claim.speaker_id,
  });
  return {
    kind: 'entry',
    typed: { ...known, ...speaker, text: words.selector.exact.trim() },
    drafted: null,
  };
}
