// Names in Chinese and Japanese, without the office before or after them.

export interface ForeignName {
  /** Null for words that name nobody. */
  readonly name: string | null;
  readonly title: string | null;
}

const SCRIPT = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}・·ー\s]{2,40}$/u;
/** Somebody without a name: 一位居民, 記者. */
const UNNAMED =
  /^(?:有|某|一位|一名|多位|多名|这位|該|该)|(?:们|們|居民|人士|記者|记者|関係者|官员|專家|专家|住民)$/u;
const CHINESE_OFFICE =
  /^(?<title>.*(?:市长|市長|总统|總統|主席|部长|部長|外长|外長|发言人|發言人|律师|律師|负责人|負責人|教授|议员|議員|总理|總理|首相|局长|局長|主任|校长|院长|经理|總裁|总裁|董事长|书记|大使|法官|检察官|作家|导演))(?<name>\p{sc=Han}{2,4})$/u;
const JAPANESE_NAME =
  /^(?:(?<before>.{1,20})の)?(?<name>[^の]{2,20}?)(?<title>氏|さん|首相|大統領|大臣|代表|弁護士|知事|市長|社長|会長|教授|議員|長官|監督|選手|報道官)$/u;
/** An office alone. */
const OFFICE_ONLY =
  /^(?:市长|市長|总统|總統|主席|部长|首相|代表|大統領|大臣|知事|社長|会長|教授|律师|弁護士|法官|发言人)$/u;

/** Null for words in other scripts. */
export function eastAsianName(words: string): ForeignName | null {
  if (!SCRIPT.test(words)) return null;
  if (UNNAMED.test(words) || OFFICE_ONLY.test(words)) return { name: null, title: null };
  const japanese = JAPANESE_NAME.exec(words)?.groups;
  if (japanese) {
    const { before = '', name = '', title = '' } = japanese;
    const office = /^(?:氏|さん)$/.test(title) ? before : `${before}${title}`;
    return { name, title: office === '' ? null : office };
  }
  const chinese = CHINESE_OFFICE.exec(words)?.groups;
  if (chinese) return { name: chinese.name ?? null, title: chinese.title ?? null };
  return { name: words, title: null };
}
