// Verbs by what they do with a statement. They are evidence for the tagger, not a closed list of cues. “+” doubles the
// last letter: admitted.

export const VERBS: Readonly<Record<string, string>> = {
  say:
    'say state note add remark observe comment mention declare announce assert claim maintain contend argue insist explain reply ' +
    'respond answer retort counter interject exclaim shout cry yell whisper murmur mutter mumble joke quip+ boast brag+ complain ' +
    'grumble lament snap+ scoff sneer muse reflect recall recount reminisce repeat reiterate stress emphasise emphasize underline ' +
    'underscore highlight acknowledge admit+ concede confess confirm disclose reveal report predict forecast foresee project ' +
    'estimate reckon guess speculate suggest imply hint propose recommend caution warn vow pledge promise swear guarantee testify ' +
    'attest affirm conclude summarise summarize continue begin+ start tweet retweet write post blog+ text email publish quote cite ' +
    'describe narrate clarify elaborate specify detail outline teach preach signal warn allege deny chant thunder bellow croak ' +
    'stammer drawl sigh laugh smile shrug+ grin+ nod+ chuckle gasp groan moan sob+ sing read point go stipulate submit+ opine ' +
    'venture volunteer divulge leak broadcast air relay transmit chime pipe crow intone deadpan+ hold rule find protest weigh ' +
    'release issue deliver give offer present share send set+ spell lay bring raise open close sum+ sign fire shoot hit+ lash speak',
  tell:
    'tell inform notify brief assure reassure remind convince persuade advise warn caution instruct order alert apprise update ' +
    'counsel educate lecture promise thank congratulate address',
  ask:
    'ask inquire enquire question wonder query demand request urge beg+ plead implore call appeal press order instruct command ' +
    'invite exhort lobby challenge dare beseech petition push encourage nudge prod+ entreat summon interview grill quiz+ poll survey',
  believe:
    'believe think feel know understand realise realize assume presume suppose suspect imagine expect anticipate hope fear worry ' +
    'doubt consider regard view see deem judge agree disagree accept remember forget+ dream fret trust conclude learn hear ' +
    'figure sense picture envision envisage perceive recognise recognize appreciate care mind fancy ponder contemplate speculate ' +
    'wonder reason interpret misunderstand overlook ignore notice identify rate rank find',
  plan:
    'plan intend aim want wish seek hope decide choose opt+ prefer vote refuse decline threaten vow consider prepare attempt try ' +
    'need promise agree pledge commit+ volunteer long yearn crave strive swear resolve determine elect offer hesitate plot+ mull ' +
    'propose push move dare bet+ count focus stand hire appoint nominate select pick ban+ approve adopt pass',
  support:
    'support back endorse favour favor welcome hail praise applaud commend laud admire celebrate defend champion embrace approve ' +
    'advocate like love thank congratulate honour honor credit trust salute cheer toast cherish value respect appreciate enjoy ' +
    'promote tout recommend sympathise sympathize side rally empathise forgive excuse justify bless',
  oppose:
    'oppose reject dismiss deny dispute refute rebut+ contest challenge criticise criticize condemn denounce decry deplore slam+ ' +
    'blast attack assail lambast lambaste rip+ bash accuse blame fault charge mock ridicule deride insult hate dislike resent ' +
    'regret resist protest object rebuke chide scold chastise question discredit disavow disown renounce repudiate apologise ' +
    'apologize lament bemoan detest loathe abhor fear castigate censure berate pan+ skewer hammer savage pillory knock jab+ needle ' +
    'taunt trash vilify disparage belittle downplay scorn distrust mistrust bristle balk baulk rail rage seethe fume impeach sue ' +
    'threaten undercut veto block boycott admonish reprimand reproach upbraid excoriate',
  call:
    'call label brand dub+ name term describe characterise characterize portray depict paint cast compare liken refer nickname ' +
    'declare equate dismiss frame christen bill style pronounce hail denounce',
  show:
    'show indicate reveal suggest demonstrate say read state conclude reflect prove document record note find list cite warn ' +
    'estimate put+ report allege uncover detect measure project confirm contain mark capture feature depict portray',
  discuss:
    'discuss talk speak debate address negotiate mention touch raise consult chat+ converse bicker quarrel argue haggle confer+ ' +
    'deliberate exchange spar+ clash joke reminisce gossip brainstorm wrangle',
  act:
    'come make take get+ keep let+ seem appear help leave run+ live happen carry stand lose pay meet include change lead follow stop+ ' +
    'create spend grow walk win+ buy wait serve die build stay fall cut+ reach kill remain sell require pull rise drop+ fight join ' +
    'visit use work turn become play look end return face cost cause provide allow increase reduce cover draw drive eat enter ' +
    'fail fill fly form handle hurt hold jump land launch lie lift limit link manage match miss occur obtain own plant prevent ' +
    'produce protect put+ receive remove replace rest ring save score serve settle share sit+ sleep solve steal stick strike ' +
    'suffer surround survive swim+ swing tear tend throw touch train travel treat trip+ try wake wear withdraw worry arrest begin ' +
    'belong break burn campaign cast catch climb collapse collect compete complete connect contain contribute control cross ' +
    'damage deal decline defeat deliver demand deserve destroy develop disappear earn elect employ escape establish evacuate exist ' +
    'expand explode expose extend finish fix flee flood force gain gather generate head hide host involve join kick knock lack last ' +
    'march mean mention nominate operate organise organize park perform prepare push qualify quit+ recover refer+ register relate ' +
    'repair represent resign retire ride roll rush schedule search seize separate shut+ slip+ smash spread spring stretch study ' +
    'succeed surge suspend sweep switch track transfer+ trigger unite vanish wash waste watch wipe wreck yield',
};

/** Base, past and participle of irregular verbs. */
export const IRREGULAR =
  'say said said,tell told told,think thought thought,feel felt felt,know knew known,understand understood understood,see saw seen,' +
  'forget forgot forgotten,hear heard heard,learn learnt learnt,mean meant meant,find found found,hold held held,speak spoke spoken,' +
  'write wrote written,go went gone,begin began begun,give gave given,come came come,make made made,take took taken,get got gotten,' +
  'keep kept kept,let let let,leave left left,run ran run,stand stood stood,lose lost lost,pay paid paid,meet met met,lead led led,' +
  'spend spent spent,grow grew grown,win won won,buy bought bought,build built built,fall fell fallen,cut cut cut,sell sold sold,' +
  'rise rose risen,fight fought fought,become became become,bring brought brought,put put put,set set set,lay laid laid,' +
  'send sent sent,sing sang sung,swear swore sworn,foresee foresaw foreseen,forecast forecast forecast,' +
  'broadcast broadcast broadcast,read read read,choose chose chosen,seek sought sought,bet bet bet,cast cast cast,show showed shown,' +
  'cost cost cost,draw drew drawn,drive drove driven,eat ate eaten,fly flew flown,hurt hurt hurt,lie lay lain,ring rang rung,' +
  'sit sat sat,sleep slept slept,steal stole stolen,stick stuck stuck,strike struck struck,swim swam swum,swing swung swung,' +
  'tear tore torn,throw threw thrown,wake woke woken,wear wore worn,withdraw withdrew withdrawn,break broke broken,catch caught caught,' +
  'deal dealt dealt,flee fled fled,hide hid hidden,quit quit quit,ride rode ridden,shut shut shut,spread spread spread,' +
  'spring sprang sprung,sweep swept swept,hit hit hit,shoot shot shot,overlook overlooked overlooked,misunderstand misunderstood misunderstood,' +
  'forgive forgave forgiven,spell spelt spelt,undercut undercut undercut,beseech besought besought,arise arose arisen';

export const AUXILIARIES =
  'be is are was were been being am has have had having do does did done doing will would shall should can could may might must ' +
  "ought cannot can't won't wouldn't shouldn't couldn't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't";
