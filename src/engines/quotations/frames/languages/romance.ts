import { DOUBLE_MARKS } from '../../../reading/regions/characters.js';
import { STOPS } from '../../../reading/sentences/stops.js';
import { weekdaysIn } from '../../../words/calendar.js';
import { patternOf } from '../../../words/lists.js';
import { finiteForms, participles } from '../../../words/saying.js';
import { type LanguageFrames, matchIn } from './language-frames.js';

// « … », a déclaré Ada Berg. «…», dijo Ada Berg. “…”, ha detto Ada Berg.

const DAYS = {
  fr: patternOf(weekdaysIn('fr')),
  es: patternOf(weekdaysIn('es')),
  it: patternOf(weekdaysIn('it')),
};

interface Grammar {
  /** Verbs of speech, and what comes between subject and verb, as patterns. */
  readonly verb: string;
  readonly pronoun: string;
  /** Words after which the name of a speaker has ended. */
  readonly stop: string;
  /** Words of time between verb and speaker. */
  readonly day: string;
}

/** The speaker: up to a comma, a full stop or a word that begins another phrase; with an apposition that is a name. */
function who({ pronoun, stop }: Grammar): string {
  const word = String.raw`(?!(?:${stop})(?!\p{L}))(?:(?:M|MM|Dr|Sr|Sra|Dott|On|Ing|\p{Lu})\.(?= \p{Lu})|[\p{L}\p{N}’'-]+)`;
  const name = String.raw`\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3}`;
  return String.raw`(?<who>(?:${pronoun})(?!\p{L})|${word}(?: ${word}){0,9}(?:, ${name})?)`;
}

/** The patterns are made when a text is first read with them. */
function framesOf(grammar: Grammar, more: readonly string[] = []): LanguageFrames {
  let made: Patterns | null = null;
  return (beside) => {
    made ??= patternsOf(grammar, more);
    return [...matchIn('after', beside.after, made.after), ...matchIn('before', beside.before, made.before)];
  };
}

interface Patterns {
  readonly after: readonly RegExp[];
  readonly before: readonly RegExp[];
}

function patternsOf(grammar: Grammar, more: readonly string[]): Patterns {
  const { verb, stop, day } = grammar;
  const name = who(grammar);
  const after = [
    ...more,
    String.raw`^[,.]?\s(?:(?:le|les|me|nos|se lo|lo|gli|mi|ci)\s)?(?<cue>${verb})\s(?:(?:${day})\s)?${name}`,
  ].map(pattern);
  const before = [
    String.raw`(?:^|[;,${STOPS}]\s|\s(?:et|mais|y|pero|e|ma)\s)${name}\s(?<cue>(?:${verb}))(?:\s(?:${stop})[^:.;${DOUBLE_MARKS}]{0,80})?\s?[:,]?\s?$`,
    String.raw`(?:^|[;${STOPS}]\s)${name}(?:,[^:.;${DOUBLE_MARKS}]{2,80},)?\s(?<cue>(?:${verb}))[^:.;${DOUBLE_MARKS}]{0,80}\s?:\s?$`,
  ].map(pattern);
  return { after, before };
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'du');
}

export const FRENCH = framesOf(
  {
    verb: String.raw`(?:(?:a|ont|avait|avaient|s['’]est|se sont)(?: \p{Ll}+)? (?:${patternOf(participles('fr'))}))|${patternOf(finiteForms('fr'))}|selon`,
    pronoun: '[Ii]ls?|[Ee]lles?|[Oo]n',
    day: `${DAYS.fr}|hier|aujourd’hui|ce matin`,
    stop: `à|au|aux|dans|lors|sur|devant|auprès|${DAYS.fr}|hier|en|ce|cette|après|avant|pendant|qui|dont|par|avec|que`,
  },
  [
    String.raw`^[,.]?\s(?<cue>(?:a|ont|avait|avaient)-(?:t-)?(?<who>il|elle|ils|elles|on) \p{Ll}+)`,
    String.raw`^[,.]?\s(?<cue>\p{Ll}+)-(?:t-)?(?<who>il|elle|ils|elles|on)(?!\p{L})`,
  ],
);

export const SPANISH = framesOf({
  verb: String.raw`(?:(?:ha|han|había|habían) \p{Ll}+do)|${patternOf(finiteForms('es'))}|\p{Ll}+ó|\p{Ll}+aron|según`,
  pronoun: '[Éé]l|[Ee]llas?|[Ee]llos',
  day: `(?:el|este) (?:${DAYS.es})|ayer|hoy`,
  stop: `en|el (?:${DAYS.es})|este|esta|durante|tras|a|al|ante|ayer|hoy|anoche|por|con|que|sobre|quien|cuando|mientras|desde|después`,
});

export const ITALIAN = framesOf({
  verb: String.raw`(?:(?:ha|hanno|aveva|avevano) (?:\p{Ll}+ )?\p{Ll}+to)|${patternOf(finiteForms('it'))}|secondo`,
  pronoun: '[Ll]ui|[Ll]ei|[Ll]oro|[Ee]gli|[Ee]lla',
  day: `${DAYS.it}|ieri|oggi`,
  stop: `in|a|al|alla|ai|alle|durante|ieri|oggi|nel|nella|nei|${DAYS.it}|dopo|prima|su|sul|che|con|per|davanti|quando|mentre`,
});

/** « Nous irons, a-t-elle dit, jusqu’au bout. » */
export const FRENCH_WITHIN = new RegExp(
  String.raw`, (?<cue>(?:(?:a|ont|avait|avaient) (?:\p{Ll}+ )?\p{Ll}+[éit]|${patternOf(finiteForms('fr'))})|(?:a|ont)(?=-)|\p{Ll}{3,12}(?=-(?:t-)?(?:il|elle|ils|elles)))(?:-(?:t-)?| )(?<who>ils?|elles?|(?:\p{Ll}+ ){0,3}(?:M\. )?\p{Lu}[\p{L}’'-]*(?: (?:(?:de|du|des|le|la) )?\p{Lu}[\p{L}’'-]*){0,3})(?: (?:\p{Ll}+[éit]|${DAYS.fr}|hier))?, `,
  'du',
);
