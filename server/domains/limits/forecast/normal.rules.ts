/** Phi(z): the share of a normal distribution below `z` deviations. Error below 1.2e-7. */
export function normalShare(z: number): number {
  return z < 0 ? tail(-z) : 1 - tail(z);
}

/** Above `z` >= 0: erfc by the Chebyshev fit of Press et al., Numerical Recipes, 6.2. */
function tail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  let sum = 0;
  for (const coefficient of ERFC) sum = sum * t + coefficient;
  return (t * Math.exp(-x * x + sum)) / 2;
}

/** From the highest power of t down. */
const ERFC = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  -1.26551223,
];

/** Deviations below which 90, and 95, of 100 lie. */
export const Z90 = 1.2816;
export const Z95 = 1.6449;
