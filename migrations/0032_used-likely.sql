ALTER TABLE "limit_forecasts" ADD COLUMN "used_likely" bigint;--> statement-breakpoint
UPDATE "limit_forecasts" SET "used_likely" = ("used_low" + "used_high") / 2;--> statement-breakpoint
ALTER TABLE "limit_forecasts" ALTER COLUMN "used_likely" SET NOT NULL;
