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
	"last_received_at" timestamp with time zone,
	"last_sent_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"problem" jsonb,
	"problem_at" timestamp with time zone
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
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"added_by" uuid,
	"created_at" timestamp with time zone NOT NULL
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
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"short_name" text NOT NULL,
	"title" text NOT NULL,
	"audience" text NOT NULL,
	"texts" jsonb NOT NULL,
	"used" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rota_feeds" (
	"person_id" uuid NOT NULL,
	"whose" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_read_at" timestamp with time zone,
	CONSTRAINT "rota_feeds_person_id_whose_pk" PRIMARY KEY("person_id","whose")
);
--> statement-breakpoint
CREATE TABLE "shift_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"instead_of" uuid,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_pauses" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"start" text NOT NULL,
	"end" text NOT NULL,
	"from_date" text,
	"to_date" text,
	"place" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"step" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"contact_id" uuid,
	"merchant_id" uuid,
	"bound_by" uuid,
	"bound_reason" text,
	"is_reachable" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"ticket_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"other" text,
	CONSTRAINT "drafts_ticket_id_person_id_kind_pk" PRIMARY KEY("ticket_id","person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"conversation_id" uuid,
	"direction" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"author_name" text NOT NULL,
	"author_id" uuid,
	"contact_id" uuid,
	"subject" text,
	"text" text NOT NULL,
	"quoted" text,
	"html" text,
	"files" jsonb NOT NULL,
	"automatic" text,
	"provider_message_id" text,
	"album" text,
	"edited_at" timestamp with time zone,
	"revisions" jsonb NOT NULL,
	"inbound_id" uuid
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"by_id" uuid,
	"by_name" text,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tickets_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"status" text NOT NULL,
	"topic" text NOT NULL,
	"topic_by_hand" boolean NOT NULL,
	"subject" text NOT NULL,
	"channel" text NOT NULL,
	"account_id" uuid,
	"conversation_id" uuid,
	"contact_id" uuid,
	"writer_side" text NOT NULL,
	"writer_name" text NOT NULL,
	"merchant_id" uuid,
	"merchant_name" text,
	"language" text NOT NULL,
	"last_line" text NOT NULL,
	"last_inbound_at" timestamp with time zone NOT NULL,
	"last_inbound_id" uuid,
	"assignee_id" uuid,
	"assignee_name" text,
	"assigned_at" timestamp with time zone,
	"assigned_by_hand" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"due_kind" text NOT NULL,
	"snoozed_until" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"promise" text,
	"waiting_on" text,
	"is_unread" boolean NOT NULL,
	"has_undelivered" boolean NOT NULL,
	"transaction_uid" text,
	"proof_level" text NOT NULL,
	"proof_why" text[] NOT NULL,
	"proof_raised_by" text,
	"proof_raised_reason" text,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid,
	"first_answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"merged_into" uuid,
	"merged_at" timestamp with time zone,
	"possibly_continues" uuid,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound" ADD CONSTRAINT "outbound_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rota_feeds" ADD CONSTRAINT "rota_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_overrides" ADD CONSTRAINT "shift_overrides_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_overrides" ADD CONSTRAINT "shift_overrides_instead_of_people_id_fk" FOREIGN KEY ("instead_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_pauses" ADD CONSTRAINT "shift_pauses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_rules" ADD CONSTRAINT "shift_rules_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_accounts_key" ON "channel_accounts" USING btree ("key");--> statement-breakpoint
CREATE INDEX "files_digest" ON "files" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_delivery" ON "inbound" USING btree ("account_id","delivery_key");--> statement-breakpoint
CREATE INDEX "inbound_waiting" ON "inbound" USING btree ("received_at","id") WHERE "inbound"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbound_set_aside" ON "inbound" USING btree ("received_at","id") WHERE "inbound"."state" in ('quarantined', 'failed');--> statement-breakpoint
CREATE INDEX "inbound_account" ON "inbound" USING btree ("account_id","state");--> statement-breakpoint
CREATE INDEX "outbound_due" ON "outbound" USING btree ("due_at","id") WHERE "outbound"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_lane" ON "outbound" USING btree ("account_id","address","created_at") WHERE "outbound"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_provider" ON "outbound" USING btree ("account_id","provider_message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_short_name" ON "templates" USING btree ("short_name");--> statement-breakpoint
CREATE UNIQUE INDEX "rota_feeds_token" ON "rota_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "shift_overrides_end" ON "shift_overrides" USING btree ("end_at");--> statement-breakpoint
CREATE INDEX "shift_rules_person" ON "shift_rules" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "calls_ticket" ON "calls" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_address" ON "conversations" USING btree ("account_id","address");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "messages_ticket" ON "messages" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("conversation_id","provider_message_id");--> statement-breakpoint
CREATE INDEX "messages_provider_id" ON "messages" USING btree ("provider_message_id");--> statement-breakpoint
CREATE INDEX "notes_ticket" ON "notes" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE INDEX "ticket_events_ticket" ON "ticket_events" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_number" ON "tickets" USING btree ("number");--> statement-breakpoint
CREATE INDEX "tickets_queue" ON "tickets" USING btree ("due_at","id") WHERE "tickets"."status" <> 'done';--> statement-breakpoint
CREATE INDEX "tickets_queue_of" ON "tickets" USING btree ("assignee_id","due_at","id") WHERE "tickets"."status" <> 'done';--> statement-breakpoint
CREATE INDEX "tickets_status" ON "tickets" USING btree ("status","due_at","id") WHERE "tickets"."status" <> 'done';--> statement-breakpoint
CREATE INDEX "tickets_newest" ON "tickets" USING btree ("last_inbound_at","id");--> statement-breakpoint
CREATE INDEX "tickets_conversation" ON "tickets" USING btree ("conversation_id","last_inbound_at");--> statement-breakpoint
CREATE INDEX "tickets_contact" ON "tickets" USING btree ("contact_id","last_inbound_at");--> statement-breakpoint
CREATE INDEX "tickets_merchant" ON "tickets" USING btree ("merchant_id","last_inbound_at");--> statement-breakpoint
CREATE INDEX "tickets_transaction" ON "tickets" USING btree ("transaction_uid");--> statement-breakpoint
CREATE INDEX "tickets_merged" ON "tickets" USING btree ("merged_into");