import type { ChannelType } from '../found.js';

// Which source type the name or the description of an outlet means.

const NOUNS: readonly (readonly [ChannelType, string])[] = [
  [
    'broadcast',
    'broadcaster television tv telly radio channel station network programme program show newscast broadcast bulletin',
  ],
  ['article-newspaper', 'newspaper paper daily tabloid broadsheet agency newswire wire'],
  ['article-magazine', 'magazine monthly quarterly journal weekly'],
  ['webpage', 'website site portal blog newsletter outlet'],
  ['song', 'podcast'],
  ['post', 'platform'],
];
const TYPE_OF_NOUN = new Map(NOUNS.flatMap(([type, words]) => words.split(' ').map((word) => [word, type])));

/** Words for media in general, which name no kind. */
const ANY_MEDIA = new Set('media outlet outlets'.split(' '));

/** All words for media, in lower case. */
export const MEDIA_WORDS: readonly string[] = [...TYPE_OF_NOUN.keys(), ...ANY_MEDIA];

/** Names of the world's press that show no kind by themselves. */
const NAMES: readonly (readonly [ChannelType, string])[] = [
  [
    'article-newspaper',
    'Reuters|AP|Associated Press|AFP|Agence France-Presse|Xinhua|KCNA|TASS|Tass|RIA Novosti|RIA|Interfax|Bloomberg|DPA|ANSA|EFE|IRNA|Kyodo|Yonhap|PTI|Press Trust of India|Anadolu|UPI|Press Association|Ukrinform|BelTA|SANA|WAFA|Antara|Bernama|ISNA|Fars|Tasnim|Le Monde|Le Figaro|Libération|El País|El Mundo|La Vanguardia|Corriere della Sera|La Repubblica|La Stampa|Bild|Die Welt|Die Zeit|Haaretz|Izvestia|Kommersant|Asahi Shimbun|Dawn|The Hindu|Hindu|USA Today',
  ],
  [
    'broadcast',
    'BBC|CNN|CCTV|CGTN|NBC|CBS|ABC|NPR|PBS|MSNBC|CNBC|Fox|Al Jazeera|Al Arabiya|Sky|ITV|RT|ZDF|ARD|NHK|C-SPAN|CBC|RTE|RTÉ|TF1|RAI|Univision|Telemundo|Newsmax|Deutschlandfunk|LBC|France 24|Euronews|Voice of America|Radio Free Europe',
  ],
  [
    'webpage',
    'Politico|Axios|BuzzFeed|HuffPost|Vox|Slate|Breitbart|Daily Beast|Vice|Meduza|ProPublica|Substack|Medium',
  ],
  [
    'article-magazine',
    'Time|Newsweek|Economist|New Yorker|Atlantic|Spiegel|Der Spiegel|Stern|Rolling Stone|Vanity Fair|Forbes|Fortune|Vogue|Paris Match',
  ],
  [
    'post',
    'X|Twitter|Facebook|Instagram|Telegram|TikTok|Weibo|Truth Social|LinkedIn|Threads|Bluesky|Mastodon|Reddit|WeChat|VK|VKontakte|Snapchat|WhatsApp|Tumblr|Parler|Gab|Discord',
  ],
  ['motion_picture', 'YouTube|Rumble|Vimeo|Netflix'],
];
const TYPE_OF_NAME = new Map(NAMES.flatMap(([type, names]) => names.split('|').map((name) => [name, type])));

const NEWSPAPER =
  /(?:^|\s)(?:Times|Post|Courier|Herald|Gazette|Journal|Tribune|Chronicle|Telegraph|Guardian|Observer|Ledger|Sentinel|Mail|Standard|Examiner|Inquirer|Star|Sun|Globe|Mirror|Express|Dispatch|Register|Bulletin|Mercury|Argus|Echo|Advertiser|Independent|Press|Reporter|Beacon|Advocate|Argosy|Messenger|Zeitung|Nachrichten|News Agency|Press Agency|Daily|Newspaper|Wire|Morning News|Daily News)$|^(?:Daily|Sunday|Evening|Morning) \p{Lu}/u;
const BROADCASTER =
  /(?:^|\s)(?:TV|Television|Radio|News|Network|Broadcasting|Channel|FM|AM|Sound|Tonight|Report|Night|Breakfast|Hour)(?: \d+)?$|^(?:Radio|Radyo|Channel|TV) [\p{Lu}\d]|^First Channel$|^[A-Z]{1,4}-?TV\d?$|^[A-Z]{1,2}BC$|^[A-Z]{1,2}NN$|^[KW][A-Z]{3}(?:-TV)?$/u;
const MAGAZINE = /(?:^|\s)(?:Magazine|Weekly|Monthly|Review|Quarterly)$/u;

export function typeOfNoun(noun: string): ChannelType | null {
  return TYPE_OF_NOUN.get(noun.toLowerCase()) ?? null;
}

export function isMediaNoun(noun: string): boolean {
  return TYPE_OF_NOUN.has(noun.toLowerCase()) || ANY_MEDIA.has(noun.toLowerCase());
}

/** A name of the world's press; null for any other. */
export function typeOfKnownName(name: string): ChannelType | null {
  return TYPE_OF_NAME.get(withoutArticle(name)) ?? null;
}

/** By the way newspapers and stations are called; null for another name. */
export function typeByPattern(name: string): ChannelType | null {
  const plain = withoutArticle(name);
  if (BROADCASTER.test(plain)) return 'broadcast';
  if (NEWSPAPER.test(plain)) return 'article-newspaper';
  return MAGAZINE.test(plain) ? 'article-magazine' : null;
}

function withoutArticle(name: string): string {
  return name.replace(/^[Tt]he /, '');
}

/** Names in capitals that are no outlet. */
const BODIES = new Set(
  (
    'NATO UN EU FIFA UEFA IOC FBI CIA NSA IMF WHO WTO OPEC UNICEF UNHCR UNESCO DNC RNC GOP NRA ACLU AFL CIO NHS IRS EPA FDA ' +
    'DEA ATF SEC DOJ NASA KGB FSB OSCE ASEAN ECB IAEA ICC HUD TSA FAA US UK USA UAE TV MP MPs'
  ).split(' '),
);

/** “CNB”: whether a name may be the initials of a station or an agency. */
export function isInitials(name: string): boolean {
  return /^[A-Z]{2,5}$/.test(name) && !BODIES.has(name);
}
