/** The members of each group, in ascending order. */
export interface Groups {
  of(group: number): readonly number[];
}

/**
 * Groups the numbers below `members` in eight bytes each.
 * @param groupOf a number below `groups`; undefined for a member of none
 */
export function groupsOf(
  groups: number,
  members: number,
  groupOf: (member: number) => number | undefined,
): Groups {
  const own = Int32Array.from({ length: members }, (_, member) => groupOf(member) ?? -1);
  // First the size of each group, then where it ends, and as it is filled from behind where it begins.
  const begins = new Int32Array(groups + 1);
  for (const group of own) if (group >= 0) begins[group] = (begins[group] ?? 0) + 1;
  for (let group = 1; group <= groups; group += 1)
    begins[group] = (begins[group] ?? 0) + (begins[group - 1] ?? 0);
  const order = new Int32Array(begins[groups] ?? 0);
  for (let member = members - 1; member >= 0; member -= 1) {
    const group = own[member] ?? -1;
    if (group < 0) continue;
    const place = (begins[group] ?? 0) - 1;
    begins[group] = place;
    order[place] = member;
  }
  return { of: (group) => Array.from(order.subarray(begins[group], begins[group + 1])) };
}
