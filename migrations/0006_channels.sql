CREATE TABLE "blocked_senders" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"reason" text NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	"blocked_by" text NOT NULL,
	CONSTRAINT "blocked_senders_kind_value_pk" PRIMARY KEY("kind","value")
);
--> statement-breakpoint
CREATE TABLE "channel_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secrets" text NOT NULL,
	"fingerprints" jsonb NOT NULL,
	"paused" boolean NOT NULL,
	"cursor" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"problem" jsonb,
	"problem_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "channel_tallies" (
	"account_id" uuid NOT NULL,
	"word" text NOT NULL,
	"shard" integer NOT NULL,
	"count" bigint NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_tallies_account_id_word_shard_pk" PRIMARY KEY("account_id","word","shard")
);
--> statement-breakpoint
CREATE TABLE "file_chunks" (
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_file_id_position_pk" PRIMARY KEY("file_id","position")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"digest" "bytea",
	"state" text NOT NULL,
	"added_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"provider_ref" text,
	"attempts" integer NOT NULL,
	"due_at" timestamp with time zone,
	"stream" text
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"delivery_key" text NOT NULL,
	"lane" text NOT NULL,
	"state" text NOT NULL,
	"said" jsonb NOT NULL,
	"original" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"repeats" integer NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"reason" text,
	"dismissed_at" timestamp with time zone,
	"ticket_id" uuid,
	"message_id" uuid
);
--> statement-breakpoint
CREATE TABLE "outbound" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"address" text NOT NULL,
	"content" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"sent_at" timestamp with time zone,
	"provider_message_id" text,
	"failure" jsonb,
	"stream" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_tallies" ADD CONSTRAINT "channel_tallies_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound" ADD CONSTRAINT "outbound_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_accounts_key" ON "channel_accounts" USING btree ("key");--> statement-breakpoint
CREATE INDEX "files_digest" ON "files" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "files_waiting" ON "files" USING btree ("due_at") WHERE "files"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_delivery" ON "inbound" USING btree ("account_id","delivery_key");--> statement-breakpoint
CREATE INDEX "inbound_waiting" ON "inbound" USING btree ("received_at","id") WHERE "inbound"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbound_set_aside" ON "inbound" USING btree ("received_at","id") WHERE "inbound"."state" in ('quarantined', 'failed');--> statement-breakpoint
CREATE INDEX "inbound_lane" ON "inbound" USING btree ("account_id","lane","received_at","id") WHERE "inbound"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "outbound_due" ON "outbound" USING btree ("due_at","id") WHERE "outbound"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_lane" ON "outbound" USING btree ("account_id","address","created_at") WHERE "outbound"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_provider" ON "outbound" USING btree ("account_id","provider_message_id");--> statement-breakpoint
CREATE INDEX "outbound_unknown" ON "outbound" USING btree ("due_at") WHERE "outbound"."state" = 'unknown';