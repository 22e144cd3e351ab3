import { calendarWords, DAYS_OR_WORDS } from '../../../words/calendar.js';

// Closed classes: they show how a clause is built.

const DATES = calendarWords('en').filter((name) => !DAYS_OR_WORDS.has(name));

export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  subject:
    "he she they we i you it who he's she's they're we're i'm you're it's i've we've they've he'd she'd i'd we'd",
  object: 'him her them us me himself herself themselves itself myself ourselves yourself whom',
  possessive: 'his her their our my its your whose',
  determiner: 'the a an this that these those each every any no another either neither such',
  quantity:
    'some many most several few both all one two three four five six seven eight nine ten dozen dozens hundreds thousands half ' +
    'others other more less none nobody everyone everybody anyone someone somebody critics supporters opponents officials',
  preposition:
    'of in on at by for from with about against over under after before during since until into onto upon through between among ' +
    'amid amidst toward towards without within beyond behind beside besides despite like near off out up down across along around ' +
    'as than to via per regarding concerning including',
  conjunction: 'and or but nor so yet',
  subordinator:
    'that whether if because although though while when whenever where since unless until as lest once whereas after before',
  wh: 'who what which whom whose how why when where whatever whoever',
  negation:
    "not never n't no nor neither without hardly barely nothing nobody cannot can't won't don't didn't doesn't",
  time:
    `${DATES.join(' ')} yesterday today tonight tomorrow morning afternoon evening night week month year ` +
    'weekend noon midnight earlier later recently last next ago late early',
  addressee:
    'reporters journalists lawmakers mps senators delegates supporters voters viewers listeners readers aides staff colleagues ' +
    'parliament court jurors investors fans donors officials friends councillors members crowd audience reporter correspondent',
  adverb:
    'also then again just only even still now already simply clearly recently previously repeatedly later once often always ' +
    'sometimes probably perhaps maybe apparently reportedly allegedly really very too there here however meanwhile instead otherwise ' +
    'publicly privately openly strongly quickly soon bluntly flatly quietly angrily jokingly famously initially eventually finally',
  to: 'to',
  according: 'according',
};
