-- By hand: months as partitions with a default one, text that compares as bytes, and the columns that counts by code read from the index alone.
CREATE TABLE "transaction_documents" (
	"uid" text COLLATE "C" NOT NULL,
	"partition_at" timestamp with time zone NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"stamp" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"document" text COLLATE "C" NOT NULL,
	CONSTRAINT "transaction_documents_uid_source_partition_at_pk" PRIMARY KEY("uid","source","partition_at")
) PARTITION BY RANGE ("partition_at");
--> statement-breakpoint
CREATE TABLE "transaction_documents_default" PARTITION OF "transaction_documents" DEFAULT;
--> statement-breakpoint
CREATE TABLE "transaction_enrichments" (
	"uid" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop_id" integer,
	"state" text COLLATE "C" NOT NULL,
	"priority" smallint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" smallint NOT NULL,
	"last_error" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "transaction_import_refusals" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"excerpt" text COLLATE "C" NOT NULL,
	CONSTRAINT "transaction_import_refusals_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "transaction_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"fingerprint" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"encoding" text COLLATE "C",
	"delimiter" text COLLATE "C",
	"header" text COLLATE "C",
	"next_offset" bigint NOT NULL,
	"lines_taken" integer NOT NULL,
	"inserted" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"refused" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_keys" (
	"uid" text COLLATE "C" PRIMARY KEY NOT NULL,
	"partition_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_months" (
	"month" text COLLATE "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction_orders" (
	"value" text COLLATE "C" NOT NULL,
	"uid" text COLLATE "C" NOT NULL,
	"partition_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transaction_orders_value_uid_pk" PRIMARY KEY("value","uid")
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"uid" text COLLATE "C" NOT NULL,
	"partition_at" timestamp with time zone NOT NULL,
	"merchant_id" uuid,
	"first_heard_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"stamp" text COLLATE "C" NOT NULL,
	"lesser_stamps" text COLLATE "C",
	"best_source" text COLLATE "C" NOT NULL,
	"status_since" timestamp with time zone,
	"status_heard_from" text COLLATE "C",
	"status_heard_at" timestamp with time zone,
	"other_statuses" text COLLATE "C",
	"shop_id" integer,
	"merchant_number" bigint,
	"type" text COLLATE "C",
	"status" text COLLATE "C",
	"raw_status" text COLLATE "C",
	"code" text COLLATE "C",
	"message" text COLLATE "C",
	"friendly_message" text COLLATE "C",
	"amount_minor" bigint,
	"currency" text COLLATE "C",
	"description" text COLLATE "C",
	"tracking_id" text COLLATE "C",
	"test" boolean,
	"language" text COLLATE "C",
	"parent_uid" text COLLATE "C",
	"reason" text COLLATE "C",
	"recurring_type" text COLLATE "C",
	"method_type" text COLLATE "C",
	"created_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"psp_settled_at" timestamp with time zone,
	"manually_corrected_at" timestamp with time zone,
	"card_bin" text COLLATE "C",
	"card_last4" text COLLATE "C",
	"card_brand" text COLLATE "C",
	"card_holder" text COLLATE "C",
	"card_stamp" text COLLATE "C",
	"card_country" text COLLATE "C",
	"card_issuer" text COLLATE "C",
	"card_product" text COLLATE "C",
	"card_token_provider" text COLLATE "C",
	"auth_code" text COLLATE "C",
	"bank_code" text COLLATE "C",
	"bank_message" text COLLATE "C",
	"rrn" text COLLATE "C",
	"ref_id" text COLLATE "C",
	"descriptor" text COLLATE "C",
	"gateway_id" text COLLATE "C",
	"three_ds_status" text COLLATE "C",
	"three_ds_message" text COLLATE "C",
	"three_ds_ve" text COLLATE "C",
	"three_ds_pa" text COLLATE "C",
	"three_ds_eci" text COLLATE "C",
	"three_ds_fail_reason" text COLLATE "C",
	"protection" text COLLATE "C",
	"customer_email" text COLLATE "C",
	"customer_phone" text COLLATE "C",
	"phone_key" text COLLATE "C" GENERATED ALWAYS AS ("right"(regexp_replace(customer_phone, '[^0-9]', '', 'g'), 9)) STORED,
	"customer_ip" text COLLATE "C",
	"customer_name" text COLLATE "C",
	"checkout_token" text COLLATE "C",
	"platform" text COLLATE "C",
	"integration" text COLLATE "C",
	"erip_account" text COLLATE "C",
	"erip_service_no" text COLLATE "C",
	"oddities" text COLLATE "C",
	CONSTRAINT "transactions_uid_partition_at_pk" PRIMARY KEY("uid","partition_at")
) PARTITION BY RANGE ("partition_at");
--> statement-breakpoint
CREATE TABLE "transactions_default" PARTITION OF "transactions" DEFAULT;
--> statement-breakpoint
ALTER TABLE "transaction_import_refusals" ADD CONSTRAINT "transaction_import_refusals_import_id_transaction_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."transaction_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transaction_enrichments_due" ON "transaction_enrichments" USING btree ("state","priority","due_at");--> statement-breakpoint
CREATE INDEX "transaction_imports_started" ON "transaction_imports" USING btree ("started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "transaction_imports_open" ON "transaction_imports" USING btree ("fingerprint","size_bytes") WHERE "transaction_imports"."state" = 'open';--> statement-breakpoint
CREATE INDEX "transactions_at" ON "transactions" USING btree ("partition_at");--> statement-breakpoint
CREATE INDEX "transactions_shop" ON "transactions" USING btree ("shop_id","partition_at") INCLUDE ("code","status","amount_minor","currency");--> statement-breakpoint
CREATE INDEX "transactions_amount" ON "transactions" USING btree ("amount_minor","partition_at");--> statement-breakpoint
CREATE INDEX "transactions_tracking" ON "transactions" USING btree ("tracking_id") WHERE "transactions"."tracking_id" is not null;--> statement-breakpoint
CREATE INDEX "transactions_rrn" ON "transactions" USING btree ("rrn") WHERE "transactions"."rrn" is not null;--> statement-breakpoint
CREATE INDEX "transactions_auth_code" ON "transactions" USING btree ("auth_code") WHERE "transactions"."auth_code" is not null;--> statement-breakpoint
CREATE INDEX "transactions_card" ON "transactions" USING btree ("card_last4","partition_at","card_bin") WHERE "transactions"."card_last4" is not null;--> statement-breakpoint
CREATE INDEX "transactions_email" ON "transactions" USING hash ("customer_email") WHERE "transactions"."customer_email" is not null;--> statement-breakpoint
CREATE INDEX "transactions_phone" ON "transactions" USING btree ("phone_key") WHERE "transactions"."phone_key" is not null;--> statement-breakpoint
CREATE INDEX "transactions_checkout_token" ON "transactions" USING hash ("checkout_token") WHERE "transactions"."checkout_token" is not null;--> statement-breakpoint
CREATE INDEX "transactions_erip" ON "transactions" USING btree ("erip_account") WHERE "transactions"."erip_account" is not null;--> statement-breakpoint
CREATE INDEX "transactions_parent" ON "transactions" USING btree ("parent_uid") WHERE "transactions"."parent_uid" is not null;