// Texts that people paste, other than an article with a few quotations.

/** By what each is: the text, and how many quotations are found in it, as far as that is for the capture to say. */
export const ODD_TEXTS: Readonly<Record<string, { readonly text: string; readonly found?: number }>> = {
  'no quotation': { text: 'Ferry times\n\nThe ferry leaves at nine. It takes an hour.\n', found: 0 },
  'unbalanced marks': {
    text: 'Deck to stay\n\n“The deck stays, Ada Berg said.\n\nShe left. “Nobody asked us,” Piet Karr said. The board meets on Friday.\n',
  },
  'only marks': { text: '“ ” „ “ " " \' « » “” „“ ""\n“\n”\n', found: 0 },
  'HTML as text': {
    text: '<!doctype html><html><head><title>Deck</title></head><body><nav><a href="/a">Home</a></nav><p>“The deck stays,” <b>Ada Berg</b> said.</p><p class="x">“Nobody asked us,” Piet Karr said.</p></body></html>',
  },
  'right-to-left text': {
    text: 'הגשר נשאר סגור\n\n"הגשר יישאר סגור עד הקיץ", אמרה דנה לוי ביום שני.\n\nقالت ليلى حداد إن الجسر سيبقى مغلقا. «لن نفتح الجسر قبل الصيف»، قال كريم نصر.\n',
    found: 2,
  },
  'a transcript of 300 turns': {
    text: Array.from({ length: 300 }, (_, at) =>
      at % 2 === 0
        ? `MR. KARR: When did you see letter number ${at}?`
        : `MS. LUND: I kept letter number ${at} in the drawer, and I showed it to nobody.`,
    ).join('\n\n'),
    found: 300,
  },
  'a thread of posts': {
    text: '@adaberg\nThe deck stays. We have counted every plank. 1/3\n\n@adaberg\nNo plank will be sold. 2/3\n\n@pietkarr replying to @adaberg\nWho counted them?\n\n3h · 12 likes\n@adaberg\nThe board did. 3/3 #deck\n',
  },
  'a live blog': {
    text: 'Storm at Ostrey: live\n\n14:05\nFerry cancelled\nThe noon ferry will not run, the harbour board says.\n\n14:32\n“Stay at home,” mayor Mira Tolland tells residents.\n\n15:40\nTolland: “We will open the school hall.”\n\n16:02\nThat is all from us for today.\n',
  },
  'navigation alone': {
    text: 'Home\nNews\nSport\nWeather\nSign in\nSubscribe\n“Most read”\nPrivacy policy\nCookies\n© 2026 Ostrey Gazette\n',
  },
  'line breaks of Windows': {
    text: 'Deck\r\n\r\n“The deck stays,” Ada Berg said.\r\n\r\n“Nobody 😀 asked us,” Piet Karr said.\r\n',
    found: 2,
  },
};
