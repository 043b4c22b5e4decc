import type { Share } from "./score";

/** A weighted mean in the making, arithmetic or geometric. What is not rated is passed over. */
export class WeightedMean {
  private sum = 0;
  private weight = 0;
  private zero = false; // a geometric mean has met a 0

  constructor(private readonly geometric: boolean) {}

  add(share: Share | undefined, weight: number): void {
    if (typeof share !== "number") return;
    this.weight += weight;
    if (!this.geometric) this.sum += weight * share;
    else if (share === 0) this.zero = true;
    else this.sum += weight * Math.log(share);
  }

  /** null when nothing was added */
  value(): number | null {
    if (this.weight === 0) return null;
    if (this.zero) return 0;
    return this.geometric ? Math.exp(this.sum / this.weight) : this.sum / this.weight;
  }
}
