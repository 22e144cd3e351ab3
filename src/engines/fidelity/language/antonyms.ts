// Pairs of English antonyms in base form; endings are handled by rule.

const PAIRS = (
  'more:less more:fewer most:least good:bad support:oppose increase:decrease best:worst right:wrong strong:weak up:down ' +
  'before:after always:never everyone:nobody everybody:nobody high:low win:lose won:lost first:last for:against ' +
  'better:worse great:terrible rise:fall rose:fell raise:cut raise:lower yes:no true:false in:out on:off over:under ' +
  'above:below accept:reject allow:ban allow:forbid agree:disagree approve:reject love:hate begin:end start:stop open:close ' +
  'buy:sell big:small large:small long:short old:new young:old rich:poor hot:cold fast:slow early:late easy:hard ' +
  'easy:difficult safe:dangerous guilty:innocent happy:sad legal:illegal possible:impossible likely:unlikely fair:unfair ' +
  'with:without everything:nothing everywhere:nowhere all:none everyone:none succeed:fail success:failure gain:lose gain:loss ' +
  'profit:loss enemy:friend ally:enemy war:peace life:death live:die alive:dead north:south east:west left:right ' +
  'inside:outside public:private domestic:foreign import:export same:different higher:lower upper:lower positive:negative ' +
  'maximum:minimum majority:minority many:few strengthen:weaken encourage:discourage include:exclude include:omit ' +
  'deny:confirm denied:confirmed deny:admit attack:defend help:hurt help:harm improve:worsen expand:shrink grow:shrink ' +
  'remember:forget trust:distrust like:dislike honest:dishonest able:unable remain:leave stay:leave come:go came:went ' +
  'arrive:leave give:take gave:took push:pull optimistic:pessimistic superior:inferior present:absent victory:defeat'
).split(' ');

const OPPOSITES: ReadonlySet<string> = new Set(
  PAIRS.flatMap((pair) => {
    const [a = '', b = ''] = pair.split(':');
    return [`${a}:${b}`, `${b}:${a}`];
  }),
);

export function areOpposites(a: string, b: string): boolean {
  if (OPPOSITES.has(`${a}:${b}`)) return true;
  if (isNegated(a, b) || isNegated(b, a)) return true;
  return stemsOf(a).some((stem) => stemsOf(b).some((other) => OPPOSITES.has(`${stem}:${other}`)));
}

/** Whether one word is the other with a negating affix: “unfair”, “fair”; “careless”, “careful”. */
function isNegated(negated: string, word: string): boolean {
  if (word.length < 4) return false;
  if (
    /^(?:un|in|im|il|ir|dis|non|mis)/.test(negated) &&
    negated.replace(/^(?:un|in|im|il|ir|dis|non|mis)/, '') === word
  )
    return true;
  return negated.endsWith('less') && word.endsWith('ful') && negated.slice(0, -4) === word.slice(0, -3);
}

function stemsOf(word: string): string[] {
  if (word.length < 5) return [word];
  const stem = word.replace(/(?:ing|ed|es|s|d|er|est|ly)$/, '');
  return [word, stem, `${stem}e`];
}
