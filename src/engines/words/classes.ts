import classes from '../../../data/words/classes.json' with { type: 'json' };
import { calendarWords, DAYS_OR_WORDS } from './calendar.js';
import { sayingVerbs } from './saying.js';

// English words by what they are in a clause, as lists separated by spaces.

type Lists = Readonly<Record<string, string>>;

const DATES = calendarWords('en').filter((name) => !DAYS_OR_WORDS.has(name));

/** Closed classes: they show how a clause is built. */
export const FUNCTION_WORDS: Lists = {
  ...classes.function_words,
  time: `${DATES.join(' ')} ${classes.function_words.time}`,
};

/** Nouns by what they are to a statement: its name, who makes it, or what holds it. */
export const NOUNS: Lists = classes.nouns;

/** Verbs by what they do with a statement. They are evidence for the tagger, not a closed list of cues. */
export const VERBS: Lists = {
  say: sayingVerbs('says').join(' '),
  tell: sayingVerbs('tells').join(' '),
  ask: sayingVerbs('asks').join(' '),
  ...classes.verbs,
};

export const AUXILIARIES = classes.auxiliaries;
