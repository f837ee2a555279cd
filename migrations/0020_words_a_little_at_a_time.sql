-- What is new waits in a list and goes into the index all together: at its usual size one message now and then waited 100 ms for thousands of others.
ALTER INDEX "messages_words" SET (gin_pending_list_limit = 128);--> statement-breakpoint
ALTER INDEX "messages_files" SET (gin_pending_list_limit = 128);
