DROP INDEX "transactions_tracking";--> statement-breakpoint
DROP INDEX "transactions_auth_code";--> statement-breakpoint
DROP INDEX "transactions_email";--> statement-breakpoint
DROP INDEX "transactions_phone";--> statement-breakpoint
ALTER TABLE "transactions" ADD COLUMN "phone_key" text COLLATE "C" GENERATED ALWAYS AS ("right"(regexp_replace(customer_phone, '[^0-9]', '', 'g'), 9)) STORED;--> statement-breakpoint
CREATE INDEX "transactions_tracking" ON "transactions" USING btree ("tracking_id") WHERE "transactions"."tracking_id" is not null;--> statement-breakpoint
CREATE INDEX "transactions_auth_code" ON "transactions" USING btree ("auth_code") WHERE "transactions"."auth_code" is not null;--> statement-breakpoint
CREATE INDEX "transactions_email" ON "transactions" USING hash ("customer_email") WHERE "transactions"."customer_email" is not null;--> statement-breakpoint
CREATE INDEX "transactions_phone" ON "transactions" USING btree ("phone_key") WHERE "transactions"."phone_key" is not null;