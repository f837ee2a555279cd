/**
 * ISO 4217 as of 2026-02: lists one (current) and three (withdrawn), from the public data set datasets/currency-codes.
 * A withdrawn currency has its exponent where payments or shop settings may still name it.
 */
export interface CurrencyFacts {
  code: string;
  /** Decimal digits of the minor unit; undefined for gold, test codes and withdrawn currencies without a record. */
  exponent: number | undefined;
  /** Month (or year) in which ISO withdrew the code. */
  withdrawn?: string;
  /** The code that took its place. */
  successor?: string;
}

const BY_EXPONENT: readonly (readonly [exponent: number | undefined, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  [
    2,
    `
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
      CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
      HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
      MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
      RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
      USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [undefined, 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'],
];

// code/withdrawn/exponent/successor
const WITHDRAWN = `
  ADP/2003-07 AFA/2003-01 ALK/1989-12 ANG/2025-03/2/XCG AOK/1991-03 AON/2000-02 AOR/2000-02 ARA/1992-01
  ARP/1985-07 ARY/1989 ATS/2002-03 AYM/2005-10 AZM/2005-12/2/AZN BAD/1998-07 BEC/1990-03 BEF/2002-03
  BEL/1990-03 BGJ/1989 BGK/1989 BGL/2003-11 BGN/2026-01/2/EUR BOP/1987-02 BRB/1986-03 BRC/1989-02
  BRE/1993-03 BRN/1990-03 BRR/1994-07 BUK/1990-02 BYB/2001-01//BYR BYR/2017-01/0/BYN CHC/2004-11 CSD/2006-10
  CSJ/1989 CSK/1993-03 CUC/2021-06/2/CUP CYP/2008-01 DDM/1990-07 DEM/2002-03 ECS/2000-09 ECV/2000-09
  EEK/2011-01/2/EUR ESA/1978 ESB/1994-12 ESP/2002-03 FIM/2002-03 FRF/2002-03 GEK/1995-10 GHC/2008-01
  GHP/2007-06 GNE/1989-12 GNS/1986-02 GQE/1986-06 GRD/2002-03 GWE/1978 GWP/1997-05 HRD/1995-01
  HRK/2023-01/2/EUR IEP/2002-03 ILP/1978 ILR/1989 ISJ/1989 ITL/2002-03 LAJ/1979-12 LSM/1985-05
  LTL/2014-12/2/EUR LTT/1993-07 LUC/1990-03 LUF/2002-03 LUL/1990-03 LVL/2014-01/2/EUR LVR/1994-12
  MGF/2004-12 MLF/1984-11 MRO/2017-12/2/MRU MTL/2008-01 MTP/1983-06 MVQ/1989-12 MXP/1993-01 MZE/1978
  MZM/2006-06 NIC/1990-10 NLG/2002-03 PEH/1989 PEI/1991-07 PES/1986-02 PLZ/1997-01 PTE/2002-03 RHD/1978
  ROK/1989 ROL/2005-06/2/RON RUR/2004-01/2/RUB SDD/2007-07 SDP/1998-06 SIT/2007-01 SKK/2009-01
  SLL/2023-12/2/SLE SRG/2003-12 STD/2017-12/2/STN SUR/1990-12 TJR/2001-04 TMM/2009-01 TPE/2002-11
  TRL/2005-12/2/TRY UAK/1996-09/2/UAH UGS/1987-05 UGW/1989 USS/2014-03 UYN/1989-12 UYP/1993-03 VEB/2008-01
  VEF/2018-08/2/VES VNC/1989 XEU/1999-01 XFO/2006-10 XFU/2013-11 XRE/1999-11 YDD/1991-09 YUD/1990-01
  YUM/2003-07 YUN/1995-11 ZAL/1995-03 ZMK/2012-12 ZRN/1999-06 ZRZ/1994-02 ZWC/1989-12 ZWD/2008-08
  ZWL/2024-09/2/ZWG ZWN/2006-09 ZWR/2009-06`;

export const CURRENCIES: ReadonlyMap<string, CurrencyFacts> = new Map(
  [...current(), ...withdrawn()].map((facts) => [facts.code, facts]),
);

function current(): CurrencyFacts[] {
  return BY_EXPONENT.flatMap(([exponent, codes]) => wordsOf(codes).map((code) => ({ code, exponent })));
}

function withdrawn(): CurrencyFacts[] {
  return wordsOf(WITHDRAWN).map((line) => {
    const [code = '', month = '', exponent, successor] = line.split('/');
    return {
      code,
      exponent: exponent ? Number(exponent) : undefined,
      withdrawn: month,
      ...(successor ? { successor } : {}),
    };
  });
}

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/);
}
