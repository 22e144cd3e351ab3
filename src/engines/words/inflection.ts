import forms from '../../../data/words/verb-forms.json' with { type: 'json' };

// Forms of English verbs and nouns, by rule and by the list of irregular verbs.

export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

export type VerbForm = keyof VerbForms;

const IRREGULAR = new Map(
  forms.irregular.map((row) => [row.split(' ', 1)[0] ?? '', row.split(' ')] as const),
);
const DOUBLED = new Set(forms.doubled.split(' '));

export function verbForms(base: string): VerbForms {
  const stem = DOUBLED.has(base) ? base + base.slice(-1) : base;
  const [, past = pastOf(base, stem), participle = past] = IRREGULAR.get(base) ?? [];
  return { base, third: withS(base), past, participle, gerund: gerundOf(base, stem) };
}

/** The plural of a noun. */
export function pluralOf(noun: string): string {
  return noun.endsWith('man') ? `${noun.slice(0, -2)}en` : withS(noun);
}

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function pastOf(verb: string, stem: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
}

function gerundOf(verb: string, stem: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${stem}ing`;
}
