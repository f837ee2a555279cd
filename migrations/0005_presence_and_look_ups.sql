CREATE TABLE "presence" (
	"stream" text NOT NULL,
	"person_id" text NOT NULL,
	"node" text NOT NULL,
	"mode" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "presence_stream_person_id_node_pk" PRIMARY KEY("stream","person_id","node")
);
--> statement-breakpoint
CREATE INDEX "transactions_untold" ON "transactions" USING btree ("partition_at") WHERE "transactions"."best_source" in ('file', 'list', 'export', 'report') and "transactions"."shop_id" is not null;