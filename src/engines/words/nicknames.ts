import { setOf } from './lists.js';

/** Whether two given names may be one person’s: the same, an initial of it, or a usual short form. */
export function isSameGivenName(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return SHORT_FORMS.some((names) => names.has(one) && names.has(other));
}

/** The other usual forms of a given name in lower case; empty for most words. */
export function otherFormsOf(name: string): readonly string[] {
  return SHORT_FORMS.filter((names) => names.has(name)).flatMap((names) =>
    [...names].filter((other) => other !== name),
  );
}

const SHORT_FORMS = [
  'william bill billy will willie liam',
  'robert rob bob bobby robbie',
  'richard rick dick ricky rich',
  'james jim jimmy jamie',
  'john jack johnny jon',
  'jonathan jon',
  'joseph joe joey',
  'michael mike mick mickey',
  'thomas tom tommy',
  'edward ed eddie ted ned',
  'theodore ted teddy theo',
  'charles charlie chuck',
  'daniel dan danny',
  'david dave',
  'stephen steven steve',
  'andrew andy drew',
  'anthony antony tony',
  'christopher chris',
  'matthew matt',
  'nicholas nick',
  'patrick pat paddy',
  'peter pete',
  'samuel sam',
  'benjamin ben',
  'timothy tim',
  'gregory greg',
  'jeffrey jeff',
  'kenneth ken',
  'lawrence larry laurence',
  'ronald ron ronnie',
  'donald don donny',
  'raymond ray',
  'bernard bernie',
  'albert al bert',
  'alexander alex sandy sasha aleksandr',
  'elizabeth liz lizzie beth betty eliza',
  'margaret maggie peggy meg',
  'katherine catherine kathryn kate kathy katie cathy',
  'patricia pat patty tricia',
  'deborah debra debbie',
  'susan sue susie',
  'jennifer jenny jen',
  'jessica jess jessie',
  'barbara barb',
  'rebecca becky',
  'victoria vicky vicki',
  'nancy nan',
  'martha marty',
  'vladimir volodymyr vova',
  'sergei serhiy sergey',
  'jose pepe',
  'francisco paco',
  'giuseppe beppe',
  'hans johannes johann',
].map((words) => setOf(words));
