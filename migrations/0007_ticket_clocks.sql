CREATE TABLE "channel_tallies" (
	"account_id" uuid NOT NULL,
	"word" text NOT NULL,
	"shard" integer NOT NULL,
	"count" bigint NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_tallies_account_id_word_shard_pk" PRIMARY KEY("account_id","word","shard")
);
--> statement-breakpoint
CREATE TABLE "reach_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reaches" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"address" text NOT NULL,
	"bound_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "inbound_account";--> statement-breakpoint
DROP INDEX "calls_ticket";--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "digest" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ALTER COLUMN "due_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "provider_ref" text;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "attempts" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "stream" text;--> statement-breakpoint
ALTER TABLE "shift_overrides" ADD COLUMN "place" text NOT NULL;--> statement-breakpoint
ALTER TABLE "shift_overrides" ADD COLUMN "taken_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shift_rules" ADD COLUMN "zone" text NOT NULL;--> statement-breakpoint
ALTER TABLE "shift_rules" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "since" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('russian', left(coalesce("subject", '') || ' ' || "text", 20000)) || to_tsvector('english', left(coalesce("subject", '') || ' ' || "text", 20000)) || to_tsvector('simple', left(coalesce("subject", '') || ' ' || "text", 20000))) STORED;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "answer_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "unread_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channel_tallies" ADD CONSTRAINT "channel_tallies_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reaches" ADD CONSTRAINT "reaches_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_waiting" ON "files" USING btree ("due_at") WHERE "files"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbound_lane" ON "inbound" USING btree ("account_id","lane","received_at","id") WHERE "inbound"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "calls_step" ON "calls" USING btree ("ticket_id","since","step");--> statement-breakpoint
CREATE INDEX "messages_album" ON "messages" USING btree ("conversation_id","album") WHERE "messages"."album" is not null;--> statement-breakpoint
CREATE INDEX "messages_words" ON "messages" USING gin ("words");--> statement-breakpoint
CREATE INDEX "tickets_assigned" ON "tickets" USING btree ("assignee_id","assigned_at");--> statement-breakpoint
CREATE INDEX "tickets_unread" ON "tickets" USING btree ("unread_since") WHERE "tickets"."unread_since" is not null;--> statement-breakpoint
CREATE INDEX "tickets_snoozed" ON "tickets" USING btree ("snoozed_until") WHERE "tickets"."snoozed_until" is not null;--> statement-breakpoint
ALTER TABLE "channel_accounts" DROP COLUMN "last_received_at";--> statement-breakpoint
ALTER TABLE "tickets" DROP COLUMN "is_unread";