// English verbs that report speech or writing, in the forms that a reporter uses.

const REGULAR =
  'accuse acknowledge add address admonish advise affirm agree allege announce answer appeal argue ask assert assure ' +
  'attest author blast boast call caution challenge charge chide claim comment complain concede conclude confess confide ' +
  'confirm contend continue counter criticise criticize cry declare demand denounce deny describe disclose echo emphasise ' +
  'emphasize enthuse estimate exclaim explain fume gloat growl gush hint implore inform inquire insist instruct interject ' +
  'joke lament lecture maintain mention message mock mumble murmur muse mutter note observe offer opine plead pledge post ' +
  'praise predict press proclaim promise propose protest query question quote rant reason reassure recall reckon recount ' +
  'reflect reiterate relate remark remind repeat report request respond retort retweet reveal roar scoff scream shout sigh ' +
  'signal slam snap sneer speculate state stress suggest summarise summarize tease testify text thank theorise thunder tweet ' +
  'urge vent venture volunteer vow wail warn whisper wonder yell';
const IRREGULAR =
  'said says say saying told tells tell telling wrote writes write writing read reads reading put puts putting admitted ' +
  'admits admitting quipped quips quipping spoke speaks speaking swore swears went goes began begins ' +
  'replied replies replying thought thinks thinking felt feels believed believes believing hoped hopes feared fears';
/** Other plain forms are nouns more often: “state”, “report”. */
const PLAIN =
  'argue insist contend complain warn predict suggest explain describe admit deny maintain believe think hope fear';

/** Past, third person and participle. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([
  ...IRREGULAR.split(' '),
  ...PLAIN.split(' '),
  ...REGULAR.split(' ').flatMap(formsOf),
]);

/** Third persons that are plural nouns as often: “two states”, “his calls”. */
export const PLURAL_NOUNS: ReadonlySet<string> = new Set(
  (
    'states authors pledges offers questions messages comments reports requests claims calls posts answers boasts signals texts ' +
    'hints lectures protests promises repeats rants reasons sighs tweets demands appeals presses screams slams wails warns ' +
    'addresses reads puts estimates quotes cries notes counters urges charges thanks feels holds'
  ).split(' '),
);

/** Words between a subject and its verb: “has also repeatedly said”. */
export const AUXILIARIES: ReadonlySet<string> = new Set(
  (
    'has have had was were is are did does do would will could should might may must also later then again once never not ' +
    'even just still often repeatedly previously recently reportedly famously flatly publicly privately soon first always ' +
    'has since since be been being'
  ).split(' '),
);

function formsOf(verb: string): string[] {
  if (verb.endsWith('e')) return [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) {
    const stem = verb.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  const third = /(?:s|sh|ch|x)$/.test(verb) ? 'es' : 's';
  return [`${verb}${third}`, `${verb}ed`, `${verb}ing`];
}
