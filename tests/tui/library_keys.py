"""The actions of the library that have their tests in files of their own."""

LIBRARY_KEYS = {
    *("keep", "undo", "redo", "shelf"),
    *("filter", "sort", "turn_around", "group_event", "group_side", "group_month"),
    *("bin_article", "show_bin", "restore_article", "shelf_back"),
}
