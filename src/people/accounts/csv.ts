import type { Columns } from '../../platform/lib/formats/csv-table.js';
import type { User } from './store/users.js';

export const USER_COLUMNS: Columns<User> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  name: ({ name }) => name,
  email: ({ email }) => email,
  role: ({ role }) => role,
  disabled: ({ disabled_at }) => disabled_at !== null,
  created_at: ({ created_at }) => created_at,
};
