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
CREATE UNIQUE INDEX "templates_short_name" ON "templates" USING btree ("short_name");