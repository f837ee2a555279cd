CREATE TABLE "binding_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"contact_id" uuid,
	"transaction_uid" text,
	"made_by" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bound_payers" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"transaction_uid" text NOT NULL,
	"bound_at" timestamp with time zone NOT NULL,
	"link_made_by" uuid,
	CONSTRAINT "bound_payers_kind_value_transaction_uid_pk" PRIMARY KEY("kind","value","transaction_uid")
);
--> statement-breakpoint
ALTER TABLE "channel_accounts" ADD COLUMN "bot_name" text;--> statement-breakpoint
ALTER TABLE "binding_links" ADD CONSTRAINT "binding_links_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;