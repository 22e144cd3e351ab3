import { asksNext, endsAsking } from '../reading/sentences/stops.js';
import { settingWords } from '../words/settings.js';
import { REACH } from './denied.js';
import { firstIn } from './patterns.js';

// Whether words are a question, or stand in one.

const ASKING = String.raw`(?<!\p{L})(?:${settingWords('asking')}|(?:${settingWords('wanting')}) to (?:know|hear|find out|learn))(?!\p{L})`;
const TO_ASK = '(?: [^\\s,;:]+){0,6}';
/** “whether”, of which “if” is the short form: a question, though nobody asks it. */
const IF = `(?<!\\p{L})(?:whether|${settingWords('whether')}|(?<=\\b(?:know|knows|knew|known|sure|certain|clear|tell|idea|doubtful|unclear|see|wondering) )if|(?<=\\p{L} )si)(?!\\p{L}| or not\\b)`;
const WHETHER = String.raw`${ASKING}${TO_ASK},? (?:if|whether|why|how|what|when|who|ob|si)\b${REACH}|${IF}[^;,]*$`;
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
  String.raw`${ASKING}${TO_ASK},? (?:if|si|ob|(?:why|how|what|when|who)(?= ))(?: [^\s,;:]+){0,9} ?$|(?<!\p{L})(?:whether|${settingWords('whether')})(?: [^\s,;:]+){0,9} ?$`,
  'u',
);
const ASKED =
  /(?:^|[:;—–] )(?:and |but |so )?(?:did|does|do|has|have|had|is|was|were|would|could|can|will|who|why|when|how|what|where)\b/u;

/** “Did Voss say | …?”, “Voss was asked whether | …” */
export function questionByReporter(introducing: string, following: string): number | null {
  if (asksNext(following) && ASKED.test(introducing)) return 0;
  return firstIn([REPORTED], introducing)?.[0] ?? null;
}
