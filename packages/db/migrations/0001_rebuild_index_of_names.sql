-- Custom: name_keys has no keys of one and two characters any more.
REINDEX INDEX "name_words_keys_index";
