import type { Words } from '../text/words.js';
import type { Language } from './language.js';

// First-person words, folded: a text that has them outside quotation marks is no news report.

const FIRST_PERSON: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: words("i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll"),
  de: words('ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem unserer'),
  fr: words("je j'ai moi mon mes nous notre nos"),
  es: words('yo mi mis nosotros nosotras nuestro nuestra nuestros nuestras'),
  pt: words('eu meu minha meus minhas nosso nossa nossos nossas'),
  it: words('io mio mia miei mie noi nostro nostra nostri nostre'),
  nl: words('ik mij mijn wij we ons onze'),
  sv: words('jag mig min mitt mina vi oss vart vara'),
  da: words('jeg mig min mit mine vi os vores'),
  no: words('jeg meg min mitt mine vi oss var vare'),
  fi: words('mina minun meidan me meille'),
  pl: words('ja mnie moj moja moje my nas nam nasz nasza nasze jestesmy jestem'),
  cs: words('ja me muj moje my nas nam nas nase jsme jsem'),
  hu: words('en mi nekem nekunk minket engem'),
  ro: words('eu noi mea meu nostru noastra suntem sunt'),
  el: words('εγω εμεις μου μασ μας εμενα'),
  ru: words('я мы мне меня нам нас мои моя мое наш наша наше наши'),
  uk: words('я ми мені мене нам нас міи моя наш наша наше наші'),
  tr: words('ben biz benim bizim bana bize'),
  ar: words('انا نحن لنا لدينا'),
  he: words('אני אנחנו שלי שלנו לי לנו'),
  fa: words('من ما'),
  hi: words('मै मैं हम मेरा मेरी हमारा हमारी हमारे'),
  zh: words('我 咱'),
  ja: words('私 僕 俺'),
  ko: words('우'),
  vi: words('toi'),
  id: words('saya kami kita aku'),
  sw: words('mimi sisi yangu yetu wetu'),
};

/** English is assumed where the language is unknown. */
export function isFirstPerson({ folded }: Words, at: number, language: Language | null): boolean {
  return FIRST_PERSON[language ?? 'en']?.has(folded[at] ?? '') ?? false;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
