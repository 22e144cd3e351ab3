import { sayingVerbs } from '../../../words/saying.js';

// Verbs by what they do with a statement. They are evidence for the tagger, not a closed list of cues.

export const VERBS: Readonly<Record<string, string>> = {
  say: sayingVerbs('says').join(' '),
  tell: sayingVerbs('tells').join(' '),
  ask: sayingVerbs('asks').join(' '),
  believe:
    'believe think feel know understand realise realize assume presume suppose suspect imagine expect anticipate hope fear worry ' +
    'doubt consider regard view see deem judge agree disagree accept remember forget dream fret trust conclude learn hear ' +
    'figure sense picture envision envisage perceive recognise recognize appreciate care mind fancy ponder contemplate speculate ' +
    'wonder reason interpret misunderstand overlook ignore notice identify rate rank find',
  plan:
    'plan intend aim want wish seek hope decide choose opt prefer vote refuse decline threaten vow consider prepare attempt try ' +
    'need promise agree pledge commit volunteer long yearn crave strive swear resolve determine elect offer hesitate plot mull ' +
    'propose push move dare bet count focus stand hire appoint nominate select pick ban approve adopt pass',
  support:
    'support back endorse favour favor welcome hail praise applaud commend laud admire celebrate defend champion embrace approve ' +
    'advocate like love thank congratulate honour honor credit trust salute cheer toast cherish value respect appreciate enjoy ' +
    'promote tout recommend sympathise sympathize side rally empathise forgive excuse justify bless',
  oppose:
    'oppose reject dismiss deny dispute refute rebut contest challenge criticise criticize condemn denounce decry deplore slam ' +
    'blast attack assail lambast lambaste rip bash accuse blame fault charge mock ridicule deride insult hate dislike resent ' +
    'regret resist protest object rebuke chide scold chastise question discredit disavow disown renounce repudiate apologise ' +
    'apologize lament bemoan detest loathe abhor fear castigate censure berate pan skewer hammer savage pillory knock jab needle ' +
    'taunt trash vilify disparage belittle downplay scorn distrust mistrust bristle balk baulk rail rage seethe fume impeach sue ' +
    'threaten undercut veto block boycott admonish reprimand reproach upbraid excoriate',
  call:
    'call label brand dub name term describe characterise characterize portray depict paint cast compare liken refer nickname ' +
    'declare equate dismiss frame christen bill style pronounce hail denounce',
  show:
    'show indicate reveal suggest demonstrate say read state conclude reflect prove document record note find list cite warn ' +
    'estimate put report allege uncover detect measure project confirm contain mark capture feature depict portray',
  discuss:
    'discuss talk speak debate address negotiate mention touch raise consult chat converse bicker quarrel argue haggle confer ' +
    'deliberate exchange spar clash joke reminisce gossip brainstorm wrangle',
  act:
    'come make take get keep let seem appear help leave run live happen carry stand lose pay meet include change lead follow stop ' +
    'create spend grow walk win buy wait serve die build stay fall cut reach kill remain sell require pull rise drop fight join ' +
    'visit use work turn become play look end return face cost cause provide allow increase reduce cover draw drive eat enter ' +
    'fail fill fly form handle hurt hold jump land launch lie lift limit link manage match miss occur obtain own plant prevent ' +
    'produce protect put receive remove replace rest ring save score serve settle share sit sleep solve steal stick strike ' +
    'suffer surround survive swim swing tear tend throw touch train travel treat trip try wake wear withdraw worry arrest begin ' +
    'belong break burn campaign cast catch climb collapse collect compete complete connect contain contribute control cross ' +
    'damage deal decline defeat deliver demand deserve destroy develop disappear earn elect employ escape establish evacuate exist ' +
    'expand explode expose extend finish fix flee flood force gain gather generate head hide host involve join kick knock lack last ' +
    'march mean mention nominate operate organise organize park perform prepare push qualify quit recover refer register relate ' +
    'repair represent resign retire ride roll rush schedule search seize separate shut slip smash spread spring stretch study ' +
    'succeed surge suspend sweep switch track transfer trigger unite vanish wash waste watch wipe wreck yield',
};

export const AUXILIARIES =
  'be is are was were been being am has have had having do does did done doing will would shall should can could may might must ' +
  "ought cannot can't won't wouldn't shouldn't couldn't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't";
