import { firstIndex } from '../../text/first-index.js';
import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';

// The speakers of a transcript: the labels at the beginning of lines, and the extent of each speech.

export interface Speech {
  /** UTF-16 code units of the speech, after the label, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The label as printed, without a remark in brackets and its colon. */
  readonly label: Span;
  /** The words of the label, folded, without honorifics. */
  readonly names: readonly string[];
}

const WORD = String.raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'\u2019\u30FB-]{0,30}`;
const PARTICLE = 'de|da|van|von|der|den|bin|al|el|la|le|of|the|for|du|di|af|av|y';
const LABEL = new RegExp(
  String.raw`^[ \t]*(?:>+[ \t]*)?(?:\[[^\]\n]{1,24}\][ \t]*)?\*{0,2}(${WORD}(?:[ \t](?:${WORD}|${PARTICLE}|\d{1,3})){0,5})[ \t]?(?:[(\uFF08][^()\uFF08\uFF09\n]{0,60}[)\uFF09])?\*{0,2}[ \t]?[:\uFF1A](?!\/\/)` +
    String.raw`|^[ \t]*(?:>+[ \t]*)(\p{Ll}[\p{L} ]{1,24}):` +
    String.raw`|^[ \t]*(Q(?=[ \t])|[QAF](?=[.)]|[ \t]*[\u2013\u2014]|[ \t]-))(?:[.)]|[ \t]*[\u2013\u2014-])?[ \t]+(?=\p{Lu})`,
  'gmu',
);
const NO_LABEL = new Set(
  'correction corrections clarification note notes update updated photo photos image source sources related watch listen read date time place location subject cc re ps tags topics share by published editor video credit contact address phone email summary headline title'.split(
    ' ',
  ),
);
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|hon|rev|prof|sen|senator|rep|gov|governor|president|minister|secretary|mayor|chair|chairman|chairwoman|speaker|judge|justice|herr|frau|m|mme|mlle|sr|sra|don|doña|the|of|prime|foreign|deputy|vice|spokesman|spokeswoman|spokesperson)$/;

/** In order; empty for a text that is no transcript. */
export function speechesIn(text: string): Speech[] {
  const labels = [...text.matchAll(LABEL)]
    .map((match) => {
      const printed = match[1] ?? match[2] ?? match[3] ?? '';
      const at = match.index + match[0].indexOf(printed);
      return {
        at: match.index,
        start: match.index + match[0].length,
        label: [at, at + printed.length] as const,
        names: namesOf(printed),
      };
    })
    .filter(({ names }) => !names.some((name) => NO_LABEL.has(name)));
  if (!isTranscript(text, labels)) return [];
  return labels.map(({ at: _, ...label }, k) => ({ ...label, end: labels[k + 1]?.at ?? text.length }));
}

/** Minimum share of a transcript's lines with a label, where no name recurs. */
const MIN_SHARE = 0.15;

/**
 * “Correction:” and “Photo:” occur in articles too: a transcript has several recurring speakers, or questions, or
 * labels on all lines.
 */
function isTranscript(text: string, labels: readonly Pick<Speech, 'names'>[]): boolean {
  const counts = new Map<string, number>();
  for (const { names } of labels) counts.set(names.join(' '), (counts.get(names.join(' ')) ?? 0) + 1);
  if (counts.size < 2) return false;
  if (labels.some(isQuestioner)) return true;
  if ([...counts.values()].filter((count) => count > 1).length > 1) return true;
  return labels.length >= MIN_SHARE * (text.match(/\S[^\n]*\n|\S[^\n]*$/g)?.length ?? 0);
}

export function speechAt(turns: readonly Speech[], position: number): Speech | null {
  return turns[firstIndex(turns.length, (at) => (turns[at]?.start ?? 0) > position) - 1] ?? null;
}

/** The names in a label; one with titles only keeps them: “THE PRESIDENT”. */
export function namesOf(label: string): string[] {
  const words = fold(label)
    .split(/[\s.\u30FB]+/)
    .filter(Boolean);
  const names = words.filter((word) => !HONORIFIC.test(word));
  return names.length > 0 ? names : words;
}

const QUESTIONER =
  /^(?:q|f|question|questions|questioner|reporter|reporters|journalist|journaliste|journalists|interviewer|moderator|press|media|correspondent|host|anchor|frage|reporterin|journalistin|moderatorin|interviewerin|pregunta|periodista|entrevistador|entrevistadora|pergunta|jornalista|reporter|domanda|giornalista|intervistatore|vraag|verslaggever|interviewer|fraga|sporsmal|journalisten|intervjuare|kysymys|toimittaja|pytanie|dziennikarz|dziennikarka|otazka|novinar|novinarka|kerdes|ujsagiro|intrebare|jurnalist|soru|gazeteci|muhabir|вопрос|журналист|журналистка|корреспондент|ведущии|ведущая|питання|запитання|журналіст|журналістка|ερωτηση|δημοσιογραφος|سؤال|السؤال|صحفي|صحفية|الصحفي|الصحفية|صحافي|مراسل|المذيع|سوال|خبرنگار|مجري|שאלה|עיתונאי|עיתונאית|כתב|כתבת|מראיין|מראיינת|प्रश्न|सवाल|पत्रकार|रिपोर्टर|记者|記者|问|問|提问|提問|主持人|質問|質問者|司会|기자|질문|사회자|진행자|hoi|phong|คาถาม|ถาม|นักข่าว|ผู้สื่อข่าว|ผู้ดาเนินรายการ|pertanyaan|wartawan|swali|mwandishi|mtangazaji)$/u;
const CONTAINS = /記者|记者|기자|ผู้สื่อข่าว|นักข่าว/;
const ANSWER =
  /^(?:a|answer|antwort|reponse|respuesta|resposta|risposta|antwoord|svar|vastaus|odpowiedz|odpoved|valasz|raspuns|cevap|ответ|відповідь|απαντηση|جواب|الجواب|پاسخ|תשובה|उत्तर|जवाब|答|回答|답|답변|dap|ตอบ|jawab|jawaban|jibu)$/u;

export function isQuestioner({ names }: Pick<Speech, 'names'>): boolean {
  return names.some((name) => QUESTIONER.test(name) || CONTAINS.test(name));
}

export function isAnswer({ names }: Pick<Speech, 'names'>): boolean {
  return names.every((name) => ANSWER.test(name));
}

/** Whether a label names one of these people: by a word of the name, or by its initials. */
export function isNamed({ names }: Pick<Speech, 'names'>, speakers: readonly string[]): boolean {
  return speakers.some((speaker) => {
    const own = namesOf(speaker);
    const initials = own.map((name) => name.charAt(0)).join('');
    return names.some(
      (name) =>
        own.includes(name) ||
        (name.length > 1 && name === initials) ||
        (name.length > 1 && !/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) && isWithin(name, own)),
    );
  });
}

/** A name in a spaceless script is written as one word or several. */
function isWithin(name: string, own: readonly string[]): boolean {
  const whole = own.join('');
  return whole.includes(name) || name.includes(whole);
}
