DROP INDEX "invitations_created";--> statement-breakpoint
DROP INDEX "sessions_person";--> statement-breakpoint
DROP INDEX "transactions_at";--> statement-breakpoint
CREATE INDEX "invitations_created" ON "invitations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","started_at") WHERE "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "transactions_at" ON "transactions" USING btree ("partition_at");