import type { ListedNotice } from './list-store.js';
import { stateOfNotice } from './model/states.js';

export function noticeJson(notice: ListedNotice) {
  return { ...notice, state: stateOfNotice(notice.mails) };
}
