// Nouns by what they are to a statement: its name, who makes it, or what holds it.

export const NOUNS: Readonly<Record<string, string>> = {
  statement:
    'statement claim promise pledge vow call demand request plea appeal warning accusation allegation charge complaint criticism ' +
    'praise support opposition objection view opinion belief hope fear concern worry doubt expectation prediction forecast estimate ' +
    'suggestion proposal plan intention desire wish decision vote refusal denial admission acknowledgement acknowledgment confession ' +
    'assertion argument contention insistence explanation answer reply response question remark comment announcement declaration ' +
    'finding conclusion assessment description characterization threat advice recommendation order testimony account apology ' +
    'endorsement approval backing rejection condemnation attack commitment idea notion theory suspicion speculation rumour rumor ' +
    'confidence conviction sense feeling message speech address word thought perception assumption bid effort attempt push ' +
    'willingness reluctance eagerness preference sympathy regret frustration anger outrage disappointment fury dismay alarm ' +
    'optimism pessimism scepticism skepticism position stance strategy goal aim invitation instruction reminder assurance guarantee ' +
    'verdict ruling tribute compliment insult slur joke boast quip rebuke retort jab slogan motto mantra chant saying oath prayer ' +
    'resolution motion interview conversation talk lecture sermon monologue rant tirade critique review condolence thanks ' +
    'congratulation admiration appreciation affection enthusiasm interest curiosity disagreement agreement consensus understanding',
  person:
    'official spokesman spokeswoman spokesperson aide adviser advisor senator congressman congresswoman lawmaker legislator minister ' +
    'president candidate nominee leader chief director secretary governor mayor critic supporter voter analyst expert strategist ' +
    'pollster researcher professor scientist author lawyer attorney judge prosecutor officer doctor teacher man woman person people ' +
    'resident witness source reporter journalist writer columnist editor producer activist advocate member chairman chairwoman chair ' +
    'head boss manager owner founder executive economist historian delegate representative opponent rival ally friend colleague ' +
    'mother father son daughter wife husband brother sister student worker farmer player coach captain ambassador diplomat general ' +
    'commander soldier veteran nurse engineer driver pilot singer actor actress musician artist poet novelist critic fan neighbour ' +
    'neighbor passenger patient survivor victim refugee migrant protester demonstrator rebel militant detective sergeant constable ' +
    'superintendent inspector counsel barrister solicitor juror defendant plaintiff suspect host presenter anchor moderator guest ' +
    'caller listener reader viewer user customer trader investor banker donor lobbyist consultant operative insider observer ' +
    'commentator pundit conservative liberal democrat republican moderate progressive hardliner loyalist dissident parent child boy ' +
    'girl guy lady gentleman colleague councillor councilor alderman commissioner deputy premier chancellor treasurer envoy speaker ' +
    'whip backbencher incumbent challenger frontrunner front-runner mogul tycoon billionaire businessman businesswoman entrepreneur ' +
    'developer trustee principal dean rector bishop priest pastor imam rabbi pope monk king queen prince princess duke widow ' +
    'partner landlord tenant chef baker fisherman shopkeeper mechanic librarian archivist curator manager trainer referee striker ' +
    'goalkeeper midfielder defender bowler batsman skipper champion winner loser scholar academic specialist surgeon biologist ' +
    'physicist geologist chemist meteorologist botanist ecologist epidemiologist psychologist oceanographer volunteer organizer ' +
    'organiser campaigner regulator auditor inspector negotiator mediator interpreter translator whistleblower bodyguard teenager ' +
    'pensioner commuter holidaymaker tourist visitor firefighter paramedic lifeguard chairperson co-founder staffer cousin uncle aunt ' +
    'grandmother grandfather respondent participant faithful',
  body:
    'government ministry department agency committee commission council court party campaign company union association group ' +
    'organization organisation institute university bank police army force office bureau board panel team club school hospital church ' +
    'newspaper paper magazine network channel station outlet website site administration side camp coalition alliance federation ' +
    'house senate parliament congress assembly cabinet authority regulator watchdog charity firm manufacturer operator airline brigade ' +
    'embassy consulate palace treasury navy militia regime junta tribunal jury foundation trust society league federation staff ' +
    'delegation community public majority minority country nation state city town village world electorate crowd audience press media ' +
    'management leadership opposition service broadcaster agency publisher studio label band troupe crew',
  document:
    'poll survey study report document memo letter statement filing indictment lawsuit complaint bill law ruling article story data ' +
    'figure statistic video footage recording transcript tweet post email message editorial column book memoir advertisement ad ' +
    'headline sign banner placard leaflet manifesto petition affidavit warrant record review audit paper analysis census forecast ' +
    'bulletin notice plaque inscription diary blog note text speech release briefing dossier file cable telegram newsletter podcast ' +
    'documentary film play song episode sticker poster label invoice contract treaty charter constitution motion amendment map chart',
};
