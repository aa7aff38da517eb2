-- Custom: name_keys has keys of other spellings too.
REINDEX INDEX "name_words_keys_index";
