/** The 95 % interval of a share that n trials gave (Wilson 1927, z = 1.96); without trials 0 to 1. */
export function wilson(share: number, n: number): [low: number, high: number] {
  const z = 1.959963984540054;
  if (n < 1) return [0, 1];
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
