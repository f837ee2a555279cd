CREATE TABLE "log_origins" (
	"origin" text PRIMARY KEY NOT NULL,
	"heard_until" timestamp with time zone NOT NULL,
	"judged_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop_log_origins" (
	"shop_id" integer NOT NULL,
	"origin" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shop_log_origins_shop_id_origin_pk" PRIMARY KEY("shop_id","origin")
);
--> statement-breakpoint
CREATE INDEX "shop_log_origins_origin" ON "shop_log_origins" USING btree ("origin");