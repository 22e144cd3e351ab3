import { asksNext, endsAsking } from '../reading/sentences/stops.js';
import { settingWords } from '../words/settings.js';

// Whether words are a question, or stand in one.

/** “asked whether …”, “do you think …” */
const BEFORE = new RegExp(
  String.raw`\b(?:${settingWords('asking')})\b(?: [\w']+){0,4} (?:if|whether|why|how|what|when|who)\b[^;]*$|\b(?:do|does|did) (?:you|he|she|they|we|anybody|anyone) (?:really |honestly )?(?:think|believe|agree|say|know|accept|regret)\b[^;]*$`,
  'u',
);

/** @param after from the end of the words to the end of their sentence */
export function isAsked(before: string, after: string): boolean {
  return BEFORE.test(before) || endsAsking(after) || asksNext(after);
}

/** “Did Voss say | …?” */
export function isAskedByReporter(introducing: string, following: string): boolean {
  return (
    asksNext(following) &&
    /^(?:and |but |so )?(?:did|does|do|has|have|had|is|was|were|would|could|can|will|who|why|when|how|what|where)\b/u.test(
      introducing,
    )
  );
}
