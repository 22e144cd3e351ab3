import type { FileFormat } from '../list.js';

/** The whole database. src/publishing/exchange writes and reads it; it is not a format of citation lists. */
export const onrecordJson: FileFormat = {
  name: 'onrecord-json',
  title: 'onrecord-json',
  about: 'the whole database, with the bytes of saved copies',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  holds: 'desk',
};
