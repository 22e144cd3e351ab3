import { asksNext, endsAsking } from '../reading/sentences/stops.js';
import { settingWords } from '../words/settings.js';
import { firstIn } from './patterns.js';

// Whether words are a question, or stand in one.

const WHETHER = String.raw`\b(?:${settingWords('asking')})\b(?: [\w']+){0,6} (?:if|whether|why|how|what|when|who)\b[^;]*$`;
/** “asked whether …”, “do you think …” */
const BEFORE = new RegExp(
  String.raw`${WHETHER}|\b(?:do|does|did) (?:you|he|she|they|we|anybody|anyone) (?:really |honestly )?(?:think|believe|agree|say|know|accept|regret)\b[^;]*$`,
  'u',
);

/** Where a question begins in the words before. Null for none. */
export function questionBefore(before: string): number | null {
  return firstIn([BEFORE], before)?.[0] ?? null;
}

/** @param after from the end of the words to the end of their sentence */
export function isAsked(after: string): boolean {
  return endsAsking(after) || asksNext(after);
}

const REPORTED = new RegExp(
  String.raw`\b(?:${settingWords('asking')})\b(?: [^\s,;:]+){0,6} if(?: [^\s,;:]+){0,9} ?$|\bwhether(?: [^\s,;:]+){0,9} ?$`,
  'u',
);
const ASKED =
  /(?:^|[:;—–] )(?:and |but |so )?(?:did|does|do|has|have|had|is|was|were|would|could|can|will|who|why|when|how|what|where)\b/u;

/** “Did Voss say | …?”, “Voss was asked whether | …” */
export function questionByReporter(introducing: string, following: string): number | null {
  if (asksNext(following) && ASKED.test(introducing)) return 0;
  return firstIn([REPORTED], introducing)?.[0] ?? null;
}
