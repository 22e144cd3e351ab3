// The tags of RIS and what each holds. @source RIS Format Specifications, Research Information Systems; where these
// leave a tag to the type of the record, the export of Zotero

/** A CSL variable, a name or a date; a label for the note; or what is treated apart. */
export type RisTag =
  | { readonly as: 'value' | 'name' | 'date'; readonly variable: string }
  | { readonly as: 'more'; readonly label: string }
  | { readonly as: 'file' | 'key' };

const value = (variable: string): RisTag => ({ as: 'value', variable });
const name = (variable: string): RisTag => ({ as: 'name', variable });
const date = (variable: string): RisTag => ({ as: 'date', variable });
const more = (label: string): RisTag => ({ as: 'more', label });
const FILE: RisTag = { as: 'file' };
const SHORT = more('Short title of the journal');

const TAGS: Readonly<Record<string, RisTag>> = {
  ...{ TI: value('title'), T1: value('title'), CT: value('title'), TT: value('translated-title') },
  ...{ T2: value('container-title'), BT: value('container-title'), T3: value('collection-title') },
  ...{ JF: value('container-title'), JO: value('container-title'), JA: SHORT, J1: SHORT, J2: SHORT },
  ...{ AU: name('author'), A1: name('author'), A2: name('second author'), ED: name('editor') },
  ...{ A3: name('third author'), A4: name('translator'), TA: name('translated author') },
  ...{ DA: date('issued'), PY: date('issued'), Y1: date('issued'), Y2: date('accessed') },
  ...{ UR: value('URL'), LK: value('URL'), L2: value('URL'), DO: value('DOI') },
  ...{ PB: value('publisher'), CY: value('publisher-place'), PP: value('publisher-place') },
  ...{ VL: value('volume'), IS: value('issue'), M1: value('number'), SN: value('ISBN') },
  ...{ SP: value('page'), EP: value('last page'), SE: value('section'), ET: value('edition') },
  ...{ M3: value('genre'), LA: value('language'), ST: value('title-short') },
  ...{
    AB: value('abstract'),
    N2: value('abstract'),
    N1: more('Notes'),
    RN: more('Notes'),
    M2: more('Notes'),
  },
  ...{ KW: more('Keywords'), AD: more('Address of the author'), AV: more('Available at') },
  ...{ AN: value('archive_location'), DB: value('archive'), DP: value('source'), CN: value('call-number') },
  ...{ NV: value('number-of-volumes'), SV: more('Series volume'), OP: more('Original publication') },
  ...{ RI: more('Reviewed item'), RP: more('Reprint status'), CA: more('Caption'), CR: more('Rights') },
  ...{ LB: more('Label'), L1: FILE, L3: FILE, L4: FILE, ID: { as: 'key' } },
};

/** Tags that hold something else in records of some types. */
const OF_TYPES: Readonly<Record<string, readonly (readonly [types: string, tag: RisTag])[]>> = {
  T2: [
    ['BOOK EBOOK EDBOOK RPRT GOVDOC MAP COMP', value('collection-title')],
    ['SLIDE CONF CPAPER', value('event-title')],
    ['HEAR', more('Committee')],
  ],
  A2: [
    ['JOUR EJOUR CHAP ECHAP CONF CPAPER DICT ENCYC', name('editor')],
    ['BOOK EBOOK EDBOOK', name('collection-editor')],
    ['PCOMM ICOMM', name('recipient or interviewer')],
  ],
  A3: [
    ['BOOK EBOOK EDBOOK', name('editor')],
    ['CHAP ECHAP CONF CPAPER DICT ENCYC RPRT', name('collection-editor')],
  ],
  SN: [
    ['JOUR EJOUR JFULL MGZN NEWS', value('ISSN')],
    ['RPRT GOVDOC', value('number')],
  ],
};

/** What a tag holds; what is known to no standard is kept under its tag. */
export function meaningOf(tag: string, type: string): RisTag {
  const own = Object.hasOwn(OF_TYPES, tag) ? OF_TYPES[tag] : undefined;
  const found = own?.find(([types]) => types.split(' ').includes(type))?.[1];
  return found ?? (isKnownTag(tag) ? TAGS[tag] : undefined) ?? more(`Field ${tag}`);
}

export function isKnownTag(tag: string): boolean {
  return Object.hasOwn(TAGS, tag);
}
