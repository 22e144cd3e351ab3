// Whether a cue reports speech or writing (“said”, “wrote”, “according to”), and not a belief, a plan or a vote.

/**
 * Of a cue as printed. A negated cue reports that nothing was said: “did not say”, “declined to comment”. A cue in a
 * language whose verbs are not known counts as speech only where it is a mark.
 */
export function isSpeechCue(cue: string): boolean {
  const words: readonly string[] =
    cue
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}][\p{L}\p{M}'-]*/gu) ?? [];
  if (words.length === 0) return /[:—–-]/.test(cue);
  if (UNSPACED_VERBS.test(cue)) return true;
  if (words.some((word) => NEGATIONS.has(word) || word.endsWith("n't"))) return false;
  if (words.some((word) => word === 'declined' || word === 'refused') && words.includes('to')) return false;
  return words.some((word) => isSpeechVerb(word) || SPEECH_NOUNS.has(word) || PHRASES.has(word));
}

/** Whether a word, in lower case, is a form of a verb of saying or writing. */
export function isSpeechVerb(word: string): boolean {
  return FORMS.has(word);
}

const NEGATIONS = new Set(
  'not never neither nor without hardly no nicht nie kein ne pas jamais no nunca non mai'.split(' '),
);

const PHRASES = new Set(['according', 'laut', 'zufolge', 'selon', 'según', 'secondo']);

/** Verbs of saying, writing and judging aloud, in their base form. */
const VERBS = (
  'accuse acknowledge add admit advise affirm agree allege announce answer apologise apologize appeal applaud argue ask ' +
  'assail assert assure attack attest bash bellow berate blame blast boast brag call caution challenge chant charge chide ' +
  'chime cite claim clarify comment complain concede conclude condemn confess confirm congratulate contend continue counsel ' +
  'counter criticise criticize cry declare decry defend demand denounce deny deride describe dictate disclose dismiss ' +
  'dispute dub echo elaborate emphasise emphasize enthuse estimate exclaim explain forecast fume gush hail highlight hint ' +
  'implore indicate inform inquire insist instruct interject intone invite invoke jeer joke jibe label lambaste lament ' +
  'laud liken lecture lie list maintain mention mock muse mutter mumble murmur narrate note object observe opine order ' +
  'outline plead pledge point post praise preach predict proclaim promise pronounce propose protest publish query question ' +
  'quip quote rail rant read reaffirm reason reassure rebuke recall recite reckon recommend recount refute reiterate relate ' +
  'remark remind repeat reply report respond retort retweet reveal ridicule rip roar rule scoff scold scream shout sigh ' +
  'slam smear sneer snap state stress suggest summarise summarize swear talk taunt tease term testify text thank threaten ' +
  'thunder tout trumpet tweet urge utter voice volunteer vow wail warn whine whisper wonder write yell'
).split(' ');

const IRREGULAR = (
  'say says said saying tell tells told telling write writes wrote written writing speak speaks spoke spoken speaking swear ' +
  'swears swore sworn swearing read put puts putting plead pled begged begging beg begs quipped quipping admitted admitting ' +
  'dubbed dubbing slammed slamming ripped ripping ranted snapped snapping bragged bragging chatted deferred went tweeted ' +
  'lay lays laid rebutted rebutting rebuts hit lied lying spelled summed summing'
).split(' ');

/** Of the languages in which a simple frame gives the speaker. */
const FOREIGN = (
  'sagte sagt gesagt erklärte erklärt schrieb schreibt geschrieben meinte meint betonte betont antwortete antwortet ' +
  'kritisierte warnte forderte ergänzte berichtete fügte zitierte behauptete versprach sprach ' +
  'dit disait déclaré déclare déclarait affirmé affirme affirmait ajouté ajoute expliqué explique écrit écrivait assuré ' +
  'assure estimé estime répondu répond lancé souligné souligne indiqué indique annoncé annonce confié précisé martelé ' +
  'dijo dice dicho decía afirmó afirma afirmado declaró declara declarado explicó explica aseguró asegura añadió añade ' +
  'señaló señala escribió escribe respondió responde contestó anunció advirtió agregó manifestó subrayó comentó ' +
  'detto dice disse dichiarato dichiara affermato afferma spiegato spiega scritto scrive aggiunto aggiunge risposto risponde ' +
  'sottolineato sottolinea annunciato ribadito commentato'
).split(' ');

const SPEECH_NOUNS = new Set(
  (
    'statement statements comment comments remark remarks speech speeches tweet tweets post posts claim claims accusation ' +
    'accusations allegation allegations promise promises pledge pledges call calls criticism criticisms testimony announcement ' +
    'warning warnings question questions answer answers reply response letter letters message messages words description ' +
    'denial declaration assertion assertions admission appeal appeals demand demands explanation interview complaint ' +
    'complaints suggestion threat threats insistence assurance assurances quote quotes joke jokes email memo essay column ' +
    'confession plea apology objection condemnation rebuke praise endorsement formula formulation phrase catchphrase slogan ' +
    'motto mantra refrain wording quip doctrine'
  ).split(' '),
);

const UNSPACED_VERBS = /[说說称稱写寫]|表示|指出|强调|回答|述べ|語っ|話し|言っ|書い|答え/u;

const FORMS: ReadonlySet<string> = new Set([...VERBS.flatMap(formsOf), ...IRREGULAR, ...FOREIGN]);

/** “deny”: denies, denied, denying. */
function formsOf(verb: string): string[] {
  const isSilentE = verb.endsWith('e');
  const isY = /[^aeiou]y$/.test(verb);
  const stem = isSilentE ? verb.slice(0, -1) : verb;
  const third = isY ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, isY ? `${verb.slice(0, -1)}ied` : `${stem}ed`, `${stem}ing`];
}
