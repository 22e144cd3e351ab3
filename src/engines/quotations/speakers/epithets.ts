import { setOf } from './word-lists.js';

// Words with a capital before a name that are no part of it and no title: “Hubby Otto Lind”, “Händler Ernst Pohl”.

export function isEpithet(word: string): boolean {
  return FAMILIAR.has(word) || GERMAN_TRADES.test(word);
}

const FAMILIAR = setOf(
  'hubby hubbie mum mummy mom dad daddy nan nana gran granny grandad grandma grandpa auntie missus wifey lad lass ' +
    'brave plucky stunned furious heartbroken devastated tearful grieving angry proud delighted shocked pensioner ' +
    'gran-of-two mum-of-two mum-of-three dad-of-two dad-of-three youngster neighbour neighbor driver teacher nurse farmer',
);

/** German nouns for a person have a capital: “Bürgermeisterin Karla Voss”. Those that are surnames too are left out. */
const GERMAN_TRADES =
  /^(?:\p{L}{2,}(?:meister|minister|sprecher|händler|leiter|präsident|kanzler|anwalt|forscher|lehrer|trainer|sekretär|direktor|kommissar|berater|politiker|wissenschaftler|unternehmer|inhaber|betreiber|besitzer|beamte|ärzt|rät)(?:in)?|\p{L}{3,}(?:vorsitzende|beauftragte|abgeordnete|angestellte)[rn]?|händler(?:in)?|sprecher(?:in)?|anwält(?:in)|minister(?:in)|lehrerin|bäckerin|ärztin|arzt|trainer(?:in)?|vorsitzende[rn]?|abgeordnete[rn]?|gründer(?:in)?|ökonom(?:in)?|historiker(?:in)?|landrat|landrätin|wirtin|zeugin|richterin|staatsanwalt|staatsanwältin)$/u;
