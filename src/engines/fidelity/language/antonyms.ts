import { OPPOSITES } from '../../words/meaning.js';

// Whether two English words are antonyms; endings are handled by rule.

export function areOpposites(a: string, b: string): boolean {
  if (OPPOSITES.has(`${a}:${b}`)) return true;
  if (isNegated(a, b) || isNegated(b, a)) return true;
  return stemsOf(a).some((stem) => stemsOf(b).some((other) => OPPOSITES.has(`${stem}:${other}`)));
}

/** Whether one word is the other with a negating affix: “unfair”, “fair”; “careless”, “careful”. */
function isNegated(negated: string, word: string): boolean {
  if (word.length < 4) return false;
  if (
    /^(?:un|in|im|il|ir|dis|non|mis)/.test(negated) &&
    negated.replace(/^(?:un|in|im|il|ir|dis|non|mis)/, '') === word
  )
    return true;
  return negated.endsWith('less') && word.endsWith('ful') && negated.slice(0, -4) === word.slice(0, -3);
}

function stemsOf(word: string): string[] {
  if (word.length < 5) return [word];
  const stem = word.replace(/(?:ing|ed|es|s|d|er|est|ly)$/, '');
  return [word, stem, `${stem}e`];
}
