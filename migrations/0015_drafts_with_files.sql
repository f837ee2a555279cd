ALTER TABLE "files" ADD COLUMN "missing_why" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "files" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "before_close" jsonb;