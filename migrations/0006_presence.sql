CREATE TABLE "presence" (
	"stream" text NOT NULL,
	"person_id" text NOT NULL,
	"node" text NOT NULL,
	"mode" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "presence_stream_person_id_node_pk" PRIMARY KEY("stream","person_id","node")
);
