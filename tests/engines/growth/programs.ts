import { readFileSync } from 'node:fs';
import { comparable, compareTexts } from '../../../src/engines/alike/compare.js';
import { comparableName, nameLikeness } from '../../../src/engines/alike/names.js';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { findWords } from '../../../src/engines/anchoring/find.js';
import { textFragment } from '../../../src/engines/anchoring/fragment.js';
import { compareInLong } from '../../../src/engines/anchoring/long-text.js';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';
import { collate } from '../../../src/engines/collation/collate.js';
import { creditFor } from '../../../src/engines/context/credit.js';
import { CreditReader } from '../../../src/engines/context/credited.js';
import { contextOf } from '../../../src/engines/context/passage-context.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';
import { guessLanguage } from '../../../src/engines/language/guess.js';
import { resolveDays } from '../../../src/engines/quotations/days/days.js';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { attributionBetween } from '../../../src/engines/quotations/wording/attribution.js';
import { foundWords } from '../../../src/engines/quotations/wording/found-words.js';
import { foundWordsNear, selectedNear, sentencesNear } from '../../../src/engines/quotations/wording/near.js';
import { selectedIn } from '../../../src/engines/quotations/wording/selected.js';
import { readNumbers } from '../../../src/engines/reading/numbers/numbers.js';
import { printedWords } from '../../../src/engines/reading/printed-words.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { diffWords } from '../../../src/engines/text/differences.js';
import { fold } from '../../../src/engines/text/fold.js';
import { placedWords, searchWords } from '../../../src/engines/text/search-words.js';
import { shortWords } from '../../../src/engines/text/short-words.js';
import type { Span } from '../../../src/engines/text/span.js';
import { captureOf } from '../../../src/pages/capture/job.js';
import { divide, passageOf, soughtIn } from '../../../src/pages/lookup/model/passages.js';

// What is done with a text that somebody sends.

const model = readModel(readFileSync('data/quotations/weights.bin'));
const WORDING = 'We wait for the vote of the council on Monday';
/** UTF-16 code units of the longest wording that is stored, and of the longest text that is looked up. */
const MAX_WORDING_UTF16 = 20_000;

const all = (text: string): Span[] => [[0, text.length]];
const ends = (text: string): Span[] => [
  [0, 50],
  [text.length - 50, text.length],
];
const whole = ({ length }: string): Span => [20, length - 20];
const wordingIn = (text: string) => text.slice(0, MAX_WORDING_UTF16);

const PARTS = [
  'language',
  'tokens',
  'words',
  'sentences',
  'numbers',
  'regions',
  'blockQuotations',
  'turns',
  'boilerplate',
  'zones',
] as const satisfies readonly (keyof Reading)[];

export const PROGRAMS: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(PARTS.map((part) => [`reading: ${part}`, (text: string) => new Reading(text)[part]])),
  'numbers in German': (text) => readNumbers(text, 'de'),
  'finding quotations': (text) => findQuotations(new Reading(text), model),
  'the words of a direct quotation': (text) => foundWords(new Reading(text), all(text), { type: 'direct' }),
  'the words of a mixed quotation': (text) => foundWords(new Reading(text), all(text), { type: 'mixed' }),
  'the words of a statement': (text) => foundWords(new Reading(text), all(text), { type: 'indirect' }),
  'the words of a turn': (text) =>
    foundWords(new Reading(text), all(text), { type: 'indirect', isTurn: true }),
  'words near a passage': (text) => foundWordsNear(text, all(text), { type: 'mixed' }),
  'sentences near a passage': (text) => sentencesNear(text, [10, 20]),
  'a selection': (text) => selectedIn(new Reading(text), all(text)),
  'a selection in two parts': (text) => selectedIn(new Reading(text), ends(text), true),
  'a selection in a long text': (text) => selectedNear(text, ends(text)),
  'the attribution between passages': (text) => attributionBetween(new Reading(text), whole(text)),
  'an article that is captured': (text) => captureOf({ wanted: 'quotations', text, date: '2026-12-01' }),
  'where a passage stands': (text) => {
    const reading = new Reading(text);
    return [...ends(text), whole(text)].map((span) =>
      creditFor(reading, contextOf(reading, [span], []), ['Mara Voss']),
    );
  },
  'whom a text credits': (text) => {
    const credits = new CreditReader(new Reading(text), (own) => findQuotations(own, model).quotations);
    return ends(text).map((span) => credits.at([span]));
  },
  'a wording against a text': (text) => compareWording(WORDING, text),
  'a text against a wording': (text) => compareWording(wordingIn(text), `${WORDING}. ${WORDING}.`),
  'a text against itself': (text) => compareWording(wordingIn(text), text),
  'a wording against a long text': (text) => compareInLong(WORDING, text),
  anchoring: (text) => anchor(selectorAt(text, 20, 400), `x ${text.slice(10)}`),
  'following into another text': (text) => anchor(selectorAt(text, 20, 60), `Other words. ${text}`, text),
  'finding words': (text) => findWords({ exact: WORDING, prefix: null, suffix: null }, text),
  'an address of a passage': (text) => textFragment(text.slice(20, 60), null, null),
  collation: (text) => collate(wordingIn(text), [wordingIn(text).slice(5), WORDING]),
  'dividing a text that is looked up': (text) => {
    const wording = wordingIn(text);
    const divided = divide(new Reading(wording), []);
    return soughtIn(wording, divided).flatMap(({ parts }) => parts.map(passageOf));
  },
  'likeness of texts': (text) => compareTexts(comparable(text), comparable(`x ${text}`)),
  'likeness of names': (text) =>
    nameLikeness(comparableName(text.slice(0, 2_000)), comparableName('Mara Voss')),
  'marks of printed words': (text) => printedWords('direct', text, 'fr'),
  'days named in a text': (text) => resolveDays(text, '2026-12-01'),
  'differences of texts': (text) => diffWords(text, `x${text}`),
  'folding a text': fold,
  'words of a search': searchWords,
  'words of a search with places': placedWords,
  'words of a title': (text) => shortWords(text),
  'the language of a text': guessLanguage,
};
