import { calendarWords, MONTHS_OR_NAMES } from '../../words/calendar.js';
import { setOf } from '../../words/lists.js';
import { sayingForms } from '../../words/saying.js';

// The words by which names are told apart: what makes a capitalised word a person, a body, a place or a work, and
// what makes it none of them. All folded to lower case.

/** Nouns for a person, in lower case before a name (“actress Mara Voss”) or after it (“Mara Voss, an actress”). */
export const ROLES = setOf(
  'academic accountant activist actor actress adjutant administrator adviser advisor advocate aide ' +
    'ally ambassador analyst anchor announcer anthropologist archaeologist archbishop architect ' +
    'artist assistant astronaut astronomer athlete attorney aunt author banker barrister biographer ' +
    'biologist bishop blogger boss bookseller boxer brother builder businessman businesswoman butcher ' +
    'candidate captain cardinal caretaker ceo chair chairman chairperson chairwoman champion ' +
    'chancellor chef chemist chief clerk climatologist coach co-author co-chair co-founder ' +
    'coordinator colonel columnist comedian commander commentator commissioner composer comptroller ' +
    'conductor congressman congresswoman conservationist consultant contractor correspondent ' +
    'councillor councilman councilor councilwoman counsel counsellor coroner creator critic curator ' +
    'cousin dancer daughter dean demographer deputy designer detective developer dictator diplomat ' +
    'director doctor dockworker dramatist driver ecologist economist editor editor-in-chief emperor ' +
    'engineer entrepreneur envoy epidemiologist ex-husband ex-wife executive expert farmer father ' +
    'filmmaker financier firefighter fisherman founder friend fund-raiser general geographer ' +
    'geologist governor graduate grandfather grandmother grocer guitarist head heir heiress historian ' +
    'host husband hydrologist imam incumbent inspector inventor investigator investor journalist ' +
    'judge king landlord lawmaker lawyer leader lecturer legislator librarian lieutenant linguist ' +
    'lobbyist magistrate magnate manager mathematician mayor mediator meteorologist midwife ' +
    'millionaire billionaire minister ministry-spokesman moderator mogul monk mother musician ' +
    'negotiator neighbor neighbour nephew niece nominee novelist nun nurse oceanographer officer ' +
    'official ombudsman operator organiser organizer owner painter paramedic parent partner pastor ' +
    'pathologist pediatrician philanthropist philosopher photographer physician physicist pianist ' +
    'pilot player playwright poet police-chief politician pollster pope premier presenter president ' +
    'priest prime-minister prince princess principal producer professor programmer prosecutor ' +
    'psychiatrist psychologist publisher pundit queen rabbi rector reporter representative researcher ' +
    'resident reverend rival runner sailor schoolteacher scholar scientist screenwriter sculptor ' +
    'secretary secretary-general senator sergeant sheriff shipowner shopkeeper singer sister ' +
    'sociologist soldier solicitor son songwriter speaker speechwriter spokesman spokesperson ' +
    'spokeswoman star statistician strategist student superintendent supporter surgeon survivor ' +
    'teacher technician teenager theologian trader trainer translator treasurer trustee tycoon uncle ' +
    'undersecretary veteran veterinarian vice-president victim volunteer voter widow widower wife ' +
    'witness woman man boy girl worker writer youth mp',
);

/** Nouns for a body, in lower case before its name (“state broadcaster NTV”) or for it (“the ministry”). */
export const BODY_NOUNS = setOf(
  'administration agency airline alliance army assembly association authority bank board ' +
    'broadcaster brewery bureau business cabinet campaign channel charity church city club coalition ' +
    'college commission committee company conglomerate congregation consortium consultancy ' +
    'cooperative corporation council country court department embassy factory federation firm force ' +
    'foundation fund government group hospital institute institution journal junta kingdom league ' +
    'legislature lobby magazine maker manufacturer militia ministry mission monarchy movement museum ' +
    'nation navy network newspaper ngo office operator organisation organization outlet panel paper ' +
    'parliament party police producer province publisher regime regulator republic retailer school ' +
    'secretariat senate service site society startup state station store studio supplier team ' +
    'thinktank think-tank trade-union treasury tribunal trust union university utility watchdog ' +
    'website weekly daily',
);

/** The last word of a body's name, or the first before “of”: “Ortwick Dockers’ Union”, “Ministry of Harbours”. */
export const BODY_WORDS = setOf(
  'academy administration ag agency airlines airways alliance army assembly associates association ' +
    'authority bank bar board brigade brothers bureau cabinet campaign capital centre center chamber ' +
    'charity church club co coalition college command commission committee committees companies ' +
    'company confederation congress consortium consulting corp corporation council court courts ' +
    'democrats department division embassy enterprises exchange federation firm force forces forum ' +
    'foundation front fund gmbh government group guard guild holdings hospital house inc industries ' +
    'initiative institute institution intelligence jury kremlin laboratories laboratory labs league ' +
    'legislature liberals limited llc llp ltd media ministry mission motors movement museum nations ' +
    'navy network networks ngo office oil organisation organization pac pact panel parliament parties ' +
    'partners party pharma pharmaceuticals plc police power project railways regiment republicans ' +
    'resistance school schools secretariat senate service services shipping society solutions sons ' +
    'steel syndicate systems team technologies telecom treasury tribunal trust union unions unit ' +
    'university watch workers works yards',
);

export const OUTLET_WORDS = setOf(
  'argus broadcasting bulletin chronicle courier daily dispatch echo examiner fm gazette globe ' +
    'guardian herald independent inquirer journal ledger magazine mail mercury mirror monitor news ' +
    'newspaper observer online post press radio record register review sentinel standard star sun ' +
    'telegraph television times today tribune tv weekly wire',
);

/** The last word of the name of a law, a document, an event or a work of art. */
export const WORK_WORDS = setOf(
  'accord accords act agreement amendment anthem assurances award awards bill bond book campaign ' +
    'championship charter code communiqué communique conference constitution convention covenant ' +
    'crisis cup day deal debate declaration decree directive doctrine election elections festival ' +
    'film games hurricane index inquiry investigation law laws letter manifesto massacre medal ' +
    'memorandum note olympics order papers petition plan poll polls principle prize programme program ' +
    'protocol rebellion referendum regulation report resolution revolution rule rules scandal series ' +
    'song statement statute storm strategy study summit survey talks tax theorem treaty trial ' +
    'uprising verdict war week year',
);

export const PLACE_WORDS = setOf(
  'airport alley arena avenue bay beach boulevard bridge building canal cape castle cathedral ' +
    'cemetery city coast county creek crescent desert district docks drive east estuary falls fields ' +
    'forest gardens gate harbor harbour heights highway hill hills hotel island islands isle isles ' +
    'lake lane market mine mountain mountains mount north ocean palace park peninsula pier plains ' +
    'plaza point port prison province quay reef region river road roads sea shores south square ' +
    'stadium station strait straits street terminal terrace theatre theater tower town township ' +
    'valley village west wharf woods stand states kingdom',
);

/** The first word of the name of a place: “Port Selwin”. */
export const PLACE_STARTS = setOf(
  'port lake mount fort cape new north south east west upper lower saint st san santa los las rio isle',
);

export const DAYS_AND_MONTHS: ReadonlySet<string> = new Set([
  ...calendarWords('en').filter((name) => !MONTHS_OR_NAMES.has(name)),
  ...'christmas easter ramadan thanksgiving hanukkah'.split(' '),
]);

/** Parties, faiths and peoples: before a name they are not a part of it. */
export const PEOPLES = setOf(
  'republican republicans democrat democrats democratic conservative conservatives liberal liberals ' +
    'labour labor tory tories green greens socialist socialists communist communists nationalist ' +
    'nationalists progressive progressives independent independents libertarian unionist unionists ' +
    'centrist populist islamist muslim muslims catholic catholics protestant orthodox jewish jew jews ' +
    'hindu buddhist sunni shia shiite evangelical american americans british english scottish welsh ' +
    'irish french german germans italian italians spanish portuguese dutch belgian swiss austrian ' +
    'danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian ' +
    'greek turkish russian russians ukrainian ukrainians belarusian serbian croatian bosnian ' +
    'slovenian albanian macedonian estonian latvian lithuanian georgian armenian azerbaijani kazakh ' +
    'chinese japanese korean taiwanese indian pakistani bangladeshi nepali afghan thai vietnamese ' +
    'indonesian malaysian filipino singaporean burmese australian canadian mexican mexicans brazilian ' +
    'argentine chilean peruvian colombian venezuelan cuban haitian jamaican egyptian libyan tunisian ' +
    'algerian moroccan sudanese ethiopian somali kenyan ugandan rwandan congolese nigerian ghanaian ' +
    'senegalese zimbabwean african europeans european asian latin latino latina hispanic arab kurdish ' +
    'israeli israelis palestinian palestinians lebanese syrian iraqi iranian saudi yemeni jordanian ' +
    'kuwaiti qatari emirati western eastern northern southern native black white',
);

/** Words with a capital only because they begin a sentence, or a title. */
export const NOT_NAMES = setOf(
  ...sayingForms('core'),
  'a about above according across actually add after afterwards again against ago ' +
    'ahead all almost along already also although always amid among an and another any anybody anyone ' +
    'anything are around as at away back based be because been before behind being below ' +
    'beneath beside besides between beyond both breaking briefly but by call called calling can ' +
    "certainly clearly compared considering could currently despite did do does doing don't down due " +
    'during each earlier eight either eleven elsewhere enough especially even eventually ever every ' +
    'everybody everyone everything exactly except exclusive fewer finally first five following for ' +
    "four from further furthermore given goodbye had half has have having he he'd he'll he's hello " +
    "hence her here hers herself hi him himself his how however hundreds i i'd i'll i'm i've if in " +
    "indeed inside instead into is it it's its itself just last lastly late later latest least less " +
    "let let's like likewise long look looking many maybe me meanwhile mid might million millions " +
    'mine more moreover most mostly much must my myself near nearby nearly neither never nevertheless ' +
    'next nine no nobody none nonetheless nor not nothing notably now nowhere obviously of off ' +
    'often oh ok okay on once one ones only opinion or other others otherwise our ours out outside ' +
    'over overall part per perhaps please presumably previously probably quite rather read really ' +
    "recently regardless related same second see seven several shall she she'd she'll she's " +
    'should similarly since six so some somebody somehow someone something sometimes soon speaking ' +
    "still subscribe such suddenly ten than thank thanks that that's the their theirs them themselves " +
    "then there there's thereafter therefore these they they're they've thirty this those though " +
    'thousands three through throughout thus to today together tomorrow tonight too toward towards ' +
    'twelve twenty twice two under unfortunately unless unlike until up update updated upon us ' +
    "usually very via was watch we we're we've we'll well were what what's whatever when whenever " +
    'where whereas wherever whether which while who whoever whole whom whose why will with within ' +
    "without won't would yes yesterday yet you you're you've your yours yourself advertisement " +
    "correction video photo photos image source sources note editor's live liveblog analysis comment " +
    'q interviewer moderator question answer ps p.s re fw dear imagine pretend suppose',
);

/** Lower-case words within a name. */
export const PARTICLES = setOf(
  'von van vom zu zur der den de del della dello degli dei di da do dos das du des la le las los lo ' +
    'bin ibn bint abu al el ul ter af av y e ap ben san',
);
/** Particles that may begin a name: others would take an article or a preposition for a name. */
export const LEADING_PARTICLES = setOf(
  'von van vom zu zur der den de del della di da dos du bin ibn bint abu al el ul ter af av',
);

export const PREPOSITIONS = setOf(
  'about above across after against along alongside amid among around as at before behind below ' +
    'beneath beside besides between beyond by despite down during except for from in inside into like ' +
    'near of off on onto opposite out outside over past per regarding since than through throughout ' +
    'to toward towards under underneath unlike until up upon versus via with within without ' +
    'concerning including',
);

/** After these a name is more likely a place than a person. */
export const PLACE_PREPOSITIONS = setOf('in near across outside inside into throughout within around');

export const DETERMINERS = setOf(
  'a an the this that these those his her its their our my your some any each every no another one ' +
    'two three four five six seven eight nine ten several many most few both all other such',
);

/** End a title that is read backwards from a name: “said spokesman Otto Lind”. */
export const NOT_IN_TITLES = setOf(
  ...sayingForms('core'),
  'and or but that than who whom which when where while if because called named is was are were be been being has have had does did do will would can ' +
    'could may might must shall should not to by with from in on at as about after before against ' +
    'into over under between during since until he she it they we i you him them me us met meet saw ' +
    'see joined beat defeated replaced elected appointed picked chose quoted praised blamed accused ' +
    'urged thanked backed via including like',
);

/** Of the name of an office, after “of” or “for”: “Secretary of State Mara Voss”. */
export const DOMAINS = setOf(
  'state defense defence treasury interior foreign affairs health education energy labor labour ' +
    'commerce trade transport transportation justice finance agriculture homeland security war navy ' +
    'army veterans harbours harbors fisheries environment culture science housing industry tourism ' +
    "parliament commons representatives operations staff state's communications economics economy " +
    'immigration information intelligence development planning infrastructure police',
);

/** Nouns for several people where they stand alone: “critics said”. Those ending in s are recognised by it. */
export const PLURAL_NOUNS = setOf(
  'people police women men children officials media others many some few most both critics',
);
