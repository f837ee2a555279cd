ALTER TABLE "transaction_days" ALTER COLUMN "gateway_id" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "transaction_days" ALTER COLUMN "currency" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "transaction_days" ALTER COLUMN "type" SET DATA TYPE text COLLATE "C";
