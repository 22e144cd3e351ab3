import type { Db, Tx } from '../../../platform/db/schema.js';
import { invalidReply, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { type PlaceOffered, wordsIn } from '../../../record/snapshots/model/words-in.js';
import type { Selector } from '../input.js';
import type { Target } from '../model.js';
import type { WordsTyped } from '../section/words.js';
import { TargetReader } from '../target-store.js';

// Locates the words of a note in their text before anything is written.

interface Misfit {
  readonly errors: readonly FieldError[];
  /** The occurrences to choose from, where the words have several. */
  readonly places?: readonly PlaceOffered[];
}

/** The selector to store; null where the note is about the whole target. */
export async function placed(
  db: Db | Tx,
  req: RequestContext,
  target: Target,
  selector: Selector | null,
): Promise<Result<Selector | null, Misfit>> {
  // A source has no text of its own, so its words are stored as typed.
  if (selector === null || target.kind === 'source') return ok(selector);
  const text = await new TargetReader(db, req.viewer).textOf(target);
  if (text === null) {
    const message = `There is no text in ${NAMES[target.kind]} to mark. Leave the text out for a note on the whole.`;
    return refused({ errors: [{ path: 'selector.exact', message }] });
  }
  const found = wordsIn({ selector, text, of: NAMES[target.kind], elsewhere: req.body?.as === 'form' });
  return found.kind === 'found' ? ok(found.selector) : refused(found);
}

/** The form again with what was typed, for an input with errors. A program gets the occurrences as well. */
export function refusalOf(fields: unknown, html: (typed: WordsTyped) => Page | Promise<Page>) {
  return ({ errors, places = [] }: Misfit): Reply =>
    invalidReply(
      errors,
      () => html({ typed: typedFrom(fields), errors, places }),
      places.length > 0 ? { places } : undefined,
    );
}

const NAMES = { claim: 'the quotation', attribution: 'this wording', snapshot: 'this copy' } as const;
