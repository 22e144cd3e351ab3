// The kinds of files that a copy can be, by file extension and by media type.

export const FILE_KINDS = ['text', 'html', 'pdf', 'docx', 'odt', 'srt', 'vtt'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Kinds stored as characters, for which an encoding must be detected. */
export type TextKind = Exclude<FileKind, DocumentKind>;

/** Kinds read in the child process from their bytes. */
export type DocumentKind = 'pdf' | 'docx' | 'odt';

export const NAMES: Readonly<Record<FileKind, string>> = {
  text: 'plain text',
  html: 'a web page',
  pdf: 'a PDF',
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  srt: 'subtitles (.srt)',
  vtt: 'subtitles (.vtt)',
};

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const ODT = 'application/vnd.oasis.opendocument.text';

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  srt: 'srt',
  vtt: 'vtt',
};

const BY_MEDIA_TYPE: Readonly<Record<string, FileKind>> = {
  'text/plain': 'text',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  [DOCX]: 'docx',
  [ODT]: 'odt',
  'application/x-subrip': 'srt',
  'text/srt': 'srt',
  'text/vtt': 'vtt',
};

const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  text: 'text/plain',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: DOCX,
  odt: ODT,
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
};

export function hasWordsAsText(kind: FileKind): kind is TextKind {
  return kind !== 'pdf' && kind !== 'docx' && kind !== 'odt';
}

/** For messages and hints. */
export const ACCEPTED_IN_WORDS = '.txt, .html, .pdf, .docx, .odt, .srt or .vtt';

/** For the `accept` attribute of a file field. */
export const ACCEPTED = '.txt,.html,.htm,.pdf,.docx,.odt,.srt,.vtt';

/** Null for another extension, or none. */
export function kindOfName(name: string): FileKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
}

/** Null for another type; parameters are ignored. */
export function kindOfMediaType(type: string): FileKind | null {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(BY_MEDIA_TYPE, plain) ? (BY_MEDIA_TYPE[plain] ?? null) : null;
}

/** The charset parameter of a media type, unchanged. */
export function charsetOf(type: string): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(type)?.[1] ?? null;
}

/** The media type with which a copy of this kind is served; with a charset where it was decoded. */
export function mediaTypeOf(kind: FileKind, charset: string | null): string {
  return charset === null ? MEDIA_TYPES[kind] : `${MEDIA_TYPES[kind]}; charset=${charset}`;
}
