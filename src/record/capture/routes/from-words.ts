import type { Context } from '../../../context.js';
import type { Ask } from '../../../platform/http/ask.js';
import { found } from '../../../platform/http/found.js';
import { ClaimReader } from '../../claims/store.js';
import type { FromWords } from '../words-page.js';
import { entryFrom, entryLike, filled } from './entry.js';
import { fromCopy } from './from-copy.js';
import { numberIn, wordsAsked } from './words-asked.js';

// A new claim from words that stand on the desk already: in a kept copy, to which it then points, or in another claim.
// `at=120-340` names them by their place, `at=120-340,400-520` several passages, `exact=…` by themselves.

/** Null where the address names nothing that words could be from. */
export async function fromWords(ask: Ask, ctx: Context): Promise<FromWords | null> {
  const { query } = ask;
  if (query.one('snapshot') !== null) return fromCopy(ask, ctx);
  if (query.one('claim') !== null) return fromClaim(ask, ctx);
  if (query.one('source') === null) return null;
  const typed = await entryFrom(numberIn(ask, 'source'), ask, ctx);
  return { kind: 'entry', typed, drafted: null };
}

async function fromClaim(ask: Ask, ctx: Context): Promise<FromWords> {
  const id = numberIn(ask, 'claim');
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(id), 'claim', ask.viewer);
  const words = wordsAsked(ask, claim.text, 'the claim');
  if (words.kind === 'refused') {
    const back = { label: 'the claim', href: `/claims/${id}` };
    const { exact, errors, places } = words;
    return {
      kind: 'unclear',
      unclear: { sends: { claim: id }, back, lang: claim.language, exact, errors, places },
    };
  }
  // They are a part of what that speaker said, but not the passage that its claim points to.
  const { like: _, from_copy, 'attribution.snapshot_id': copy, ...known } = await entryLike(claim, ask, ctx);
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
