import { type ImportFormat, REFERENCE_FORMATS, type ReferenceFormat } from '../../../vocabulary.js';

/** The formats that can be imported, in the order of the command’s help. */
export const IMPORT_FORMATS: readonly ImportFormat[] = ['csv', 'onrecord-json', ...referenceFormats()];

function referenceFormats(): readonly ReferenceFormat[] {
  return Object.keys(REFERENCE_FORMATS) as ReferenceFormat[];
}
