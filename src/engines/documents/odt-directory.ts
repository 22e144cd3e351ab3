import { type ArchiveRules, faultInArchive, LOCKED } from './archive.js';
import type { Unread } from './fault.js';

/** The parts that are read; pictures, objects and settings never are. */
export const ODT_PARTS = /^(content|styles)\.xml$/;

/** Why an OpenDocument text is refused; null where it is safe to read. */
export function faultInOdt(bytes: Uint8Array): Promise<Unread | null> {
  return faultInArchive(bytes, RULES);
}

const MACROS = /^(Scripts\/.|Basic\/[^/]+\/(?!script-l[bc]\.xml$)[^/]+\.xml$)/;

const RULES: ArchiveRules = {
  program: 'LibreOffice',
  words: /^(content|styles|META-INF\/manifest)\.xml$/,
  faultInNames(names) {
    if (!names.has('content.xml') && !names.has('encrypted-package'))
      return 'This is a zip archive, not an OpenDocument text: it has no content.xml.';
    return [...names].some((name) => MACROS.test(name))
      ? 'The document contains macros. Save it in LibreOffice without macros.'
      : null;
  },
  faultInPart(name, text) {
    // An encrypted part is no XML; the manifest says so.
    if (name === 'META-INF/manifest.xml') return /<(?:\w+:)?encryption-data\b/.test(text) ? LOCKED : null;
    return /<!(DOCTYPE|ENTITY)/i.test(text)
      ? 'It declares its own entities (<!DOCTYPE), which is not allowed. Save it again in LibreOffice.'
      : null;
  },
};
