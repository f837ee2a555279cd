/** A watch of four hours, one quarter of it on duty. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <circle cx="13" cy="13" r="10.75" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="M13 13V2.25A10.75 10.75 0 0 1 22.3 7.6Z" fill="var(--accent)" />
      <path d="M13 4.5V2.2M13 23.8v-2.3M4.5 13H2.2M23.8 13h-2.3" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="13" cy="13" r="1.6" fill="var(--ink)" />
    </svg>
  );
}
