import { fold } from '../../text/fold.js';
import type { Gender } from './given-names.js';
import { setOf } from './word-lists.js';

/** The gender that a title or a noun for a person says; null for most. “Chairman” is said of women too. */
export function genderOfNoun(word: string): Gender | null {
  const folded = fold(word);
  return FEMALE.has(folded) ? 'female' : MALE.has(folded) ? 'male' : null;
}

const FEMALE = setOf(
  'mrs ms miss madam madame mme mlle frau fraulein senora signora dona lady dame baroness queen princess duchess countess ' +
    'empress sultana actress heiress hostess waitress stewardess spokeswoman congresswoman councilwoman assemblywoman ' +
    'alderwoman chairwoman businesswoman policewoman sportswoman camerawoman craftswoman ombudswoman noblewoman saleswoman ' +
    'woman girl lass mother mum mom grandmother daughter granddaughter sister aunt niece wife ex-wife widow bride girlfriend ' +
    'nun abbess matriarch midwife mother-in-law daughter-in-law sister-in-law stepmother stepdaughter godmother ' +
    'kanzlerin prasidentin ministerin sprecherin ministra portavoza presidenta',
);

const MALE = setOf(
  'mr sir lord herr monsieur senor signor don baron king prince duke count earl emperor sultan emir sheikh tsar pope imam ' +
    'spokesman congressman councilman assemblyman alderman businessman policeman sportsman cameraman craftsman fisherman ' +
    'nobleman salesman man boy lad gentleman father dad grandfather son grandson brother uncle nephew husband ex-husband ' +
    'widower bridegroom groom boyfriend monk abbot friar patriarch father-in-law son-in-law brother-in-law stepfather ' +
    'stepson godfather',
);
