import type { FileFormat } from '../list.js';

/** The whole desk. It is written and read by src/publishing/exchange: no citation list is made in it. */
export const onrecordJson: FileFormat = {
  name: 'onrecord-json',
  title: 'onrecord-json',
  about: 'the whole database, with the bytes of saved copies',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  holds: 'desk',
};
