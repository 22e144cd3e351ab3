import type { Span } from '../text/span.js';
import { settingWords } from '../words/settings.js';
import { spanIn, type Words } from './around.js';
import { HAVE_SAID, SAYING, withoutAsides } from './cue-words.js';
import { fullNamesIn } from './head-name.js';

// Words that somebody passes on without saying that another said them: “I have it from Lind that”, “Lind's words to me
// were”, “we were told that”, “people say”.

export interface PassedOn {
  readonly because: Span;
  /** Whose words they are; null where nobody in particular is named. */
  readonly from: Span | null;
}

const SAYINGS = `(?:${settingWords('sayings')})`;
const TOLD =
  '(?:told|informed|assured|warned|promised|advised|notified|reminded|briefed|taught|brought up to believe|given to (?:understand|believe)|led to (?:understand|believe))';
const NAME = '([^;:]+?)';
const TO = '(?: to (?:me|us|him|her|them|my \\w+|our \\w+|the \\w+))?';

const FROM_SOMEBODY = [
  // “I have it from the director himself, Otto Lind, that |”
  `\\b(?:have|had|has|got|heard|hear|hears|hearing|learn|learned|learnt|learns|understand|understood) (?:it |this |that |word |news )?(?:straight |direct |directly |first-hand |on good authority )?(?:from|off) ${NAME} ?,? that(?: [^\\s,;:]+){0,3} ?$`,
  // “Lind's words to me were: |”
  `(?:^|[\\s,;:])((?:[^\\s,;:]+ ){0,3}?[^\\s,;:]+)'s? (?:(?:exact|own|very|last|first|only|final|parting|usual|favourite|favorite|standard|constant) )?${SAYINGS}${TO} (?:was|were|is|are|has been|had been|has always been|was always)(?: always| simply| just)?(?: this| that)? ?[,:]? ?$`,
  `\\b(his|her|their) (?:(?:exact|own|very|last|first|only|final|parting|usual|favourite|favorite|standard|constant) )?${SAYINGS}${TO} (?:was|were|is|are|has been|had been|has always been|was always)(?: always| simply| just)?(?: this| that)? ?[,:]? ?$`,
  // “Word from Lind is that |”, “the message from Lind was: |”
  `\\b${SAYINGS}${TO} from ${NAME} (?:was|were|is|are|has been)(?: that| this)? ?[,:]? ?$`,
  // “in Lind's words, |”, “to quote Lind, |”, “as Lind put it, |”
  `\\bin the words of ${NAME} ?, ?$`,
  `\\b(?:in|to use|to borrow) ((?:[^\\s,;:]+ ){0,3}?[^\\s,;:]+)'s? (?:own |famous |immortal |memorable )?(?:words|phrase) ?[,:]? ?$`,
  `\\bas ((?:[^\\s,;:]+ ){1,4}?)(?:put|puts|likes|liked|used|once said|says|said|always said|always says|would say|tells|told)(?: it| to (?:say|put it)| me| us)? ?, ?$`,
  // “I was told by Lind that |”
  `\\b(?:am|is|are|was|were|been|being|get|got|gets) (?:\\w+ )?${TOLD}(?: [^\\s,;:]+){0,4}? (?:by|from) ${NAME} ?,? that(?: [^\\s,;:]+){0,2} ?$`,
  // “Lind gave me his word that |”, “Lind sent me a note saying |”
  `(?:^|[,;:] |\\b(?:and|but|because|when|then) )((?:[^\\s,;:]+ ){1,4}?)(?:gave|gives|given|sent|sends|left|wrote|handed|made|makes|let) (?:me|us|him|her|them|it|my \\w+|our \\w+|the \\w+|everyone|everybody)(?: [^\\s,;:]+){0,3}? (?:word|note|letter|message|text|e-?mail|voicemail|assurance|guarantee|promise|known|clear|plain|slip|impression)(?: saying| to say| that said| which said)?(?: that)? ?[,:]? ?$`,
].map((pattern) => new RegExp(pattern, 'u'));

const FROM_NOBODY = [
  `\\b(?:i|we|you|they|people|everyone|everybody) (?:am|is|are|was|were|been|being|get|got|have been|had been|'ve been|keep being) (?:\\w+ )?${TOLD}(?: (?:me|us|again|yesterday|today|at \\w+|on \\w+|in \\w+|once|for years|all along))*(?: that)? ?,? ?$`,
  `\\b(?:${settingWords('generic')}) (?:always |often |still |all |now |will |would |like to |keep |kept |even |also )?(?:say|says|saying|said|claim|claims|claimed|allege|alleges|think|thinks|believe|believes|tell|tells|told|insist|insists|reckon|maintain|argue|complain|assume|suppose|imagine|whisper|mutter)(?: me| us| you| him| her| them)?(?: that)? ?,? ?$`,
  `\\b(?:${settingWords('rumour')})(?: on the street| in \\w+| around \\w+| now| long)? (?:has it|had it|goes|went|is|was)(?: that)? ?,? ?$`,
  `\\b(?:it|so|it's) (?:(?:is|was|has been|had been|'s|'s been|been|is being) )?(?:often |widely |sometimes |commonly |repeatedly |now )?(?:${settingWords('rumoured')})(?:(?: against \\w+| of \\w+| in [^,;:]+)? that(?: [^\\s,;:]+){0,3})? ?$`,
  // “He accused me of saying |”
  `\\b(?:${settingWords('accusing')})(?: [^\\s,;:]+){0,4}? of (?:once |having )?(?:${SAYING}|${HAVE_SAID})(?: [^\\s,;:]+){0,2}?(?: that)?(?: [^\\s,;:]+){0,3} ?[,:]? ?$`,
  `\\b(?:i|we) (?:hear|gather|understand|heard|am hearing|'m hearing|are hearing) (?:that )?$`,
  `\\b(?:${settingWords('unconfirmed')}|supposedly|apparently) ?,? ?$`,
].map((pattern) => new RegExp(pattern, 'u'));

/** @param text that the words are of, as printed */
export function passedOn(text: string, words: Words): PassedOn | null {
  const { said } = words;
  const open = withoutAsides(said);
  for (const pattern of FROM_SOMEBODY) {
    const found = pattern.exec(said) ?? pattern.exec(open);
    const because = found && spanIn(words, found.index);
    const from = found === null ? null : sourceIn(text, words, found);
    if (because && from) return { because, from };
  }
  for (const pattern of FROM_NOBODY) {
    const found = pattern.exec(said);
    const because = found && spanIn(words, found.index);
    if (because) return { because, from: null };
  }
  return null;
}

const SELF = /^(?:I|we|you|me|us|my|our|your|it|this|that|which|who|what|there)\b/iu;

/** The name in the words that say who spoke, or all of them; null for the speaker's own. */
function sourceIn(text: string, words: Words, found: RegExpExecArray): Span | null {
  const own = (found[1] ?? '').trim();
  const at = found.index + found[0].indexOf(own);
  const whole = own === '' ? null : spanIn(words, at, at + own.length);
  if (whole === null || SELF.test(own)) return null;
  const [name] = fullNamesIn(text.slice(...whole));
  return name === undefined ? whole : [whole[0] + name[0], whole[0] + name[1]];
}
