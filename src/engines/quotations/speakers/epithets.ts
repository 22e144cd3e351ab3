import { setOf } from '../../words/lists.js';

// Words before a name that are no part of it, and no title of an office: “Hubby Otto Lind”, “Plucky Ada Berg”.

export function isEpithet(word: string): boolean {
  return FAMILIAR.has(word);
}

const FAMILIAR = setOf(
  'hubby hubbie mum mummy mom dad daddy nan nana gran granny grandad grandma grandpa auntie missus wifey lad lass ' +
    'brave plucky stunned furious heartbroken devastated tearful grieving angry proud delighted shocked pensioner ' +
    'gran-of-two mum-of-two mum-of-three dad-of-two dad-of-three youngster neighbour neighbor driver teacher nurse farmer',
);
