// Who speaks in the frames, of what and where. All of it is invented.

export interface Person {
  readonly first: string;
  readonly last: string;
  readonly isWoman: boolean;
  readonly job: string;
}

export const PEOPLE: readonly Person[] = [
  'Ada Merrin f harbour master',
  'Tomas Kvale m fisheries minister',
  'Ngozi Adair-Clarke f chief nurse',
  'Ruben Stroud m bridge engineer',
  'Ilse Marrow f librarian',
  'Kaito Morizono m conductor',
  'Petra Vance f union leader',
  'Bjorn Aasland m lighthouse keeper',
  'Colleen Farrow f headteacher',
  'Desmond Oyelaran m coroner',
  'Sofia Peral f ambassador',
  'Wim Hendry m stationmaster',
  'Hester Quill f archivist',
  'Emeka Lorne m police chief',
  'Brigid Tallis f council leader',
  'Anton Ruzek m brewer',
  'Yara Hadden f surgeon',
  'Cornelius Pike m auctioneer',
  'Linnea Strom f weather forecaster',
  'Jonah Abelard m choirmaster',
  'Mireille Cotter f baker',
  'Stellan Droog m mine inspector',
  'Philippa Yarwood f magistrate',
  'Gideon Asher m ferry captain',
].map((line) => {
  const [first = '', last = '', sex, ...job] = line.split(' ');
  return { first, last, isWoman: sex === 'f', job: job.join(' ') };
});

/** Each can be said by anybody, as a sentence or after “that”, and has nothing that makes a setting. */
export const STATEMENTS: readonly string[] = [
  'the bridge will open in the second week of May',
  'we counted every vote twice',
  'the harbour has lost a third of its trade',
  'I paid for the roof with my own money',
  'our children learn in rooms without windows',
  'the money went to the wrong village',
  'the river rose two metres in a single night',
  'half of the beds are empty in the winter',
  'the contract was signed in a car park',
  'the old mill is worth more than the town hall',
  'I have slept in my office since Sunday',
  'the ferry turned round because of the fog',
  'every house in the street has the same crack',
  'the wages will be paid on the last Friday of the month',
  'we found the papers behind a radiator',
  'the trees were planted by prisoners',
  'the school needs forty new chairs and one new roof',
  'I gave the keys to the night porter',
  'the fish are smaller than they were in my youth',
  'the fine is larger than the profit',
  'we sold the last tram to a museum',
  'the clinic will treat anyone who walks in',
  'the wind took the chapel and left the pub',
  'I learnt the trade from a blind man',
  'the debt will be gone by the end of the decade',
  'we walked eleven miles with the cart',
  'the reservoir is lower than at any time since the war',
  'the tickets were printed before the hall was booked',
  'my office answered every letter within a week',
  'the new pump is louder than the old one',
  'the guards opened the gate themselves',
  'we are building two hundred homes on the old airfield',
  'the winter stores are full to the rafters',
  'the map on the wall is forty years out of date',
  'I was the last to leave the building',
  'the band played until the lights went out',
];

/** What can hang on a condition. */
export const PROMISES: readonly string[] = [
  'we will reopen the harbour within a week',
  'I will hand over every letter in the drawer',
  'the school will have a new roof by the autumn',
  'the last train will run on Sunday night',
  'we will pay the wages of all forty men',
  'I will give back the keys to the chapel',
  'the old mill will be sold to the highest bidder',
  'we will build the wall with our own hands',
  'the clinic will close at the end of the month',
];

/** With an “if” or a “not” of their own, which makes no setting where they stand whole. */
export const STATEMENTS_WITH_THEIR_OWN: readonly string[] = [
  'I have never taken a penny from anyone',
  'we will not close the harbour while I am alive',
  'nobody in my family has ever voted for them',
  'if the river rises we will move the cattle again',
  'there was no warning and there was no siren',
  'we do not know who cut the rope',
  'I never said that it would be cheap',
  'it is not a question of money but of time',
  'no one has ever drowned on my watch',
];

export const REMARKS: readonly string[] = [
  'the rest is in the report',
  'people here have long memories',
  'it was a long winter',
  'the coffee was cold by then',
  'the dog slept through it',
  'there is still much to do',
  'it took the whole of the spring',
  'the neighbours brought soup',
  'the paint is still wet',
  'the bill came in June',
  'my sister took the photographs',
];

export const PLACES: readonly string[] =
  'Halvern;Kestrel Bay;Orsund;Thornby;Cedar Fork;Port Hassa;Marle;Burdett;Sevrin'.split(';');

export const OUTLETS: readonly string[] =
  'Lantern;Wendle Echo;Dorval Telegraph;Burdett Ledger;Yanshan Daily;Quay Review;Morning Post'.split(';');
