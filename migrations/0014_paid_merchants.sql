ALTER TABLE "tickets" ADD COLUMN "paid_merchant_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "paid_merchant_name" text;--> statement-breakpoint
UPDATE "tickets" SET "paid_merchant_id" = "merchants"."id", "paid_merchant_name" = "merchants"."name"
FROM "transaction_keys"
JOIN "transactions" ON "transactions"."uid" = "transaction_keys"."uid" AND "transactions"."partition_at" = "transaction_keys"."partition_at"
JOIN "shops" ON "shops"."id" = "transactions"."shop_id"
JOIN "merchants" ON "merchants"."id" = "shops"."merchant_id"
WHERE "transaction_keys"."uid" = "tickets"."transaction_uid";--> statement-breakpoint
CREATE INDEX "tickets_paid_merchant" ON "tickets" USING btree ("paid_merchant_id","last_inbound_at") WHERE "tickets"."paid_merchant_id" is not null;