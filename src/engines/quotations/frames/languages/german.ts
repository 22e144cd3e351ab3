import { DOUBLE_MARKS } from '../../../reading/regions/characters.js';
import { STOPS } from '../../../reading/sentences/stops.js';
import { patternOf } from '../../../words/lists.js';
import { finiteForms } from '../../../words/saying.js';
import { type LanguageFrames, matchIn } from './language-frames.js';

// „…“, sagte Ada Berg. Ada Berg sagte: „…“

/** With a full stop only before another: “Dr. Berg”. */
const CAPITAL = String.raw`(?:(?:Dr|Prof|Dipl|St|Hr|Fr|\p{Lu})\.(?= \p{Lu})|\p{Lu}[\p{L}\p{M}’'-]*)`;
const ARTICLE = 'der|die|das|ein|eine|sein|seine|ihr|ihre|dessen|deren';
/** Nouns are capital: “die frühere Ministerin Ada Berg”, “ein Sprecher des Ministeriums”. */
const NAMED =
  String.raw`(?:(?:(?:${ARTICLE}) )?(?:\p{Ll}+e[rnms]? ){0,2}?` +
  `${CAPITAL}(?: (?:(?:von|van|der|den|de|zu|und) ){0,2}${CAPITAL}){0,5}` +
  String.raw`(?: (?:des|der|vom|von|für|beim) (?:\p{Ll}+ ){0,2}?${CAPITAL}(?: ${CAPITAL}){0,3})?)`;
const WHO = String.raw`(?<who>er|sie|es|man|${NAMED}(?:, (?:die|der|das|ein|eine|\p{Lu})[^,.;:${DOUBLE_MARKS}\n]{2,60}(?=,|\.|$))?)`;
const VERB = `${patternOf(finiteForms('de'))}|hieß es|heißt es`;

/** Case matters: nouns are capital, verbs are not. */
const AFTER = [new RegExp(`^[,.]? (?<cue>${VERB}|so) ${WHO}`, 'du'), /^[,.]? (?<cue>heißt es|hieß es)/du];
const BEFORE = [
  new RegExp(
    String.raw`(?:^\s?|[;,${STOPS}] |\b[Uu]nd |\b[Dd]och )${WHO} (?<cue>(?:hat |hatte )?(?:${VERB}))(?: [^:.;${DOUBLE_MARKS}]{0,80})?[:,]? ?$`,
    'du',
  ),
  new RegExp(String.raw`\b(?<cue>${VERB}) ${WHO}(?: [^:.;${DOUBLE_MARKS}]{0,80})?: ?$`, 'du'),
  new RegExp(
    String.raw`(?:^\s?|[;,${STOPS}] )(?<cue>[Ll]aut) ${WHO}(?: [^:.;${DOUBLE_MARKS}]{0,80})? $`,
    'du',
  ),
];

export const GERMAN: LanguageFrames = ({ before, after }) => [
  ...matchIn('after', after, AFTER),
  ...matchIn('before', before, BEFORE),
];
