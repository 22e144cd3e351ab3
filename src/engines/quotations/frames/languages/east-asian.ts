import { DOUBLE_MARKS } from '../../../reading/regions/characters.js';
import { FULL_STOPS, FULL_WIDTH_STOPS, PAUSES } from '../../../reading/sentences/stops.js';
import { type LanguageFrames, matchIn, placed } from './language-frames.js';

// 艾达说：“……” “……”艾达说。アダ氏は「……」と述べた。

/** Of a clause; a colon announces what is said after it. */
const ENDS = `\\uFF0C\\uFF1B\\u3001${FULL_WIDTH_STOPS}`;

const HAN_VERB =
  '(?:表示|强调|強調|指出|说道|說道|说|說|称|稱|认为|認為|回应|回應|写道|寫道|透露|宣布|坦言|解释|解釋|补充|補充|回答|问|問|警告|呼吁|呼籲|重申)(?:道|称|說|说)?';
/** Time, place and listener stand between subject and verb. */
const HAN_BETWEEN = `(?:(?:还|還|也|则|則|曾|并|並|随后|隨後|近日|日前|今天|今日|昨天|昨日|当天|當天|\\d{1,2}(?:日|月)|周[一二三四五六日]|星期|上午|下午|晚|在|于|於|对|對|向|就|接受|告诉|告訴)[^${ENDS}\\uFF1A${DOUBLE_MARKS}\\n]{0,40})?`;
const HAN_NAME = '[\\p{sc=Han}·・]{1,24}?';

const CHINESE_BEFORE = [
  new RegExp(
    `(?:^|[${ENDS}${DOUBLE_MARKS}\\s])(?<who>${HAN_NAME})${HAN_BETWEEN}(?<cue>${HAN_VERB})[：:，,]?\\s*$`,
    'du',
  ),
];
const CHINESE_AFTER = [
  new RegExp(
    `^[,\\uFF0C${FULL_STOPS}]?(?<who>${HAN_NAME})${HAN_BETWEEN}(?<cue>${HAN_VERB})(?=[${ENDS}\\s]|$)`,
    'du',
  ),
];

export const CHINESE: LanguageFrames = ({ before, after }) => [
  ...matchIn('before', before, CHINESE_BEFORE),
  ...matchIn('after', after, CHINESE_AFTER),
];

const JAPANESE_SPEAKER = new RegExp(
  String.raw`(?:^|[${FULL_WIDTH_STOPS}${DOUBLE_MARKS}\s])(?<who>[^${ENDS}${DOUBLE_MARKS}\s]{1,30}?)(?:は|も)(?=[${PAUSES}\p{L}\p{N}]|$)`,
  'du',
);
const JAPANESE_CUE = new RegExp(
  String.raw`^[${PAUSES}]?(?:などと|と)[^${FULL_WIDTH_STOPS}${DOUBLE_MARKS}\n]{0,20}?(?<cue>述べ|語|話|発言|強調|説明|指摘|明らか|言|コメント|書|訴え|批判|主張|答え|反論|表明|伝え)`,
  'du',
);

const LAST_SENTENCE = new RegExp(`[^${FULL_WIDTH_STOPS}]*$`);

/** The topic of the sentence stands before the marks, the verb after them. */
export const JAPANESE: LanguageFrames = ({ before, after }) => {
  const cue = JAPANESE_CUE.exec(after)?.indices?.groups?.cue;
  const sentence = before.search(LAST_SENTENCE);
  const who = JAPANESE_SPEAKER.exec(before.slice(sentence))?.indices?.groups?.who;
  if (cue === undefined || who === undefined) return [];
  const speaker = placed('before', [who[0] + sentence, who[1] + sentence]);
  return [{ speaker, cue: placed('after', cue) }];
};
