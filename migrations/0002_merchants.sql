CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text,
	"note" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_identities_kind_value_pk" PRIMARY KEY("kind","value")
);
--> statement-breakpoint
CREATE TABLE "merchant_contacts" (
	"merchant_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "merchant_contacts_merchant_id_contact_id_pk" PRIMARY KEY("merchant_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "merchants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint,
	"name" text,
	"vertical" text,
	"language" text,
	"account_manager_id" uuid,
	"note" text NOT NULL,
	"merged_into" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" integer PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"name" text,
	"domain" text,
	"cms" text,
	"language" text,
	"account_manager_id" uuid,
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_contacts" ADD CONSTRAINT "merchant_contacts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_contacts" ADD CONSTRAINT "merchant_contacts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_account_manager_id_people_id_fk" FOREIGN KEY ("account_manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_account_manager_id_people_id_fk" FOREIGN KEY ("account_manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_identities_contact" ON "contact_identities" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "merchant_contacts_contact" ON "merchant_contacts" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merchants_number" ON "merchants" USING btree ("number");--> statement-breakpoint
CREATE INDEX "merchants_name" ON "merchants" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "merchants_account_manager" ON "merchants" USING btree ("account_manager_id");--> statement-breakpoint
CREATE INDEX "shops_merchant" ON "shops" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "shops_domain" ON "shops" USING btree ("domain");--> statement-breakpoint
CREATE INDEX "shops_account_manager" ON "shops" USING btree ("account_manager_id");