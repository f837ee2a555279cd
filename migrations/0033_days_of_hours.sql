CREATE TABLE "transaction_days" (
	"day" timestamp with time zone NOT NULL,
	"gateway_id" text NOT NULL,
	"shop_id" integer NOT NULL,
	"currency" text NOT NULL,
	"type" text NOT NULL,
	"payments" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "transaction_days_key" PRIMARY KEY("gateway_id","shop_id","currency","day","type")
);
--> statement-breakpoint
CREATE INDEX "transaction_days_day" ON "transaction_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "transaction_hours_unplaced" ON "transaction_hours" USING btree ("shop_id","hour") WHERE "transaction_hours"."gateway_id" = '';--> statement-breakpoint
INSERT INTO "transaction_days" ("day", "gateway_id", "shop_id", "currency", "type", "payments", "amount_minor")
SELECT date_trunc('day', "hour", 'UTC'), "gateway_id", CASE WHEN "gateway_id" = '' THEN "shop_id" ELSE 0 END, "currency", "type",
  sum("payments"), sum("amount_minor")
FROM "transaction_hours" WHERE "status" = 'successful' AND NOT "test" GROUP BY 1, 2, 3, 4, 5;
