-- Of a log that was taken before it was kept who told of which shop: where one sender and no file ever told, it was that
-- sender, who goes on; else it counts as a file, which says nothing of what came after it.
INSERT INTO "shop_log_origins" ("shop_id", "origin", "first_at", "last_at")
SELECT e."shop_id", o."origin", min(e."first_at"), max(e."last_at")
FROM "delivery_endpoints" e
CROSS JOIN (
	SELECT CASE
		WHEN count(*) = 1 AND bool_and(s."removed_at" IS NULL) AND NOT EXISTS (SELECT FROM "audit_entries" a WHERE a."action" = 'delivery.import') THEN min(s."id"::text)
		ELSE 'file'
	END AS "origin"
	FROM "log_senders" s
) o
WHERE NOT EXISTS (SELECT FROM "shop_log_origins" r WHERE r."shop_id" = e."shop_id")
GROUP BY e."shop_id", o."origin";
--> statement-breakpoint
INSERT INTO "log_origins" ("origin", "heard_until", "judged_until")
SELECT r."origin", max(r."last_at"), max(r."last_at")
FROM "shop_log_origins" r
GROUP BY r."origin"
ON CONFLICT DO NOTHING;
