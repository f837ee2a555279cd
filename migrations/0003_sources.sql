CREATE TABLE "gateway_notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"said" text NOT NULL,
	"document" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"processed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "refused_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"origin" text NOT NULL,
	"reason" text NOT NULL,
	"excerpt" text NOT NULL,
	"times" integer NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"paused" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secrets" text NOT NULL,
	"fingerprints" jsonb NOT NULL,
	"shop_public_keys" jsonb NOT NULL,
	"cursor" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"export_closed" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_pull_at" timestamp with time zone NOT NULL,
	"last_success_at" timestamp with time zone,
	"last_row_at" timestamp with time zone,
	"failures" integer NOT NULL,
	"problem" jsonb,
	"problem_at" timestamp with time zone,
	"rows_total" bigint NOT NULL,
	"rows_last_pull" integer NOT NULL,
	"look_up_hour" timestamp with time zone,
	"look_ups_used" integer NOT NULL,
	"look_up_problem" jsonb,
	"look_up_problem_at" timestamp with time zone,
	"look_up_not_before" timestamp with time zone,
	"turned_away_at" timestamp with time zone,
	"turned_away_reason" text
);
--> statement-breakpoint
ALTER TABLE "gateway_notifications" ADD CONSTRAINT "gateway_notifications_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_documents" ADD CONSTRAINT "refused_documents_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gateway_notifications_digest" ON "gateway_notifications" USING btree ("source_id","digest");--> statement-breakpoint
CREATE INDEX "gateway_notifications_waiting" ON "gateway_notifications" USING btree ("received_at","id") WHERE "gateway_notifications"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "gateway_notifications_received" ON "gateway_notifications" USING btree ("source_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refused_documents_digest" ON "refused_documents" USING btree ("source_id","digest");--> statement-breakpoint
CREATE INDEX "refused_documents_seen" ON "refused_documents" USING btree ("source_id","first_seen_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_key" ON "sources" USING btree ("key");