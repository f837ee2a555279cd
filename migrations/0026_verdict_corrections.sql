CREATE TABLE "verdict_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uid" text NOT NULL,
	"cause" text NOT NULL,
	"side" text NOT NULL,
	"note" text NOT NULL,
	"rule" text NOT NULL,
	"was_cause" text NOT NULL,
	"was_side" text NOT NULL,
	"was_certainty" text NOT NULL,
	"facts_key" text NOT NULL,
	"corrected_at" timestamp with time zone NOT NULL,
	"corrected_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "support_email" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "support_phone" text;--> statement-breakpoint
ALTER TABLE "verdict_corrections" ADD CONSTRAINT "verdict_corrections_corrected_by_people_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_corrections_standing" ON "verdict_corrections" USING btree ("uid") WHERE "verdict_corrections"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "verdict_corrections_rule" ON "verdict_corrections" USING btree ("rule","corrected_at");--> statement-breakpoint
CREATE INDEX "verdict_corrections_at" ON "verdict_corrections" USING btree ("corrected_at");