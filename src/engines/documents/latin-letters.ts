// Measures how well a text fits a language in Latin script, by its non-ASCII letters and its most common words.
// Legacy encodings map the same bytes to different letters, and only the language distinguishes them.

/** Non-ASCII letters in lower case, and words that are rare in other languages. */
const LANGUAGES: readonly (readonly [letters: string, words: string])[] = [
  // Western and Northern
  ['', 'the of and to that is was for'],
  ['äöüß', 'der die und das nicht ist von mit ein den auf'],
  ['àâæçéèêëîïôœùûüÿ', 'le la les des et que est pour dans une pas'],
  ['áéíñóúü', 'de la que el en los se las por con una'],
  ['áâãàçéêíóôõú', 'de que não uma para com os as do da em'],
  ['àèéìíîòóùú', 'di che il la non per una sono del è'],
  ['åäöé', 'och att det som en är av för inte med'],
  ['æøåé', 'og det at er en til af som på ikke av'],
  ['ëéïóöü', 'de het een van en dat niet is op te'],
  ['áðéíóúýþæö', 'og að er sem á við það í ekki'],
  // Central European
  ['ąćęłńóśźż', 'i w na z się nie jest że do to o jak przez'],
  ['áčďéěíňóřšťúůýž', 'a v se na že je s o do ve za jsou byl'],
  ['áäčďéíĺľňóôŕšťúýž', 'a v sa na že je s o do vo za sú bol'],
  ['áéíóöőúüű', 'a az és hogy nem is egy volt meg ez azt'],
  ['ăâîşţșț', 'și în de la a nu că cu pe din este şi'],
  ['čćđšž', 'je i u na se da za od ne su in v ki'],
  // Turkish, Baltic
  ['çğıöşüâîû', 'bir ve bu da için de ile çok olarak'],
  ['ąčęėįšųūž', 'ir kad yra į tai su iš o ne kaip buvo'],
  ['āčēģīķļņšūž', 'un ir ar no par uz ka kas arī lai bija'],
  ['äõöüšž', 'ja on ei et see ta oli kui ka mis ning'],
];

interface Known {
  readonly letters: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const KNOWN: readonly Known[] = LANGUAGES.map(([letters, words]) => ({
  letters: new Set(letters),
  words: new Set(words.split(' ')),
}));

/** The weight of a letter foreign to the language, relative to one of its own, and of a sign within a word. */
const FOREIGN = 3;
const WORD = 0.5;

export interface Fit {
  /** Higher for text more like one language. */
  readonly score: number;
  /** The number of letters and signs foreign to that language. */
  readonly faults: number;
}

export function latinFit(text: string): Fit {
  const letters = countsOf(text.match(LETTERS) ?? []);
  const words = countsOf((text.match(WORDS) ?? []).map((word) => word.toLowerCase()));
  const signs = text.match(MISPLACED)?.length ?? 0;
  let best: Fit = { score: Number.NEGATIVE_INFINITY, faults: 0 };
  for (const language of KNOWN) {
    const { own, foreign } = lettersIn(language, letters);
    const common = [...words].reduce((sum, [word, count]) => sum + (language.words.has(word) ? count : 0), 0);
    const faults = foreign + signs;
    const score = own - FOREIGN * faults + WORD * common;
    if (score > best.score) best = { score, faults };
  }
  return best;
}

const LETTERS = /[\u00aa-\u024f]/g;
const WORDS = /[\p{L}\p{M}]+/gu;
/** A sign within a word, a capital after a lower-case letter, and control characters. */
const MISPLACED =
  /(?<=\p{L})[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02d9\u02db\u02c7](?=\p{L})|[\u0080-\u009f]|(?<=\p{Ll})[\u00c0-\u024f](?<=\p{Lu})/gu;

function countsOf(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function lettersIn({ letters }: Known, counts: ReadonlyMap<string, number>) {
  let [own, foreign] = [0, 0];
  for (const [letter, count] of counts) {
    if (!/\p{L}/u.test(letter)) continue;
    // The Turkish dotted capital I is i with a dot in lower case.
    const small = letter === '\u0130' ? '\u0131' : letter.toLowerCase();
    if (letters.has(small)) own += count;
    else foreign += count;
  }
  return { own, foreign };
}
