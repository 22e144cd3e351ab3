import { isNegation } from '../fidelity/language/negations.js';
import type { Language } from '../language/language.js';
import { between, endsSentence, isStopped, startsUpperCase } from '../reading/compared/sentences.js';
import type { Words } from '../reading/compared/words.js';
import { CLAUSE_CONJUNCTIONS } from '../words/meaning.js';
import { isSpeechVerb } from '../words/saying.js';

// Finds a negation or doubt before words, in their sentence, that governs them: where it is added or removed, the
// same words mean something else.

/**
 * Maximum distance, in words of the same sentence, of a negation that governs; one further off changes for other
 * reasons.
 */
const MAX_WORDS_BEFORE = 8;
const DOUBTS = /^(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing|ful)?|refus(?:e|es|ed|ing)|false|untrue)$/;
const CLAUSE = /[;:]/;
const SUBJECTS = /^(?:he|she|they|it|who|which)$/;

/** Whether a negation or a doubt before this word, in its sentence, governs it. */
export function isDenied(words: Words, start: number, language: Language | null): boolean {
  for (let at = start; at > 0 && start - at < MAX_WORDS_BEFORE; at -= 1) {
    const word = words.folded[at - 1] ?? '';
    if (endsClause(words, at) || CLAUSE_CONJUNCTIONS.has(word)) return false;
    if (word === 'that' && hasOwnSubject(words, at - 1)) return false;
    if (DOUBTS.test(word)) return true;
    const isOnly = words.folded[at] === 'only' || /^\s*,/.test(between(words, at));
    if (isNegation(word, language) && !isOnly) return !isClosed(words, at - 1, start);
  }
  return false;
}

function endsClause(words: Words, at: number): boolean {
  return isStopped(words, at) || CLAUSE.test(between(words, at));
}

/** Whether a comma ends the negation: “Without the old bridge, …” negates only the bridge. */
function isClosed(words: Words, at: number, start: number): boolean {
  return (
    words.folded[at] === 'without' && words.text.slice(words.ends[at], words.starts[start]).includes(',')
  );
}

/** “…, Marren claims that …”: a negation before the subject does not govern what the subject claims. */
function hasOwnSubject(words: Words, that: number): boolean {
  const subject = words.folded[that - 2] ?? '';
  const verb = words.folded[that - 1] ?? '';
  if (!(/(?:s|ed)$/.test(verb) || isSpeechVerb(verb)) || DOUBTS.test(verb)) return false;
  return SUBJECTS.test(subject) || (startsUpperCase(words, that - 2) && !endsSentence(words, that - 2));
}
