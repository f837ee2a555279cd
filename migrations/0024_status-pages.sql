CREATE TABLE "day_states" (
	"component" text NOT NULL,
	"day" text NOT NULL,
	"state" text NOT NULL,
	"works_minutes" integer NOT NULL,
	"degraded_minutes" integer NOT NULL,
	"partial_minutes" integer NOT NULL,
	"major_minutes" integer NOT NULL,
	"incident_ids" uuid[] NOT NULL,
	CONSTRAINT "day_states_component_day_pk" PRIMARY KEY("component","day")
);
--> statement-breakpoint
CREATE TABLE "frozen_days" (
	"day" text PRIMARY KEY NOT NULL,
	"zone" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "status_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"label" text NOT NULL,
	"shows_limits" boolean NOT NULL,
	"takes_reports" boolean NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"opens" integer NOT NULL,
	"last_opened_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "day_states" ADD CONSTRAINT "day_states_day_frozen_days_day_fk" FOREIGN KEY ("day") REFERENCES "public"."frozen_days"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_links" ADD CONSTRAINT "status_links_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_links" ADD CONSTRAINT "status_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "day_states_day" ON "day_states" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "status_links_token" ON "status_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "status_links_merchant" ON "status_links" USING btree ("merchant_id");