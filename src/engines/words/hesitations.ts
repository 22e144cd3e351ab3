import data from '../../../data/words/hesitations.json' with { type: 'json' };
import { fold } from '../text/fold.js';

// Words that a speaker says without meaning anything by them; the file describes each list.

type List = 'asides' | 'openings' | 'spoken';
type Listed = Readonly<Partial<Record<List, readonly string[]>>>;

const LANGUAGES = data.languages as Readonly<Record<string, Listed>>;

/** The phrases of a language as folded words; those of English for null. */
export function hesitationsOf(language: string | null, list: 'asides' | 'openings'): readonly string[][] {
  return (LANGUAGES[language ?? 'en']?.[list] ?? []).map((phrase) => fold(phrase).split(' '));
}

const SPOKEN: ReadonlySet<string> = new Set(
  Object.values(LANGUAGES).flatMap(({ spoken = [] }) => spoken.map(fold)),
);

/** Whether one is a form of speech and the other what it stands for: “gonna”, “going to”. Folded. */
export function isSpokenForm(a: string, b: string): boolean {
  return SPOKEN.has(`${a}:${b}`) || SPOKEN.has(`${b}:${a}`);
}
