-- What is new waits in a list and goes into the index all together: at its usual size every four thousandth message waited 100 ms for it.
ALTER INDEX "messages_words" SET (gin_pending_list_limit = 128);--> statement-breakpoint
ALTER INDEX "messages_files" SET (gin_pending_list_limit = 128);
