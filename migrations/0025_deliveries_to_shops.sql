CREATE TABLE "delivery_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"n" integer NOT NULL,
	"uid" text,
	"shop_id" integer NOT NULL,
	"merchant_id" uuid,
	"endpoint_id" uuid NOT NULL,
	"service" text NOT NULL,
	"trigger" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"url" text NOT NULL,
	"class" text NOT NULL,
	"error_text" text,
	"mark" text,
	"http_status" smallint,
	"error_code" text,
	"resolved_address" text,
	"dns_ms" integer,
	"connect_ms" integer,
	"tls_ms" integer,
	"first_byte_ms" integer,
	"total_ms" integer,
	"request_headers" text,
	"request_body" text,
	"response_headers" text,
	"response_body" text,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_days" (
	"endpoint_id" uuid NOT NULL,
	"day" text NOT NULL,
	"accepted" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "delivery_days_endpoint_id_day_pk" PRIMARY KEY("endpoint_id","day")
);
--> statement-breakpoint
CREATE TABLE "delivery_endpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shop_id" integer NOT NULL,
	"merchant_id" uuid,
	"address" text NOT NULL,
	"is_secure" boolean NOT NULL,
	"health" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"top_class" text,
	"recent_accepted" integer NOT NULL,
	"recent_failed" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"last_accepted_at" timestamp with time zone,
	"judge_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_refusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"excerpt" text NOT NULL,
	"times" integer NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_resends" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uid" text NOT NULL,
	"shop_id" integer NOT NULL,
	"batch_id" uuid,
	"state" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"said" text
);
--> statement-breakpoint
CREATE TABLE "delivery_signs" (
	"shop_id" integer NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"class" text NOT NULL,
	"http_status" smallint,
	"excerpt" text,
	CONSTRAINT "delivery_signs_shop_id_source_pk" PRIMARY KEY("shop_id","source")
);
--> statement-breakpoint
CREATE TABLE "delivery_troubles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"top_class" text NOT NULL,
	"acts_next" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_senders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"sealed_secrets" text NOT NULL,
	"fingerprints" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"stored" bigint NOT NULL,
	"duplicates" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"turned_away_at" timestamp with time zone,
	"turned_away_reason" text,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "resend_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"filter" jsonb NOT NULL,
	"per_minute" integer NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shop_notifications" (
	"event_id" text PRIMARY KEY NOT NULL,
	"uid" text,
	"shop_id" integer NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"service" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"last_class" text NOT NULL,
	"last_http_status" smallint,
	"accepted_at" timestamp with time zone,
	"next_earliest_at" timestamp with time zone,
	"next_latest_at" timestamp with time zone,
	"gives_up_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "unsent_notifications" (
	"uid" text PRIMARY KEY NOT NULL,
	"shop_id" integer NOT NULL,
	"final_at" timestamp with time zone NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_attempts_event" ON "delivery_attempts" USING btree ("event_id","n");--> statement-breakpoint
CREATE INDEX "delivery_attempts_endpoint" ON "delivery_attempts" USING btree ("endpoint_id","at","id");--> statement-breakpoint
CREATE INDEX "delivery_attempts_received" ON "delivery_attempts" USING brin ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_endpoints_address" ON "delivery_endpoints" USING btree ("shop_id","address");--> statement-breakpoint
CREATE INDEX "delivery_endpoints_judge" ON "delivery_endpoints" USING btree ("judge_at");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_refusals_digest" ON "delivery_refusals" USING btree ("origin","digest");--> statement-breakpoint
CREATE INDEX "delivery_refusals_seen" ON "delivery_refusals" USING btree ("last_seen_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_resends_in_flight" ON "delivery_resends" USING btree ("uid") WHERE "delivery_resends"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "delivery_resends_uid" ON "delivery_resends" USING btree ("uid","asked_at");--> statement-breakpoint
CREATE INDEX "delivery_resends_waiting" ON "delivery_resends" USING btree ("batch_id","id") WHERE "delivery_resends"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "delivery_resends_batch" ON "delivery_resends" USING btree ("batch_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_troubles_open" ON "delivery_troubles" USING btree ("endpoint_id") WHERE "delivery_troubles"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_troubles_endpoint" ON "delivery_troubles" USING btree ("endpoint_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "log_senders_key" ON "log_senders" USING btree ("key");--> statement-breakpoint
CREATE INDEX "resend_batches_asked" ON "resend_batches" USING btree ("asked_at","id");--> statement-breakpoint
CREATE INDEX "resend_batches_running" ON "resend_batches" USING btree ("next_at") WHERE "resend_batches"."state" = 'running';--> statement-breakpoint
CREATE INDEX "shop_notifications_uid" ON "shop_notifications" USING btree ("uid") WHERE "shop_notifications"."uid" is not null;--> statement-breakpoint
CREATE INDEX "shop_notifications_open" ON "shop_notifications" USING btree ("last_at","event_id") WHERE "shop_notifications"."accepted_at" is null;--> statement-breakpoint
CREATE INDEX "shop_notifications_endpoint" ON "shop_notifications" USING btree ("endpoint_id","last_at","event_id") WHERE "shop_notifications"."accepted_at" is null;--> statement-breakpoint
CREATE INDEX "shop_notifications_last" ON "shop_notifications" USING brin ("last_at");--> statement-breakpoint
CREATE INDEX "unsent_notifications_open" ON "unsent_notifications" USING btree ("final_at","uid") WHERE "unsent_notifications"."closed_at" is null;