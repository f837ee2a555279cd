CREATE TABLE "module_facts" (
	"shop_id" integer NOT NULL,
	"key" text NOT NULL,
	"source" text NOT NULL,
	"value" text NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"place" text,
	"line" integer,
	CONSTRAINT "module_facts_shop_id_key_source_pk" PRIMARY KEY("shop_id","key","source")
);
--> statement-breakpoint
CREATE TABLE "module_findings" (
	"shop_id" integer NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"severity" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"params" jsonb NOT NULL,
	"report_id" uuid,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "module_findings_shop_id_rule_subject_pk" PRIMARY KEY("shop_id","rule","subject")
);
--> statement-breakpoint
CREATE TABLE "module_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shop_id" integer,
	"ticket_id" uuid,
	"message_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"bytes" integer NOT NULL,
	"missing" jsonb NOT NULL,
	"taken_by" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_shops" (
	"shop_id" integer PRIMARY KEY NOT NULL,
	"cms" text,
	"cms_version" text,
	"module" text,
	"module_version" text,
	"worst" smallint NOT NULL,
	"findings" integer NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"judged_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "module_reports_shop" ON "module_reports" USING btree ("shop_id","taken_at") WHERE "module_reports"."shop_id" is not null;--> statement-breakpoint
CREATE INDEX "module_reports_ticket" ON "module_reports" USING btree ("ticket_id","taken_at") WHERE "module_reports"."ticket_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "module_reports_message" ON "module_reports" USING btree ("message_id") WHERE "module_reports"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "module_shops_worst" ON "module_shops" USING btree ("worst","shop_id");