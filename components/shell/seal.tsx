/** Khatm's seal: an eight-pointed stamp with the letter khāʾ cut into it. */
export function Seal({ size = 28, className }: { size?: number; className?: string }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className={className}>
      <path d={star} fill="currentColor" />
      <circle cx="16" cy="16" r="10.25" fill="none" stroke="var(--accent-ink)" strokeWidth="1" />
      <circle cx="16.4" cy="9.9" r="1.35" fill="var(--accent-ink)" />
      <path
        d={letter}
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

const star =
  "M16 1l4.4 4.4h6.2v6.200L31 16l-4.4 4.400v6.200h-6.200L16 31l-4.4-4.400H5.400v-6.200L1 16l4.4-4.400V5.400h6.200Z";
const letter = "M12 13.600c2-.9 4.2-.7 5.7.1 1 .5 2 .6 3 .3-4 .6-7.7 2.3-7.7 5.3 0 2.6 3.6 3.3 7 2.1";
