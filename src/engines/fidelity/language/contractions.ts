// English contractions and their full forms, which have the same meaning.

const WHOLE: Readonly<Record<string, readonly string[]>> = {
  "won't": ['will not'],
  "can't": ['can not', 'cannot'],
  cannot: ["can't"],
  "shan't": ['shall not'],
  "ain't": ['is not', 'are not', 'am not', 'has not', 'have not', "isn't", "aren't"],
  "let's": ['let us'],
  "y'all": ['you all'],
  gonna: ['going to'],
  wanna: ['want to'],
  gotta: ['got to', 'have to'],
  gimme: ['give me'],
  lemme: ['let me'],
  kinda: ['kind of'],
  sorta: ['sort of'],
  outta: ['out of'],
  dunno: ['do not know', "don't know"],
  cause: ['because'],
  cuz: ['because'],
  em: ['them'],
  til: ['until'],
  till: ['until'],
  yeah: ['yes'],
  ya: ['you'],
  yep: ['yes'],
};

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["n't", [' not']],
  ["'m", [' am']],
  ["'re", [' are']],
  ["'ve", [' have']],
  ["'ll", [' will', ' shall']],
  ["'d", [' would', ' had']],
  ["'s", [' is', ' has']],
];

/** Whether one run of folded words is the contraction of the other. */
export function isContraction(a: readonly string[], b: readonly string[]): boolean {
  return standsFor(a, b) || standsFor(b, a);
}

function standsFor(words: readonly string[], full: readonly string[]): boolean {
  const [word = ''] = words;
  return words.length === 1 && mayContract(word) && isShortFor(word, full.join(' '));
}

/** Rules out nearly all words, since an alignment asks of every pair. */
function mayContract(word: string): boolean {
  return word.includes("'") || word.endsWith('in') || Object.hasOwn(WHOLE, word);
}

function isShortFor(word: string, others: string): boolean {
  if (Object.hasOwn(WHOLE, word) && WHOLE[word]?.includes(others)) return true;
  if (/in$/.test(word) && word.length > 4 && others === `${word}g`) return true;
  return ENDINGS.some(
    ([ending, fulls]) =>
      word.endsWith(ending) && fulls.some((full) => word.slice(0, -ending.length) + full === others),
  );
}
