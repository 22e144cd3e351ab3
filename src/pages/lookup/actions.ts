import type { Db } from '../../platform/db/schema.js';
import { AppError } from '../../platform/lib/errors.js';
import type { Viewer } from '../../platform/viewer.js';
import { claimsFor } from './claims-actions.js';
import { copiesFor, type FindCopies, type ReadCredits } from './copies-actions.js';
import { type CompareMatches, LookupReader } from './found-store.js';
import { answeredFor } from './model/answered-for.js';
import { answerOf } from './model/answers.js';
import { type Divided, soughtIn, UNDIVIDED } from './model/passages.js';
import type { LookedUp } from './model/shown.js';

/** What a look-up reads from. */
export interface LookupParts {
  readonly db: Db;
  readonly viewer: Viewer;
  /** @throws AppError busy, unavailable */
  readonly findCopies: FindCopies;
  /** Divides the text and finds its quotations. @throws AppError busy, unavailable */
  readonly read: (text: string) => Promise<Divided>;
  /** @throws AppError busy, unavailable */
  readonly compare: CompareMatches;
  /** @throws AppError busy, unavailable */
  readonly readCredits: ReadCredits;
}

/**
 * Looks up a text: for each quotation of it, the claims to which it may belong, and saved copies of other sources that
 * have it. Writes nothing.
 * @throws AppError busy, unavailable where the claims that were found cannot be compared at the moment
 */
export async function lookUp(parts: LookupParts, text: string, speaker: string | null): Promise<LookedUp> {
  const reader = new LookupReader(parts.db, parts.viewer, parts.compare);
  const divided = await unlessBusy(() => parts.read(text));
  const findCopies = startedWith(
    parts.findCopies,
    soughtIn(text, divided ?? UNDIVIDED)[0]?.item.text ?? text,
  );
  const found = await reader.find(text, divided ?? UNDIVIDED);
  const answered = found.map((one) => ({ ...one, answeredFor: answeredFor(one.item, speaker) }));
  const [claims, copies] = await Promise.all([
    claimsFor(parts, answered, text),
    copiesFor({ ...parts, findCopies, unlessBusy }, answered),
  ]);
  const answers = answered.map(({ item, left, answeredFor: whose }, at) => {
    const shown = { claims: claims[at] ?? [], copies: copies[at] ?? null };
    return answerOf({ n: at + 1, item, left, answeredFor: whose, ...shown });
  });
  return { text, speaker, areCreditsRead: divided !== null, answers, unanswered: divided?.left ?? 0 };
}

/** Searches saved copies for the first quotation while claims are looked for: copies are searched in another thread. */
function startedWith(findCopies: FindCopies, first: string): FindCopies {
  const started = findCopies([first]);
  // It is awaited later, or never.
  started.catch(() => {});
  return async (wordings) => {
    const others = wordings.filter((one) => one !== first);
    const [own, found] = await Promise.all([
      others.length < wordings.length ? started : [],
      others.length === 0 ? [] : findCopies(others),
    ]);
    const rest = found.values();
    return wordings.map((one) => (one === first ? own[0] : rest.next().value) ?? []);
  };
}

/** Null where too much is asked for at the moment. */
async function unlessBusy<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'busy' || error.code === 'unavailable')) return null;
    throw error;
  }
}
