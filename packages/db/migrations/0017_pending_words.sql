-- What is new waits in a list of 64 kB at most, which a search reads besides the index, and is entered together with what else
-- waits: a patient's numbers one by one took a fifth of the time of registering one.
ALTER INDEX "name_words_keys_index" SET (fastupdate = true, gin_pending_list_limit = 64);--> statement-breakpoint
ALTER INDEX "patient_words_number_index" SET (fastupdate = true, gin_pending_list_limit = 64);
