import type { FidelityFlag } from '../../../engines/fidelity/verdict.js';
import { listed } from '../../../platform/lib/text/how-many.js';

// The descriptions of flags. Most are described with the words themselves where these are known; these texts are for
// where they are not.

/**
 * How much a flag affects the meaning, gravest first. `meaning`: probably another meaning. `place`: the origin of the
 * words. `words`: other words. `marked`: a marked omission. `form`: the same words in another form.
 */
export const WEIGHTS = ['meaning', 'place', 'words', 'marked', 'form'] as const;
export type Weight = (typeof WEIGHTS)[number];

interface FlagWords {
  readonly weight: Weight;
  /** A sentence; for `form`, the rest of “Same words, …”. */
  readonly words: string;
}

export const FLAG_WORDS: Readonly<Record<FidelityFlag, FlagWords>> = {
  negation: { weight: 'meaning', words: 'A negation differs' },
  number: { weight: 'meaning', words: 'A number differs' },
  name: { weight: 'meaning', words: 'A name differs' },
  antonym: { weight: 'meaning', words: 'A word means the opposite of the one in the copy' },
  hedge: { weight: 'meaning', words: 'A qualifier differs' },
  meaning_mark: { weight: 'meaning', words: 'A punctuation mark may change the meaning' },
  negation_lost: {
    weight: 'meaning',
    words: 'The ellipsis or bracket leaves out a negation',
  },
  negation_joined: {
    weight: 'meaning',
    words: 'The ellipsis moves a negation to other words',
  },
  negation_before: {
    weight: 'meaning',
    words: 'In the copy, “not” or a similar word comes before these words',
  },
  said_by_another: { weight: 'meaning', words: 'Someone else says this in the copy' },
  quoted_within: { weight: 'meaning', words: 'The speaker is quoting someone else in the copy' },
  not_in_marks: {
    weight: 'meaning',
    words: 'In the copy these are the reporter’s words, without quotation marks',
  },
  fabricated_tail: { weight: 'meaning', words: 'The end is not in the copy' },
  order_reversed: { weight: 'place', words: 'The copy has these passages in the opposite order' },
  cut_start: { weight: 'place', words: 'The sentence begins earlier in the copy' },
  cut_end: { weight: 'place', words: 'The sentence continues in the copy' },
  silent_omission: { weight: 'words', words: 'Words are left out without an ellipsis' },
  substitution: { weight: 'words', words: 'A word is replaced' },
  insertion: { weight: 'words', words: 'Words are added' },
  order: { weight: 'words', words: 'Words are in another order' },
  contraction: { weight: 'words', words: 'A contraction differs' },
  spelling: { weight: 'words', words: 'A spelling differs' },
  tidied: { weight: 'words', words: 'Only hesitations, false starts or spoken forms (‘gonna’) differ' },
  hyphen: { weight: 'words', words: 'A hyphen differs' },
  capital: { weight: 'words', words: 'A capital letter within the sentence differs' },
  negation_not_checked: {
    weight: 'words',
    words: 'Negations were not checked: there is no list for this language',
  },
  other_language: { weight: 'words', words: 'The copy seems to be in another language' },
  bracketed_replacement: { weight: 'marked', words: 'A bracket replaces words of the copy' },
  marked_cut_end: {
    weight: 'marked',
    words: 'The sentence continues in the copy, as the ellipsis shows',
  },
  typographic: { weight: 'form', words: 'apart from typography' },
  initial_case: { weight: 'form', words: 'apart from capital letters' },
  final_punctuation: { weight: 'form', words: 'apart from the final punctuation' },
  fragment: { weight: 'form', words: 'as part of its sentence' },
  bracketed_insertion: { weight: 'form', words: 'with an insertion in brackets' },
  interrupted_by_attribution: { weight: 'form', words: 'without the attribution in between' },
  filler_omitted: { weight: 'form', words: 'without ‘uh’ and the like' },
  source_markup: { weight: 'form', words: 'without times and remarks in between' },
  source_unpunctuated: { weight: 'form', words: 'with punctuation that the copy lacks' },
};

const APART_FROM = 'apart from ';

/**
 * ‘apart from typography and capital letters, with an insertion in brackets’; empty for none.
 * @param fillers those that the copy has and the wording has not, where they are known
 */
export function wordForm(flags: readonly FidelityFlag[], fillers: readonly string[]): string {
  // A wording that ends within a sentence cannot have its final mark.
  const isPart = flags.includes('fragment') || flags.includes('cut_end');
  const phrases = flags
    .filter((flag) => FLAG_WORDS[flag].weight === 'form' && !(isPart && flag === 'final_punctuation'))
    .map((flag) =>
      flag === 'filler_omitted' && fillers.length > 0 ? `without ${listed(fillers)}` : FLAG_WORDS[flag].words,
    );
  const isApart = (words: string) => words.startsWith(APART_FROM);
  const apart = phrases.filter(isApart).map((words) => words.slice(APART_FROM.length));
  const rest = phrases.filter((words) => !isApart(words));
  return [...(apart.length === 0 ? [] : [APART_FROM + listed(apart)]), ...rest].join(', ');
}
