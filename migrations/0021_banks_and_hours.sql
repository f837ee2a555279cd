CREATE TABLE "acquirers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"code_book" text,
	"hours" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"settlement" jsonb,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terminals" (
	"id" text PRIMARY KEY NOT NULL,
	"acquirer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_bin_hours" (
	"hour" timestamp with time zone NOT NULL,
	"bin" text COLLATE "C" NOT NULL,
	"attempts" integer NOT NULL,
	"declined" integer NOT NULL,
	CONSTRAINT "transaction_bin_hours_hour_bin_pk" PRIMARY KEY("hour","bin")
);
--> statement-breakpoint
CREATE TABLE "transaction_hours" (
	"hour" timestamp with time zone NOT NULL,
	"gateway_id" text COLLATE "C" NOT NULL,
	"shop_id" integer NOT NULL,
	"method_type" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"test" boolean NOT NULL,
	"payments" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"amount_squares" double precision NOT NULL,
	"greatest_minor" bigint NOT NULL,
	CONSTRAINT "transaction_hours_key" PRIMARY KEY("hour","gateway_id","shop_id","method_type","type","status","code","currency","test")
);
--> statement-breakpoint
CREATE TABLE "transaction_hours_read" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"read_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_stale_hours" (
	"hour" timestamp with time zone PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_acquirer_id_acquirers_id_fk" FOREIGN KEY ("acquirer_id") REFERENCES "public"."acquirers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "acquirers_name" ON "acquirers" USING btree ("name");--> statement-breakpoint
CREATE INDEX "terminals_acquirer" ON "terminals" USING btree ("acquirer_id");--> statement-breakpoint
CREATE INDEX "transaction_bin_hours_bin" ON "transaction_bin_hours" USING btree ("bin","hour");--> statement-breakpoint
CREATE INDEX "transaction_hours_gateway" ON "transaction_hours" USING btree ("gateway_id","hour");--> statement-breakpoint
CREATE INDEX "transaction_hours_shop" ON "transaction_hours" USING btree ("shop_id","hour");--> statement-breakpoint
CREATE INDEX "transactions_changed" ON "transactions" USING brin ("changed_at") WITH (pages_per_range=32,autosummarize=on);