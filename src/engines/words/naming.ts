import naming from '../../../data/words/naming.json' with { type: 'json' };
import { calendarWords, MONTHS_OR_NAMES } from './calendar.js';
import { setOf } from './lists.js';
import { sayingForms } from './saying.js';

// The words by which names are told apart: what makes a capitalised word a person, a body, a place or a work, and
// what makes it none of them. All folded to lower case.

/** Nouns for a person, in lower case before a name (“actress Mara Voss”) or after it (“Mara Voss, an actress”). */
export const ROLES = setOf(naming.roles);

/** Nouns for a body, in lower case before its name (“state broadcaster NTV”) or for it (“the ministry”). */
export const BODY_NOUNS = setOf(naming.body_nouns);

/** The last word of a body's name, or the first before “of”: “Ortwick Dockers’ Union”, “Ministry of Harbours”. */
export const BODY_WORDS = setOf(naming.body_words);

export const OUTLET_WORDS = setOf(naming.outlet_words);

/** The last word of the name of a law, a document, an event or a work of art. */
export const WORK_WORDS = setOf(naming.work_words);

export const PLACE_WORDS = setOf(naming.place_words);

/** The first word of the name of a place: “Port Selwin”. */
export const PLACE_STARTS = setOf(naming.place_starts);

export const DAYS_AND_MONTHS: ReadonlySet<string> = new Set([
  ...calendarWords('en').filter((name) => !MONTHS_OR_NAMES.has(name)),
  ...naming.feasts.split(' '),
]);

/** Parties, faiths and peoples: before a name they are not a part of it. */
export const PEOPLES = setOf(naming.peoples);

/** Words with a capital only because they begin a sentence, or a title. */
export const NOT_NAMES = setOf(...sayingForms('core'), naming.not_names);

/** Lower-case words within a name. */
export const PARTICLES = setOf(naming.particles);
/** Particles that may begin a name: others would take an article or a preposition for a name. */
export const LEADING_PARTICLES = setOf(naming.leading_particles);

export const PREPOSITIONS = setOf(naming.prepositions);

/** After these a name is more likely a place than a person. */
export const PLACE_PREPOSITIONS = setOf(naming.place_prepositions);

export const DETERMINERS = setOf(naming.determiners);

/** End a title that is read backwards from a name: “said spokesman Otto Lind”. */
export const NOT_IN_TITLES = setOf(...sayingForms('core'), naming.not_in_titles);

/** Of the name of an office, after “of” or “for”: “Secretary of State Mara Voss”. */
export const DOMAINS = setOf(naming.domains);

/** Nouns for several people where they stand alone: “critics said”. Those ending in s are recognised by it. */
export const PLURAL_NOUNS = setOf(naming.plural_nouns);
