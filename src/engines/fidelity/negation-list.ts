// Written by scripts/negation-list.js from data/reference/negations.json, which says what each list is.

export interface NegationEntry {
  readonly words: string;
  readonly phrases?: string;
  readonly endings?: string;
  readonly beginnings?: string;
  readonly lone?: string;
  readonly exceptions?: string;
  readonly conditions: string;
}

/** By language; entries of a list are parted by a bar. */
export const NEGATION_LIST = {
  // English
  en: {
    words:
      "not|no|never|none|nor|neither|nobody|nothing|nowhere|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|wouldn't|couldn't|shouldn't|mustn't|needn't|ain't|shan't|without|hardly|scarcely|barely|unless|cant|wont|dont|doesnt|didnt|isnt|arent|wasnt|werent|hasnt|havent|hadnt|wouldnt|couldnt|shouldnt|mustnt|neednt|aint|shant",
    phrases:
      'no one|fail to|fails to|failed to|failing to|failure to|refuse to|refuses to|refused to|refusing to|refusal to|decline to|declines to|declined to|declining to|neglect to|neglected to|rather than|instead of|anything but|far from|short of|unable to|unwilling to|reluctant to|except|except for|other than|lack of|lacks|lacked|absence of|free of|free from|in the absence of|rule out|rules out|ruled out|prevent|prevents|prevented|stop short of|deny|denies|denied|denying|refuse|refuses|refused|refusing|forbid|forbids|forbade|forbidden|avoid|avoided|stopped short of|too late to|least of all|by no means|in no way|let alone|much less|almost|nearly|accused of|suspected of|pretend to|pretends to|pretended to|would rather|would sooner|sooner than|in place of|opposed to|reject|rejects|rejected|rejecting|cease|ceased|falsely',
    endings: "n't",
    conditions:
      'if|unless|except|provided|until|only if|only when|as long as|so long as|on condition|but only|but not|assuming|were it not',
    exceptions: 'no doubt',
  },
  // German
  de: {
    words:
      'nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|nichts|niemand|niemanden|niemandem|niemandes|nirgends|nirgendwo|ohne|weder|noch|kaum|nein|keinesfalls|keineswegs|nimmer|nee',
    phrases:
      'anstatt|statt|geweigert|weigern|weigert|weigerte|weigerten|verweigert|verweigern|verweigerte|abgelehnt|lehnt ab|außer|alles andere als|es sei denn|unterlassen|bestreitet|bestreiten|bestritt|leugnet|leugnen|versäumt|versäumte',
    conditions: 'wenn|falls|sofern|außer|es sei denn|solange|nur wenn|vorausgesetzt|bis',
    exceptions: 'noch einen|noch eine|noch ein|noch immer|immer noch|noch mehr|noch am|noch in|noch im',
  },
  // French
  fr: {
    words: 'ne|pas|non|jamais|aucun|aucune|rien|sans|ni|nul|nulle|guère|personne|nullement|sauf',
    phrases:
      'plutôt que|au lieu de|refuse|refusent|refusé|refuser|refusons|refusait|refus de|loin de|tout sauf|échoué à|manqué de|à moins que|incapable de|dément|démenti|nie|nient',
    beginnings: "n'",
    conditions: "si|sauf|à moins|à condition|pourvu|tant que|jusqu'à|hormis|excepté",
    exceptions: 'une personne|la personne|cette personne|chaque personne|sans doute|en personne|par personne',
  },
  // Spanish
  es: {
    words: 'no|nunca|jamás|nada|nadie|ningún|ninguno|ninguna|ni|sin|tampoco|apenas',
    phrases:
      'en vez de|en lugar de|se niega|se negó|se negaron|se niegan|negarse a|nos negamos|rechaza|rechazó|lejos de|todo menos|a menos que|salvo|excepto|incapaz de|niega|negó|niegan',
    conditions: 'si|salvo|excepto|a menos|siempre que|mientras|hasta|con tal',
  },
  // Portuguese
  pt: {
    words: 'não|nunca|jamais|nada|ninguém|nenhum|nenhuma|nem|sem|tampouco',
    phrases:
      'em vez de|ao invés de|recusa|recusou|recusam|recusaram|recusamos|longe de|tudo menos|a menos que|exceto|salvo|incapaz de|nega|negou|negam',
    conditions: 'se|salvo|exceto|a menos|desde que|enquanto|até|caso',
  },
  // Italian
  it: {
    words: 'non|no|mai|nessuno|nessuna|nessun|niente|nulla|né|senza|neanche|nemmeno|neppure',
    phrases:
      "invece di|piuttosto che|anziché|rifiuta|rifiutato|rifiutano|rifiutiamo|rifiutò|rifiutare|tutt'altro che|lontano da|a meno che|tranne|salvo|eccetto|incapace di|nega|negato|negano",
    conditions: 'se|tranne|salvo|eccetto|a meno|purché|finché|fino a',
  },
  // Dutch
  nl: {
    words: 'niet|geen|nooit|niemand|niets|nergens|zonder|noch|nauwelijks|nee|neen',
    phrases:
      'in plaats van|weigert|weigerde|weigeren|weigerden|geweigerd|behalve|allesbehalve|verre van|tenzij|ontkent|ontkende|ontkennen',
    conditions: 'als|indien|tenzij|behalve|mits|zolang|totdat|alleen als',
  },
  // Swedish
  sv: {
    words: 'inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingenstans|utan|varken|nej|knappast',
    phrases:
      'i stället för|istället för|vägrar|vägrade|vägrat|vägra|allt annat än|långt ifrån|såvida inte|utom|förutom|förnekar|förnekade',
    conditions: 'om|såvida|utom|förutsatt|så länge|tills|endast om|bara om',
  },
  // Danish
  da: {
    words: 'ikke|ej|aldrig|ingen|intet|ingenting|ingensteds|uden|hverken|nej|næppe',
    phrases:
      'i stedet for|nægter|nægtede|nægtet|nægte|alt andet end|langt fra|medmindre|undtagen|afviser|afviste|benægter',
    conditions: 'hvis|medmindre|undtagen|forudsat|så længe|indtil|kun hvis',
  },
  // Norwegian
  no: {
    words: 'ikke|ikkje|ei|aldri|ingen|intet|inga|ingenting|uten|utan|verken|nei|neppe',
    phrases:
      'i stedet for|istedenfor|nekter|nektet|nekta|nekte|alt annet enn|langt fra|med mindre|unntatt|bortsett fra|avviser|avviste|benekter',
    conditions: 'hvis|dersom|med mindre|unntatt|forutsatt|så lenge|inntil|bare hvis|om',
  },
  // Finnish
  fi: {
    words: 'ei|en|et|emme|ette|eivät|eikä|enkä|etkä|emmekä|ettekä|eivätkä|älä|älkää|älköön|ilman',
    phrases:
      'sen sijaan että|kieltäytyy|kieltäytyi|kieltäytyivät|kieltäydymme|kieltäytyä|kaikkea muuta kuin|paitsi|ellei|elleivät|ellemme|kiistää|kiisti|kieltää',
    conditions: 'jos|ellei|paitsi|edellyttäen|kunnes|mikäli|elleivät',
  },
  // Polish
  pl: {
    words:
      'nie|nigdy|nikt|nikogo|nikomu|nikim|nic|niczego|niczym|żaden|żadna|żadne|żadnych|żadnego|żadnej|nigdzie|bez|ani',
    phrases:
      'zamiast|odmawia|odmówił|odmówiła|odmówili|odmawiamy|odmawiają|wszystko tylko nie|daleki od|oprócz|z wyjątkiem|chyba że|zaprzecza|zaprzeczył|zaprzeczyła',
    conditions: 'jeśli|jeżeli|chyba że|oprócz|pod warunkiem|dopóki|o ile|gdy',
  },
  // Czech
  cs: {
    words:
      'ne|není|nejsou|nejsem|nejsme|nebyl|nebyla|nebylo|nebyli|nebude|nebudou|nebudeme|nemá|nemáme|nemají|nikdy|nikdo|nikoho|nikomu|nic|ničeho|žádný|žádná|žádné|žádného|žádnou|nikde|bez|ani|nikoli|nechce|nechceme|nemůže|nemůžeme|nesmí|nikam',
    phrases:
      'místo aby|namísto|odmítá|odmítl|odmítla|odmítli|odmítáme|odmítají|všechno jen ne|kromě|s výjimkou|ledaže|popírá|popřel|popřela',
    conditions: 'pokud|jestliže|jestli|ledaže|kromě|dokud|když',
    exceptions: 'nej-|nebo-|nech-|neděl-|nemoc-|nehod-|nebe-|nebez-',
    beginnings: 'ne',
  },
  // Hungarian
  hu: {
    words:
      'nem|ne|sem|se|soha|sohasem|senki|senkit|senkinek|semmi|semmit|semmilyen|sehol|nincs|nincsenek|nincsen|sincs|nélkül',
    phrases:
      'helyett|megtagadja|megtagadta|megtagadták|elutasítja|elutasította|minden csak nem|kivéve|hacsak|tagadja|tagadta',
    conditions: 'ha|hacsak|kivéve|feltéve|amíg',
  },
  // Romanian
  ro: {
    words: 'nu|niciodată|nimeni|nimic|niciun|nicio|nici|fără|nicăieri',
    phrases:
      'în loc să|în loc de|refuză|refuzat|refuzăm|refuza|departe de|cu excepția|în afară de|decât dacă|neagă|negat|n-am|n-a|n-au|n-ai|n-are|n-avem',
    conditions: 'dacă|decât|cu condiția|cât timp|până',
  },
  // Greek
  el: {
    words:
      'δεν|δε|μη|μην|όχι|ποτέ|κανείς|κανένας|καμία|κανένα|κανέναν|τίποτα|τίποτε|πουθενά|χωρίς|δίχως|ούτε|μήτε',
    phrases:
      'αντί να|αντί για|αρνείται|αρνήθηκε|αρνήθηκαν|αρνούμαστε|αρνούνται|κάθε άλλο παρά|εκτός αν|εκτός|πλην|διαψεύδει|διέψευσε',
    conditions: 'αν|εάν|εκτός|εφόσον|αρκεί|μέχρι|όσο',
  },
  // Russian
  ru: {
    words:
      'не|ни|нет|никогда|никто|никого|никому|никем|ничего|ничто|ничем|нельзя|без|нигде|никуда|никак|никакой|никакая|никакие|никаких|никакого|ничуть|отнюдь',
    phrases:
      'вместо того чтобы|вместо|отказывается|отказался|отказалась|отказались|отказываемся|отказываются|отказаться|что угодно только не|кроме|за исключением|едва ли|вряд ли|опровергает|опроверг|отрицает|отрицал|отрицала',
    conditions: 'если|кроме|за исключением|при условии|пока|только если|разве',
  },
  // Ukrainian
  uk: {
    words:
      'не|ні|ані|немає|нема|ніколи|ніхто|нікого|нікому|нічого|ніщо|нічим|без|ніде|нікуди|жоден|жодна|жодне|жодного|жодної|жодних',
    phrases:
      'замість того щоб|замість|відмовляється|відмовився|відмовилася|відмовилися|відмовляємося|відмовляються|крім|окрім|за винятком|навряд чи|заперечує|заперечив',
    conditions: 'якщо|крім|окрім|за винятком|за умови|поки|лише якщо|хіба',
  },
  // Turkish
  tr: {
    words: 'değil|yok|hayır|asla|hiç|hiçbir|kimse|hiçbiri|olmaz|olmadan',
    phrases: 'yerine|reddediyor|reddetti|reddettiler|reddediyoruz|dışında|hariç|inkâr etti|ne de',
    endings:
      'miyor|mıyor|muyor|müyor|miyorum|mıyorum|muyorum|müyorum|miyoruz|mıyoruz|muyoruz|müyoruz|miyorlar|mıyorlar|muyorlar|müyorlar|mez|maz|mezler|mazlar|medi|madı|medik|madık|mediler|madılar|meyecek|mayacak|meyeceğim|mayacağım|meyeceğiz|mayacağız|meyecekler|mayacaklar|memiş|mamış|mesin|masın|meyin|mayın|meden|madan|memeli|mamalı|mem|mam|meyiz|mayız|değiliz|değilim|değiller',
    conditions: 'eğer|ancak|yeter ki|sadece eğer|kadar',
  },
  // Arabic
  ar: {
    words:
      'لا|لن|لم|ليس|ليست|لسنا|لست|ليسوا|لسن|غير|دون|بدون|ما|كلا|أبدا|قط|ولا|ولن|ولم|وليس|فلا|فلن|فلم|بلا',
    phrases:
      'بدلا من|بدلاً من|رفض|رفضت|رفضوا|يرفض|ترفض|نرفض|يرفضون|سوى|إلا|ما عدا|باستثناء|نفى|نفت|ينفي|تنفي|امتنع|امتنعت|عدم',
    conditions: 'إذا|إن|لو|إلا|ما لم|بشرط|حتى',
    exceptions: 'لا سيما',
  },
  // Hebrew
  he: {
    words: 'לא|אין|בלי|אל|אינו|אינה|אינם|אינן|איני|אינני|איננו|ללא|מעולם|לעולם|אף|שום|ולא|שלא|ואין|שאין|מבלי',
    phrases:
      'במקום|סירב|סירבה|סירבו|מסרב|מסרבת|מסרבים|סירבנו|חוץ מ|פרט ל|הכחיש|הכחישה|מכחיש|מכחישה|נמנע|נמנעה',
    conditions: 'אם|אלא|חוץ|בתנאי|עד|כל עוד',
  },
  // Persian
  fa: {
    words:
      'نه|نیست|نیستند|نیستیم|نیستم|هرگز|هیچ|هیچ‌کس|بدون|ندارد|ندارند|نداریم|ندارم|نبود|نبودند|نخواهد|نخواهند|نخواهیم|نخواهم|نکرد|نکردند|نکردیم|نشد|نشده|نکرده|نداده|نباید|نگفت|نگفتم|مگر',
    phrases: 'به جای|به‌جای|خودداری|امتناع|جز|به جز|رد کرد|تکذیب کرد|انکار کرد',
    beginnings: 'نمی|نخواه',
    conditions: 'اگر|مگر|به شرط|تا وقتی',
  },
  // Hindi
  hi: {
    words: 'नहीं|नही|न|ना|मत|बिना|बगैर',
    phrases: 'के बजाय|की बजाय|इनकार|इन्कार|मना|के सिवा|के अलावा|असफल|विफल|खंडन|कभी नहीं|कोई नहीं|कुछ नहीं',
    conditions: 'अगर|यदि|बशर्ते|जब तक|सिवाय',
  },
  // Chinese
  zh: {
    words: '不|没|沒|無|无|未|非|别|別|勿|否|莫',
    phrases: '而不是|拒绝|拒絕|除非|以外|绝非|絕非|否认|否認|避免|免于|未能|不是|并非|並非|毫无|毫無|缺乏',
    conditions: '如果|若|除非|除了|只要|直到|但',
    exceptions:
      '非常|未来|未來|不过|不過|不断|不斷|不同|无论|無論|不管|别人|別人|特别|特別|区别|區別|分别|分別|级别|級別|性别|性別|个别|個別|告别|告別|莫斯科|否则|否則|是否|非洲|不久|不少|不得不|无线|無線|休息|休假|退休',
  },
  // Japanese
  ja: {
    words: 'ない|なかっ|なけれ|ません|無い|無く|不|非|未|無',
    phrases: '代わりに|拒否|拒ん|断っ|以外|どころか|否定|避け|ずに|ずとも|べからず|ぬまま',
    conditions: 'もし|ならば|限り|場合|まで',
    exceptions:
      'かもしれない|かもしれません|なければならない|なければなりません|ほかならない|に違いない|少なく|なくては|未来|必ず|まず|無料|無線|非常|不動産|はず|わず',
  },
  // Korean
  ko: {
    words: '않|못|없|아니',
    phrases: '대신|거부|거절|제외|부인|부정|지 마|지 말',
    conditions: '만약|만일|제외|까지|경우',
    lone: '안',
  },
  // Vietnamese
  vi: {
    words: 'không|chẳng|chưa|đừng|chớ|chả',
    phrases: 'thay vì|từ chối|ngoại trừ|trừ khi|ngoài|phủ nhận|chẳng hề',
    conditions: 'nếu|trừ khi|miễn là|cho đến|với điều kiện|ngoại trừ',
  },
  // Thai
  th: {
    words: 'ไม่|มิ|อย่า|ไร้',
    phrases: 'แทนที่จะ|ปฏิเสธ|ยกเว้น|เว้นแต่|ปราศจาก|มิใช่|หา ไม่',
    conditions: 'ถ้า|หาก|เว้นแต่|ยกเว้น|จนกว่า',
  },
  // Indonesian
  id: {
    words: 'tidak|tak|bukan|jangan|belum|tanpa|tiada|bukannya|takkan',
    phrases: 'alih-alih|daripada|menolak|ditolak|kecuali|gagal|membantah|enggan|selain',
    conditions: 'jika|kalau|bila|kecuali|asalkan|sampai|selama|apabila',
  },
  // Swahili
  sw: {
    words: 'si|sio|siyo|hapana|hakuna|hamna|bila|kamwe|wala|hajawahi',
    phrases: 'badala ya|alikataa|walikataa|kukataa|tunakataa|isipokuwa|ila|mbali na|alikanusha',
    beginnings: 'hata|hatu|hawa|hazi|haku|haita|hauta|hata|sita|siku|hatuta',
    conditions: 'ikiwa|kama|isipokuwa|ila|mpaka|iwapo',
    exceptions: 'hata kama|hata hivyo',
  },
} as const satisfies Readonly<Record<string, NegationEntry>>;
