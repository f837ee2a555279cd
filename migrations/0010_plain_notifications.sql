-- Kept for a month, so room is cheaper than the time that packing takes while a sender waits.
ALTER TABLE "gateway_notifications" ALTER COLUMN "said" SET STORAGE EXTERNAL, ALTER COLUMN "document" SET STORAGE EXTERNAL;
