import { CREDITING_WORDS, isSpeechVerb } from '../words/saying.js';

// Whether a cue reports speech or writing (“said”, “wrote”, “according to”), and not a belief, a plan or a vote.

/**
 * Of a cue as printed. A negated cue reports that nothing was said: “did not say”, “declined to comment”. A cue in a
 * language whose verbs are not known counts as speech only where it is a mark.
 */
export function isSpeechCue(cue: string): boolean {
  const words: readonly string[] =
    cue
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}][\p{L}\p{M}'-]*/gu) ?? [];
  if (words.length === 0) return /[:—–-]/.test(cue);
  if (UNSPACED_VERBS.test(cue)) return true;
  if (words.some((word) => NEGATIONS.has(word) || word.endsWith("n't"))) return false;
  if (words.some((word) => word === 'declined' || word === 'refused') && words.includes('to')) return false;
  return words.some((word) => isSpeechVerb(word) || SPEECH_NOUNS.has(word) || CREDITING_WORDS.has(word));
}

const NEGATIONS = new Set(
  'not never neither nor without hardly no nicht nie kein ne pas jamais no nunca non mai'.split(' '),
);

const SPEECH_NOUNS = new Set(
  (
    'statement statements comment comments remark remarks speech speeches tweet tweets post posts claim claims accusation ' +
    'accusations allegation allegations promise promises pledge pledges call calls criticism criticisms testimony announcement ' +
    'warning warnings question questions answer answers reply response letter letters message messages words description ' +
    'denial declaration assertion assertions admission appeal appeals demand demands explanation interview complaint ' +
    'complaints suggestion threat threats insistence assurance assurances quote quotes joke jokes email memo essay column ' +
    'confession plea apology objection condemnation rebuke praise endorsement formula formulation phrase catchphrase slogan ' +
    'motto mantra refrain wording quip doctrine'
  ).split(' '),
);

const UNSPACED_VERBS = /[说說称稱写寫]|表示|指出|强调|回答|述べ|語っ|話し|言っ|書い|答え/u;
