import * as peopleAndEvents from './0001_people_and_events.js';
import * as record from './0002_record.js';
import * as notesAndLists from './0003_notes_and_lists.js';
import * as trashIndexes from './0004_trash_indexes.js';
import * as findingsAndEffort from './0005_findings_and_effort.js';
import * as search from './0006_search.js';
import * as wording from './0007_wording.js';
import * as noteIndexes from './0008_note_indexes.js';
import * as indexMerging from './0009_index_merging.js';
import * as match from './0010_match.js';
import * as entering from './0011_entering.js';
import * as merges from './0012_merges.js';
import * as duplicates from './0014_duplicates.js';
import * as secondPerson from './0015_second_person.js';
import * as setAsides from './0016_set_asides.js';
import * as peopleAndLists from './0017_people_and_lists.js';
import * as integrityChecks from './0018_integrity_checks.js';
import * as givenUp from './0023_given_up.js';
import * as facets from './0024_facets.js';
import * as lateNotes from './0025_late_notes.js';
import * as fewerClaimKeys from './0026_fewer_claim_keys.js';
import * as imports from './0028_imports.js';
import * as wideDates from './0030_wide_dates.js';
import * as hiddenFacets from './0031_hidden_facets.js';
import * as timeZones from './0032_time_zones.js';
import * as rowsOfLists from './0033_rows_of_lists.js';
import * as progressIndexes from './0035_progress_indexes.js';
import * as titlesOfSources from './0036_titles_of_sources.js';
import * as styles from './0037_styles.js';
import * as importedFormats from './0039_imported_formats.js';
import * as placesOnLists from './0040_places_on_lists.js';
import * as listEditions from './0041_list_editions.js';
import * as captures from './0042_captures.js';
import * as savedCaptures from './0043_saved_captures.js';
import * as changedAttributions from './0044_changed_attributions.js';
import * as credited from './0045_credited.js';
import * as recounted from './0046_recounted.js';
import * as captureTerms from './0047_capture_terms.js';
import * as mergeProposals from './0048_merge_proposals.js';
import * as heldCopies from './0049_held_copies.js';
import * as tokensKept from './0050_tokens_kept.js';
import * as answersOfChecks from './0051_answers_of_checks.js';
import * as awaitingNames from './0052_awaiting_names.js';
import * as moreSetAsides from './0053_more_set_asides.js';
import * as notices from './0054_notices.js';
import * as soleAuthors from './0055_sole_authors.js';
import * as derivedAs from './0056_derived_as.js';
import * as anchorEngines from './0057_anchor_engines.js';
import * as stylesSetAside from './0058_styles_set_aside.js';
import * as creditsInMatches from './0059_credits_in_matches.js';
import * as publicRecords from './0060_public_records.js';
import * as speakersBySortName from './0061_speakers_by_sort_name.js';
import * as sourcesShown from './0062_sources_shown.js';

/** Every migration in order. The list is explicit so that what runs is what is read. */
export const migrations = {
  '0001_people_and_events': peopleAndEvents,
  '0002_record': record,
  '0003_notes_and_lists': notesAndLists,
  '0004_trash_indexes': trashIndexes,
  '0005_findings_and_effort': findingsAndEffort,
  '0006_search': search,
  '0007_wording': wording,
  '0008_note_indexes': noteIndexes,
  '0009_index_merging': indexMerging,
  '0010_match': match,
  '0011_entering': entering,
  '0012_merges': merges,
  '0014_duplicates': duplicates,
  '0015_second_person': secondPerson,
  '0016_set_asides': setAsides,
  '0017_people_and_lists': peopleAndLists,
  '0018_integrity_checks': integrityChecks,
  '0023_given_up': givenUp,
  '0024_facets': facets,
  '0025_late_notes': lateNotes,
  '0026_fewer_claim_keys': fewerClaimKeys,
  '0028_imports': imports,
  '0030_wide_dates': wideDates,
  '0031_hidden_facets': hiddenFacets,
  '0032_time_zones': timeZones,
  '0033_rows_of_lists': rowsOfLists,
  '0035_progress_indexes': progressIndexes,
  '0036_titles_of_sources': titlesOfSources,
  '0037_styles': styles,
  '0039_imported_formats': importedFormats,
  '0040_places_on_lists': placesOnLists,
  '0041_list_editions': listEditions,
  '0042_captures': captures,
  '0043_saved_captures': savedCaptures,
  '0044_changed_attributions': changedAttributions,
  '0045_credited': credited,
  '0046_recounted': recounted,
  '0047_capture_terms': captureTerms,
  '0048_merge_proposals': mergeProposals,
  '0049_held_copies': heldCopies,
  '0050_tokens_kept': tokensKept,
  '0051_answers_of_checks': answersOfChecks,
  '0052_awaiting_names': awaitingNames,
  '0053_more_set_asides': moreSetAsides,
  '0054_notices': notices,
  '0055_sole_authors': soleAuthors,
  '0056_derived_as': derivedAs,
  '0057_anchor_engines': anchorEngines,
  '0058_styles_set_aside': stylesSetAside,
  '0059_credits_in_matches': creditsInMatches,
  '0060_public_records': publicRecords,
  '0061_speakers_by_sort_name': speakersBySortName,
  '0062_sources_shown': sourcesShown,
} as const;
