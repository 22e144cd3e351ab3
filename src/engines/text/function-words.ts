/**
 * English words that carry grammar rather than content; folded, without apostrophes. Negations are included on
 * purpose: statements with and without ‘not’ are worth comparing.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so if then than that this these those there here it its ' +
    'i im me my we us our you your he him his she her they them their who whom which what when where how ' +
    'as at by for from in into of off on onto to up with about over under out ' +
    'am is are was were be been being isnt arent wasnt werent do does did done dont doesnt didnt ' +
    'has have had hasnt havent hadnt will would wont wouldnt can could cant cannot couldnt shall should shouldnt ' +
    'may might must no not never very too also just all any some such own same more most'
  ).split(' '),
);
