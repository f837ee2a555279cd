/**
 * Codes that say that a system did not work, whatever the card: in a quiet week they are rare, so a few of them together weigh
 * more than many refusals. Source: begateway/status_code 0.1.6 and docs.bepaid.by, API v3 and API v2 error codes; which of them
 * are failures of a system is our reading.
 */
export const FAILURE_CODES: ReadonlySet<string> = new Set(
  `E.0600 E.0606 E.0608 E.0629 E.0635 E.1000 E.1006 E.1035 F.0106 F.0107 F.0117 F.0118 F.0119 F.0120 F.0121 F.0122 F.0208
   F.0209 F.0210 F.0211 F.0212 F.0222 F.1000 F.1900 F.2001 F.2003 F.2005 F.2010 F.4003 F.4004 F.4005 F.4007 F.4008 F.4009
   F.4010 F.4034 F.4039 F.4040`.split(/\s+/),
);
