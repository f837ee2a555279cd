CREATE TABLE "host_turns" (
	"host" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone,
	"holder" text,
	"pleas" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hourly_budgets" (
	"owner" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "hourly_budgets_owner_hour_pk" PRIMARY KEY("owner","hour")
);
--> statement-breakpoint
CREATE TABLE "probed_shops" (
	"shop_id" integer PRIMARY KEY NOT NULL,
	"host" text,
	"proven_by" text,
	"proven_at" timestamp with time zone,
	"next_look_at" timestamp with time zone NOT NULL,
	"heartbeat_at" timestamp with time zone,
	"heartbeat_seconds" integer
);
--> statement-breakpoint
CREATE TABLE "probes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shop_id" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"refusal" text,
	"sight" jsonb,
	"findings" jsonb NOT NULL,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "module_posts" (
	"shop_id" integer NOT NULL,
	"post_id" text NOT NULL,
	"kind" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "module_posts_shop_id_post_id_pk" PRIMARY KEY("shop_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "shop_settings" (
	"shop_id" integer PRIMARY KEY NOT NULL,
	"settings" jsonb,
	"origin" text,
	"observed_at" timestamp with time zone,
	"next_pull_at" timestamp with time zone NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE INDEX "probed_shops_next" ON "probed_shops" USING btree ("next_look_at");--> statement-breakpoint
CREATE INDEX "probes_shop" ON "probes" USING btree ("shop_id","kind","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "probes_pending" ON "probes" USING btree ("shop_id") WHERE "probes"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "probes_waiting" ON "probes" USING btree ("asked_at","id") WHERE "probes"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "probes_asked" ON "probes" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "module_posts_received" ON "module_posts" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "shop_settings_next" ON "shop_settings" USING btree ("next_pull_at");