ALTER TABLE "inbound" ADD COLUMN "digest" text;--> statement-breakpoint
CREATE INDEX "inbound_digest" ON "inbound" USING btree ("digest") WHERE "inbound"."digest" is not null;