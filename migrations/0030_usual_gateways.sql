CREATE TABLE "usual_gateways" (
	"shop_id" integer NOT NULL,
	"currency" text NOT NULL,
	"method_type" text NOT NULL,
	"gateway_id" text,
	"acquirer_id" uuid,
	CONSTRAINT "usual_gateways_shop_id_currency_method_type_pk" PRIMARY KEY("shop_id","currency","method_type")
);
