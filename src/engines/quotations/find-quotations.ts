import type { Reading } from '../reading/reading.js';
import type { Span } from '../text/span.js';
import { channelOf } from './channels/attach.js';
import { withoutMedium } from './channels/beside-speaker.js';
import { withRelays } from './channels/relayed.js';
import type { FoundInText, FoundQuotation, Mention, QuotationType } from './found.js';
import { withoutBareCredit } from './links/bare-credit.js';
import { inArticle } from './links/by-zone.js';
import { type Draft, draftsOf } from './links/drafts.js';
import { keptOf } from './links/final-filter.js';
import { foreignDrafts } from './links/foreign-drafts.js';
import { withOwned } from './links/owned.js';
import { quotedShare, quotedTokens } from './links/quoted-share.js';
import { withRecounted } from './links/recounted.js';
import { withoutShared } from './links/shared.js';
import { type Prepared, prepare } from './prepare.js';
import { foreignSpeakers } from './speakers/foreign.js';
import { withBodySpeakers } from './speakers/headline-words.js';
import { resolveSpeakers } from './speakers/resolve.js';
import { tag } from './tagger/tag.js';
import type { Model } from './tagger/weights.js';
import { foundWords, type Manner } from './wording/found-words.js';

// Finds the quotations of an article: rules find what is certain, a tagger what else is attributed, and each speaker
// is then looked for among the people whom the text names.

/** Languages in which a simple frame can give the speaker. */
const SIMPLE_FRAMES: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'it', 'zh', 'ja']);

/** UTF-16 code units from the beginning that show the script. */
const MAX_SHOWING_UTF16 = 800;

/** Words of several letters that are not Latin. */
const OTHER_SCRIPT = /(?:(?!\p{Script=Latin})\p{L}){3}[\s\S]*?(?:(?!\p{Script=Latin})\p{L}){3}/u;

/** Positions are UTF-16 code units of the text as given. */
export function findQuotations(reading: Reading, model: Model): FoundInText {
  const { text, language, zones } = reading;
  const isEnglish =
    language === 'en' || (language === null && !OTHER_SCRIPT.test(text.slice(0, MAX_SHOWING_UTF16)));
  const prepared = prepare(reading, language);
  const drafts = isEnglish
    ? keptOf(
        prepared.read,
        withoutBareCredit(
          text,
          withRecounted(
            prepared.read,
            withOwned(
              prepared.read,
              withoutShared(tagged(prepared, model), prepared.frames),
              prepared.frames,
            ),
          ),
        ),
      )
    : foreignDrafts(prepared);
  const speakers = isEnglish
    ? 'found'
    : SIMPLE_FRAMES.has(language ?? '')
      ? 'simple_frames'
      : 'not_looked_for';
  const resolve = isEnglish ? resolveSpeakers : foreignSpeakers;
  const found = quotationsOf(reading, prepared, inArticle(zones, prepared.frames, drafts), resolve);
  return { language, speakers, quotations: withBodySpeakers(zones, found) };
}

function tagged({ read, frames }: Prepared, model: Model): Draft[] {
  return draftsOf(read, tag(read, model), frames);
}

function quotationsOf(
  reading: Reading,
  { read, channels }: Prepared,
  tagged: readonly Draft[],
  resolve: typeof resolveSpeakers,
): FoundQuotation[] {
  const { text } = read.tokens;
  const drafts = withRelays(read.tokens, channels, tagged).map((draft) =>
    withoutMedium(read.tokens, channels, draft),
  );
  const quoted = quotedTokens(read);
  const whole = drafts.map((draft) => ({
    ...draft,
    quotedShare: quotedShare(read, quoted, draft.spans),
    channel: draft.channel ?? channelOf(read.tokens, channels, draft),
  }));
  const resolved = resolve(reading, whole);
  return whole.map(({ spans, cue, channel, origin, recountedBy, quotedShare: share }, at) => ({
    // A transcript prints words as they were spoken, without marks.
    type: origin === 'label' && share === 0 ? 'direct' : typeOf(share),
    spans,
    text: spans.map((span) => text.slice(...span)).join(' '),
    ...wordsOf(reading, spans, { type: typeOf(share), isTurn: origin === 'label' }),
    cue: origin === 'label' ? null : mentionOf(text, cue),
    channel,
    recountedBy: mentionOf(text, recountedBy ?? null),
    ...(resolved[at] as (typeof resolved)[number]),
  }));
}

function wordsOf(reading: Reading, spans: readonly Span[], manner: Manner) {
  const { words, form, spans: wordSpans } = foundWords(reading, spans, manner);
  return { words, form, wordSpans };
}

function typeOf(share: number): QuotationType {
  return share === 0 ? 'indirect' : share >= 0.9 ? 'direct' : 'mixed';
}

function mentionOf(text: string, span: Span | null): Mention | null {
  return span === null ? null : { text: text.slice(...span), start: span[0], end: span[1] };
}
