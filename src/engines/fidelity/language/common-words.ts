// Common words of languages in Latin script, folded, for guessing the language.

export const COMMON_WORDS = {
  en: words(
    'the of and to in is that it was for on are with as his they be at this have from or had by not but we you a do will would has been which their said she can there what if our i my who no all',
  ),
  de: words(
    'der die das und ist nicht ein eine zu den von mit sich des auf fur im dem auch es wir ich sie dass werden hat',
  ),
  fr: words(
    'le la les des et est un une pas que qui dans pour du nous vous il elle au aux sur avec ce cette sont ne je',
  ),
  es: words(
    'el la los las de y que es en un una no por con para se del lo como mas pero su al esta nosotros son ha',
  ),
  pt: words(
    'o os de que e do da em um para com nao uma no na por mais as dos como mas ao ele das seu sua ou ja foi nos sera',
  ),
  it: words(
    'di che e la il un una per in sono mi si non lo ha le con da ma ti del i gli della alla dei nel questo al',
  ),
  nl: words(
    'de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem wordt we',
  ),
  sv: words(
    'och i att det som en pa ar av for med till den har inte om ett jag var men sa vi ska fore sade fran',
  ),
  da: words(
    'og i at det er en til af som pa med han for den ikke der var jeg et har vi om bliver for men siger',
  ),
  no: words(
    'og i det er pa en til som av for at med de ikke den har jeg var et vi om men blir sa fra skal ble',
  ),
  fi: words(
    'ja on ei se etta oli han mutta kun ovat niin joka mika tai jo myos olen voi nyt ole me ennen kuin sanoi',
  ),
  pl: words(
    'w i na z nie do sie to ze jest o jak za co ale po tak przez dla ma od zostanie przed my jestesmy powiedziala powiedzial',
  ),
  cs: words(
    'a se v na je ze to s z do o jako za by pro tak po jsem ale byl k jsme pred rekla rekl si bude nebo',
  ),
  hu: words('a az es hogy nem is egy ez meg csak mint volt ha mar mondta el vagy de van mi azt ki'),
  ro: words(
    'si in de la a cu pe nu o din care mai este ca pentru sa ce au fost sunt va fi spus noi am un dar',
  ),
  tr: words('ve bir bu da de icin ile cok ne o gibi daha var olarak ama dedi degil biz her kadar sonra'),
  vi: words('la cua va co khong cho mot nhung cac nguoi trong duoc voi da se chung toi truoc nay noi ong ba'),
  id: words(
    'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena kami sebelum kata kita telah',
  ),
  sw: words('ya na wa kwa ni la katika za kuwa hii cha kama yake watu kabla alisema sisi hiyo pia ili'),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
