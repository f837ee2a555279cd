CREATE TABLE "decline_norms" (
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"weight" double precision NOT NULL,
	"dispersion" double precision NOT NULL,
	"declined" smallint[] NOT NULL,
	"failed" smallint[] NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decline_norms_scope_kind_scope_id_pk" PRIMARY KEY("scope_kind","scope_id")
);
--> statement-breakpoint
CREATE TABLE "incident_points" (
	"incident_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"broken" integer NOT NULL,
	"expected" double precision NOT NULL,
	CONSTRAINT "incident_points_incident_id_at_pk" PRIMARY KEY("incident_id","at")
);
--> statement-breakpoint
CREATE TABLE "incident_round_tickets" (
	"round_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"seen" uuid,
	"message_id" uuid,
	"at" timestamp with time zone,
	CONSTRAINT "incident_round_tickets_round_id_ticket_id_pk" PRIMARY KEY("round_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "incident_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"is_closing" boolean NOT NULL,
	"is_automatic" boolean NOT NULL,
	"per_minute" integer NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"started_by_name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_tickets" (
	"incident_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"uid" text,
	"attached_at" timestamp with time zone NOT NULL,
	"by_id" uuid,
	"by_name" text,
	"detached_at" timestamp with time zone,
	CONSTRAINT "incident_tickets_incident_id_ticket_id_pk" PRIMARY KEY("incident_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "incident_updates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"by_id" uuid,
	"by_name" text,
	"ru" text NOT NULL,
	"en" text NOT NULL,
	"impacts" jsonb NOT NULL,
	"is_public" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "incidents_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"scope_name" text NOT NULL,
	"acquirer_id" uuid,
	"state" text NOT NULL,
	"severity" text NOT NULL,
	"outcome" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"detected_at" timestamp with time zone NOT NULL,
	"watched_to" timestamp with time zone,
	"calm_since" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"opened_by" uuid,
	"opened_by_name" text,
	"lead_id" uuid,
	"lead_name" text,
	"evidence" jsonb,
	"is_public" boolean NOT NULL,
	"every_minutes" integer,
	"is_pace_automatic" boolean NOT NULL,
	"update_due_at" timestamp with time zone,
	"merged_into" uuid,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "works" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" text NOT NULL,
	"scope_name" text NOT NULL,
	"local_start" text NOT NULL,
	"minutes" integer NOT NULL,
	"zone" text NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"ru" text NOT NULL,
	"en" text NOT NULL,
	"is_public" boolean NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"sequence" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "incident_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "incident_number" integer;--> statement-breakpoint
ALTER TABLE "incident_points" ADD CONSTRAINT "incident_points_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_round_tickets" ADD CONSTRAINT "incident_round_tickets_round_id_incident_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."incident_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_round_tickets" ADD CONSTRAINT "incident_round_tickets_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_rounds" ADD CONSTRAINT "incident_rounds_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_tickets" ADD CONSTRAINT "incident_tickets_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_tickets" ADD CONSTRAINT "incident_tickets_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_updates" ADD CONSTRAINT "incident_updates_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_round_tickets_waiting" ON "incident_round_tickets" USING btree ("round_id","ticket_id") WHERE "incident_round_tickets"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "incident_rounds_number" ON "incident_rounds" USING btree ("incident_id","number");--> statement-breakpoint
CREATE INDEX "incident_rounds_due" ON "incident_rounds" USING btree ("next_at") WHERE "incident_rounds"."state" = 'running';--> statement-breakpoint
CREATE INDEX "incident_tickets_ticket" ON "incident_tickets" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "incident_tickets_attached" ON "incident_tickets" USING btree ("incident_id","attached_at","ticket_id");--> statement-breakpoint
CREATE INDEX "incident_updates_incident" ON "incident_updates" USING btree ("incident_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_number" ON "incidents" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open" ON "incidents" USING btree ("scope_kind","scope_id") WHERE "incidents"."state" <> 'resolved';--> statement-breakpoint
CREATE INDEX "incidents_scope" ON "incidents" USING btree ("scope_kind","scope_id","started_at");--> statement-breakpoint
CREATE INDEX "incidents_started" ON "incidents" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "works_end" ON "works" USING btree ("end_at");--> statement-breakpoint
CREATE INDEX "works_scope" ON "works" USING btree ("scope_kind","scope_id","start_at");--> statement-breakpoint
CREATE INDEX "tickets_incident" ON "tickets" USING btree ("incident_number","last_inbound_at") WHERE "tickets"."incident_number" is not null;