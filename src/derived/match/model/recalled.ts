/**
 * The words that follow the name of a speaker where somebody else tells what was said, on pages and in exports: `as
 * recalled by Ada Berg`.
 */
export function recalledBy(name: string): string {
  return `as recalled by ${name}`;
}

/** The same as a sentence: `As recalled by Ada Berg.` */
export function recalledSentence(name: string): string {
  return `As recalled by ${name}.`;
}

/** The words that follow the name of a speaker where a spokesperson or interpreter utters the words: `through Ada Berg`. */
export function throughVoice(name: string): string {
  return `through ${name}`;
}
