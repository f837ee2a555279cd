CREATE TABLE "limit_alerts" (
	"limit_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"level" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"cleared_at" timestamp with time zone,
	"used_high" bigint NOT NULL,
	"cap" bigint NOT NULL,
	"p_before_bank_opens" real,
	CONSTRAINT "limit_alerts_limit_id_window_start_level_pk" PRIMARY KEY("limit_id","window_start","level")
);
--> statement-breakpoint
CREATE TABLE "limit_forecasts" (
	"limit_id" uuid PRIMARY KEY NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"window_start" timestamp with time zone,
	"window_end" timestamp with time zone,
	"used_low" bigint NOT NULL,
	"used_high" bigint NOT NULL,
	"cap" bigint NOT NULL,
	"hidden" text,
	"p50" timestamp with time zone,
	"p_before_bank_opens" real,
	"forecast" text,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "limit_raises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"limit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_value" bigint NOT NULL,
	"wanted_until" timestamp with time zone,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid,
	"subject" text NOT NULL,
	"letter" text NOT NULL,
	"contact_name" text NOT NULL,
	"contact_address" text NOT NULL,
	"ticket_id" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"agreed_value" bigint,
	"agreed_until" timestamp with time zone,
	"said" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limit_reconciliations" (
	"source_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"gateway_type" text NOT NULL,
	"currency" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"their_count" integer NOT NULL,
	"their_minor" bigint NOT NULL,
	"our_count" integer NOT NULL,
	"our_minor" bigint NOT NULL,
	"unplaced_count" integer NOT NULL,
	"unplaced_minor" bigint NOT NULL,
	CONSTRAINT "limit_reconciliations_source_id_from_at_gateway_type_currency_pk" PRIMARY KEY("source_id","from_at","gateway_type","currency")
);
--> statement-breakpoint
CREATE TABLE "limit_tasks" (
	"limit_id" uuid NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"merchant_id" uuid NOT NULL,
	"person_id" uuid,
	"raised_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "limit_tasks_limit_id_window_start_merchant_id_pk" PRIMARY KEY("limit_id","window_start","merchant_id")
);
--> statement-breakpoint
CREATE TABLE "limit_tellings" (
	"raise_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"told_by" uuid,
	"ticket_id" uuid,
	CONSTRAINT "limit_tellings_raise_id_merchant_id_pk" PRIMARY KEY("raise_id","merchant_id")
);
--> statement-breakpoint
CREATE TABLE "limit_temporary_raises" (
	"limit_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone NOT NULL,
	"value" bigint NOT NULL,
	"raise_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"entered_by" uuid,
	CONSTRAINT "limit_temporary_raises_limit_id_entered_at_pk" PRIMARY KEY("limit_id","entered_at")
);
--> statement-breakpoint
CREATE TABLE "limit_versions" (
	"limit_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"value" bigint NOT NULL,
	"window" text NOT NULL,
	"zone" text NOT NULL,
	"reset_clock" text NOT NULL,
	"reset_day" smallint NOT NULL,
	"refunds" text NOT NULL,
	"counts_holds" boolean NOT NULL,
	"document" text NOT NULL,
	"agreed_by" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"entered_by" uuid,
	CONSTRAINT "limit_versions_limit_id_valid_from_pk" PRIMARY KEY("limit_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"ended_at" timestamp with time zone,
	"end_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recognised_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" text NOT NULL,
	"currency" text NOT NULL,
	"code" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"attempts" integer NOT NULL,
	"declined" integer NOT NULL,
	"bins" integer NOT NULL,
	"estimates" text NOT NULL,
	"limit_id" uuid
);
--> statement-breakpoint
CREATE TABLE "terminal_shops" (
	"terminal_id" text NOT NULL,
	"shop_id" integer NOT NULL,
	"currency" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "terminal_shops_terminal_id_shop_id_currency_pk" PRIMARY KEY("terminal_id","shop_id","currency")
);
--> statement-breakpoint
ALTER TABLE "limit_alerts" ADD CONSTRAINT "limit_alerts_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_forecasts" ADD CONSTRAINT "limit_forecasts_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_raises" ADD CONSTRAINT "limit_raises_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_tasks" ADD CONSTRAINT "limit_tasks_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_tellings" ADD CONSTRAINT "limit_tellings_raise_id_limit_raises_id_fk" FOREIGN KEY ("raise_id") REFERENCES "public"."limit_raises"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_temporary_raises" ADD CONSTRAINT "limit_temporary_raises_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_versions" ADD CONSTRAINT "limit_versions_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognised_limits" ADD CONSTRAINT "recognised_limits_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "limit_alerts_open" ON "limit_alerts" USING btree ("limit_id") WHERE "limit_alerts"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "limit_raises_limit" ON "limit_raises" USING btree ("limit_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "limit_raises_open" ON "limit_raises" USING btree ("limit_id") WHERE "limit_raises"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "limit_tasks_open" ON "limit_tasks" USING btree ("person_id") WHERE "limit_tasks"."done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "limits_in_force" ON "limits" USING btree ("terminal_id","currency","kind") WHERE "limits"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "limits_terminal" ON "limits" USING btree ("terminal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recognised_limits_open" ON "recognised_limits" USING btree ("terminal_id","currency","code") WHERE "recognised_limits"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "recognised_limits_terminal" ON "recognised_limits" USING btree ("terminal_id","started_at");--> statement-breakpoint
CREATE INDEX "terminal_shops_shop" ON "terminal_shops" USING btree ("shop_id","terminal_id");