// What speaks for and against a passage in quotation marks being a quotation.

/** Weight of each sign in the score: positive against a quotation. */
export const WEIGHTS = {
  title_case: 1.2,
  capital_word: 0.4,
  after_naming: 0.5,
  after_work_noun: 1.5,
  before_work_noun: 1.6,
  titled_after_preposition: 1.2,
  titled_after_owner: 1.5,
  titled_in_list: 1.2,
  same_as_title: 2,
  so_called: 2.5,
  nickname: 3,
  modifier: 0.5,
  no_speech: 0.4,
  term_noun: 0.6,
  glossed: 1,
  markup: 5,
  channel_title: 4,
  crosshead: 4,
  remark: 4,
  ends_colon: 3,
  word_part: 1.5,
  lower_start: -0.4,
  ends_clause: -0.5,
  before_cue: -2,
  after_cue: -1.5,
  after_comma: -0.6,
  after_colon: -1.2,
  after_that: -1.5,
  first_person: -2,
  has_verb: -1,
  whole_paragraph: -1,
} as const;

export type Sign = keyof typeof WEIGHTS;
export const SIGNS = Object.keys(WEIGHTS) as readonly Sign[];
