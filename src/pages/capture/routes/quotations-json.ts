import { othersTurn } from '../../../platform/lib/others-turn.js';
import type { CaptureMatcher } from '../actions/match.js';
import { itemJson } from '../json.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';

/** How many are made between two yields to other requests: some milliseconds. */
const AT_ONCE = 250;

/** All of them for a client; as many as are saved at once are compared with what is saved. */
export async function quotationsJson(
  items: readonly CaptureItem[],
  matcher: CaptureMatcher,
): Promise<readonly object[]> {
  const matched = await matcher.all(items.slice(0, MAX_SAVED_AT_ONCE));
  const quotations: object[] = [];
  for (const [at, item] of items.entries()) {
    if (at % AT_ONCE === 0) await othersTurn();
    quotations.push(itemJson(item, matched[at] ?? null));
  }
  return quotations;
}
