import { settingWords } from '../words/settings.js';
import { DENYING, isDeniedTwice, NOT, SAYING, UNTRUE } from './denied.js';
import { firstIn } from './patterns.js';

// Whether a reporter's words around a quotation say that it was not said, or not meant.

const CUE = `(?:${settingWords('saying')}|${settingWords('telling')}|${settingWords('judging')}|utter|uttered|speak|spoke|spoken|refer|referred|compare|compared|threaten|threatened|post|posted)`;
const USE =
  '(?:use|used|make|made|issue|issued|invent|invented|coin|coined|author|authored|approve|approved|endorse|endorsed|originate|come up with)';
const CLAIM = `(?:${settingWords('claims')})`;
const TO_WORDS = '(?: [^\\s,;:]+){0,8}[ ,:.]*$';

/** What is said not to have been said, whether a colon follows or not. */
const UNSPOKEN = [
  `${DENYING}(?: [^\\s,;:]+){0,4}? (?:having|ever|saying|telling|calling|using|claiming|writing|making|threatening|describing|avoir|haber)(?!\\p{L})`,
  `\\b${NOT}(?: (?!(?:and|but|or)\\b)[\\w']+){0,5} ${CUE}${TO_WORDS}`,
  `\\b${NOT}(?: [\\w']+){0,5} ${USE}(?: [\\w']+){0,4}[ ,:.]*$`,
  `\\b(?:${CUE}|${USE}) no (?:such|\\w+ such|(?:promise|claim|threat|suggestion|statement|remark|guarantee|assurance|offer|commitment|reference|mention)s?\\b)`,
  `\\b(?:${settingWords('falsely')}) (?:\\w+ )?(?:attributed|quoted|credited|claimed|said|ascribed|put|reported|\\w+ed|saying|claiming)\\b`,
  `\\b(?:misquoted|misquotes|misquoting|misattributed|misreported|misheard|mistranslated|deepfake|made-up|made up)\\b`,
  `\\b(?:${settingWords('forged')})\\b(?: [\\w'-]+){0,2} (?:${settingWords('documents')})\\b`,
  `\\b(?:${settingWords('refusing')}) to ${SAYING}\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** What is denied where the words themselves follow; after a colon, they give the reason. */
const DENIED = [
  DENYING,
  `\\b(?:${settingWords('judging')})(?: [^\\s,;:]+){0,4}? ${CLAIM}\\b[^,;:]*$`,
  `\\b(?:is|was|are|were) (?:an? )?(?:[\\w'-]+ )?${UNTRUE}\\b`,
  `\\b(?:${settingWords('dismissing')})\\b[^;]* (?:${settingWords('rumours')})(?: that(?: [^\\s,;:]+){0,8}|(?: of)?) ?$`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * Where the reporter's words around a quotation deny it, as [from, to]: “denied having said”, “never said”. Null for
 * none.
 * @param clause those that have the verb of saying @param isLedIn whether a colon stands before the quotation
 */
export function denialByReporter(clause: string, isLedIn: boolean): readonly [number, number] | null {
  if (isDeniedTwice(clause)) return null;
  return firstIn(isLedIn ? UNSPOKEN : [...UNSPOKEN, ...DENIED], clause);
}

/** Where “at no point in the five hours, …, did Voss say” begins; null for none. @param introducing in several clauses */
export function denialBeforeAll(introducing: string): number | null {
  return firstIn([AT_NO_POINT], introducing)?.[0] ?? null;
}

const AT_NO_POINT = new RegExp(
  `(?:^|[,;:—–] |\\b(?:that|but|and) )(?:at no (?:point|time|stage)|never|nowhere|not once|on no occasion|under no circumstances)\\b.*\\b(?:did|does|do|has|had|have|was|were|would|could)\\b.*(?:${CUE}|${USE})${TO_WORDS}`,
  'u',
);

const IRONY = new RegExp(
  [
    `\\b(?:${settingWords('ironic')})\\b`,
    String.raw`\b(?:rolling|rolled|with a roll of) (?:his|her|their|the) eyes\b`,
    String.raw`\b(?:in|with) (?:\w+[- ])?mock \w+`,
    String.raw`\b(?:air|scare) quotes\b`,
    String.raw`\b(?:not|without|never|n't) (?:meaning|meant|mean) (?:a word of )?(?:it|that|this)\b|\bmeaning (?:just |precisely |exactly )?the (?:opposite|reverse)\b`,
  ].join('|'),
  'u',
);

/** Where the words are said to be meant otherwise, “her voice dripping with sarcasm”, as [from, to]. Null for none. */
export function ironyIn(words: string): readonly [number, number] | null {
  return firstIn([IRONY], words);
}

/** Where “these words were never spoken by him”, “he did not say this” ends; null for none. */
export function denialOfWords(following: string): number | null {
  return firstIn([UNSAID], following)?.[1] ?? null;
}

const THEY =
  '(?:it|that|this|them|these|this thing|those words|these words|the words|any such thing|anything of the (?:kind|sort)|so)';
const UNSAID = new RegExp(
  [
    String.raw`\b(?:is|was|are|were|has been|have been) (?:never|not) (?:actually |really |in fact )?(?:said|spoken|uttered|written|sent|delivered|given|published|posted|made by|by|from)\b`,
    `\\b(?:never|did not|didn't|has not|hasn't|had not|hadn't) (?:actually |really |in fact )?(?:say|said|write|wrote|written|utter|uttered) ${THEY}`,
    `\\b(?:denies|denied|deny|denying) (?:having |ever )?(?:said|saying|written|writing|uttered|uttering|used|using|made|making) (?:${THEY}|the (?:phrase|remark|comment|statement|words))`,
    String.raw`^[ ,]*(?:did not|didn't|does not|doesn't|do not|never|nowhere) (?:actually |really |in fact )?(?:come|came|appear|appeared|appears|feature|featured|originate|originated|exist|existed|occur|occurred|stem|belong|cross|leave|left|pass|passed)\b`,
    String.raw`^[ ,]*(?:is|was|are|were) (?:not|never|no) (?:his|hers|theirs|her|their|mine|a quotation|a quote|from|by|the words|something|among)\b|\b(?:put|placed|putting) (?:words )?(?:in|into) (?:his|her|their|my) mouth\b|\b(?:nowhere|not) to be found\b`,
    String.raw`\b(?:said|wrote|saying|says) (?:nothing of the (?:kind|sort)|no such thing)\b`,
    String.raw`\bno such (?:remark|words?|statement|quote|quotation|phrase|sentence|comment|thing|message|post)\b`,
    String.raw`^[ ,]*(?:is|was|are|were) (?:\w+ )?(?:invented|fabricated|fake|faked|bogus|forged|made up|false|spurious|a hoax|a fabrication|an invention)\b`,
    String.raw`^(?:the|that|this|his|her|their|its) (?:[\w'-]+ ){0,2}(?:quote|quotation|remark|statement|post|tweet|clip|video|audio|recording|letter|email|e-mail|image|screenshot|words|line|comment|message|account|sentence|phrase)s? (?:is|was|are|were|has been|turned out to be|proved to be) (?:an? )?(?:\w+ )?(?:invented|fabricated|fake|faked|bogus|forged|made up|made-up|false|spurious|hoax|fabrication|invention|forgery|satire|parody|satirical|doctored|deepfake|misattributed)\b`,
    String.raw`\b(?:was|were|is|are) (?:only |merely |just |clearly |obviously )?(?:joking|kidding|being (?:sarcastic|ironic|facetious|funny)|not serious)\b|\b(?:was|were) (?:intended|meant) (?:as (?:a joke|irony|satire|sarcasm)|ironically|sarcastically|in jest)\b`,
    String.raw`\bkein wort (?:wahr|gesagt)|\brien dit de tel|\bno dijo tal cosa`,
  ].join('|'),
  'u',
);
