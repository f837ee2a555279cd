CREATE TABLE "merchant_terms" (
	"merchant_id" uuid NOT NULL,
	"acquirer_id" uuid NOT NULL,
	"terms" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "merchant_terms_merchant_id_acquirer_id_pk" PRIMARY KEY("merchant_id","acquirer_id")
);
--> statement-breakpoint
ALTER TABLE "merchant_terms" ADD CONSTRAINT "merchant_terms_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_terms" ADD CONSTRAINT "merchant_terms_acquirer_id_acquirers_id_fk" FOREIGN KEY ("acquirer_id") REFERENCES "public"."acquirers"("id") ON DELETE cascade ON UPDATE no action;