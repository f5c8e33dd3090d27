"""The actions of the library and of comparisons that have their tests in files of their own."""

LIBRARY_KEYS = {
    *("keep", "undo", "redo", "shelf", "versions", "find_kept", "clippings"),
    *("highlight", "note", "tag", "bookmark", "unmark", "all_marks", "correct", "clip_here"),
    *("filter", "sort", "turn_around", "group_event", "group_side", "group_month"),
    "whole_row",
    *("bin_article", "show_bin", "restore_article", "empty_bin", "shelf_back", "keep_many"),
    *("find_again", "across", "complete", "copy_hit", "copy_hit_as", "clip_hit", "hits_back"),
    *("whose_marks", "edit_mark", "delete_mark", "copy_mark", "copy_mark_as", "marks_back"),
    *("clipping_down", "clipping_up", "note_clipping", "drop_clipping", "empty_clippings"),
    *("compare", "select_article", "next_difference", "previous_difference", "next_side", "previous_side"),
    *("differences", "hide_differences", "copy_quotes", "copy_quotes_as", "why_compared", "rule_on"),
    *("export_comparison", "comparison_back", "leave_comparison"),
    *("track", "matrix", "timeline", "keep_phrase", "other_period", "other_voices", "track_back", "export_track"),
    *("copy_quoted", "copy_quoted_as", "quotes_back", "next_theme", "previous_theme", "matrix_back", "export_matrix"),
    "timeline_back",
    "export_timeline",
    *("verify", "all_verdicts", "why_verified", "copy_passage", "verdicts_back"),
    *("commitments", "whose_commitments", "how_firm", "with_deadline", "copy_commitment", "why_commitment"),
    *("export_register", "register_back"),
    *("copy_clippings", "copy_clippings_as", "export_clippings", "clippings_back", "export_rows"),
}
