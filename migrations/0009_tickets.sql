CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"step" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
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
	"pieces" jsonb,
	"edited_at" timestamp with time zone,
	"revisions" jsonb NOT NULL,
	"inbound_id" uuid,
	"proof" jsonb,
	"before" jsonb,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('russian', left(coalesce("subject", '') || ' ' || "text", 20000)) || to_tsvector('english', left(coalesce("subject", '') || ' ' || "text", 20000)) || to_tsvector('simple', left(coalesce("subject", '') || ' ' || "text", 20000))) STORED
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
	"answer_due_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	"due_kind" text NOT NULL,
	"snoozed_until" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"promise" text,
	"waiting_on" text,
	"unread_since" timestamp with time zone,
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
ALTER TABLE "calls" ADD CONSTRAINT "calls_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reaches" ADD CONSTRAINT "reaches_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calls_step" ON "calls" USING btree ("ticket_id","since","step");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_address" ON "conversations" USING btree ("account_id","address");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "messages_ticket" ON "messages" USING btree ("ticket_id","at","id");--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("conversation_id","provider_message_id");--> statement-breakpoint
CREATE INDEX "messages_provider_id" ON "messages" USING btree ("provider_message_id");--> statement-breakpoint
CREATE INDEX "messages_album" ON "messages" USING btree ("conversation_id","album") WHERE "messages"."album" is not null;--> statement-breakpoint
CREATE INDEX "messages_words" ON "messages" USING gin ("words");--> statement-breakpoint
CREATE INDEX "messages_files" ON "messages" USING gin ("files" jsonb_path_ops) WHERE "messages"."files" <> '[]'::jsonb;--> statement-breakpoint
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
CREATE INDEX "tickets_merged" ON "tickets" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "tickets_assigned" ON "tickets" USING btree ("assignee_id","assigned_at");--> statement-breakpoint
CREATE INDEX "tickets_unread" ON "tickets" USING btree ("unread_since") WHERE "tickets"."unread_since" is not null;--> statement-breakpoint
CREATE INDEX "tickets_snoozed" ON "tickets" USING btree ("snoozed_until") WHERE "tickets"."snoozed_until" is not null;