import { type ArchiveRules, faultInArchive } from './archive.js';
import type { Unread } from './fault.js';

/** Why a Word document is refused; null where it is safe to read. */
export function faultInDocx(bytes: Uint8Array): Promise<Unread | null> {
  return faultInArchive(bytes, RULES);
}

const RULES: ArchiveRules = {
  program: 'Word',
  // Pictures, sounds and macros are never decompressed.
  words: /\.(xml|rels)$/i,
  faultInNames(names) {
    if (
      !names.has('[Content_Types].xml') ||
      ![...names].some((name) => /^word\/document\d*\.xml$/.test(name))
    )
      return 'This is a zip archive, not a Word document: it has no word/document.xml.';
    return [...names].some((name) => /(^|\/)vba(Project|Data)\.(bin|xml)$/i.test(name))
      ? 'The document contains macros (vbaProject.bin). Save it in Word without macros.'
      : null;
  },
  faultInPart: (_name, text) =>
    /<!(DOCTYPE|ENTITY)/i.test(text)
      ? 'It declares its own entities (<!DOCTYPE), which is not allowed. Save it again in Word.'
      : null,
};
